// Runs a target without libFuzzer: inputs are pieces of the seeds, mangled by a seed that is printed (LANZHI_SEED draws
// them again). usage: driver COUNT PATH...
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "fuzz/target.h"
#include "source/read_file.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> SeedsIn(const std::vector<std::string>& paths) {
  std::vector<std::string> seeds;
  const auto add = [&](const fs::path& path) {
    if (auto text = lanzhi::ReadFile(path.string()); text && text->size() < 20000) seeds.push_back(*std::move(text));
  };
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      add(path);
      continue;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::for_each(files.begin(), files.end(), add);
  }
  return seeds;
}

class Mangler {
 public:
  Mangler(std::vector<std::string> seeds, std::uint32_t seed) : seeds_(std::move(seeds)), random_(seed) {}

  std::string Next() {
    std::string text = seeds_[Below(seeds_.size())];
    for (std::size_t times = Below(5); times > 0; --times) Change(text);
    return text;
  }

 private:
  std::size_t Below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  void Change(std::string& text) {
    const std::size_t at = Below(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, Below(40));
    const std::string& other = seeds_[Below(seeds_.size())];
    const std::size_t from = Below(other.size() + 1);
    switch (Below(5)) {
      case 0:  // a byte
        text.insert(at, 1, static_cast<char>(Below(256)));
        break;
      case 1:  // some bytes less
        text.erase(at, length);
        break;
      case 2:  // a piece of another
        text.insert(at, other.substr(from, Below(80)));
        break;
      case 3:  // a piece twice
        text.insert(at, text.substr(at, length));
        break;
      default: {  // a line of another for one of its own
        const std::size_t end = std::min(text.find('\n', at), text.size());
        text.replace(at, end - at, other.substr(from, std::min(other.find('\n', from), other.size()) - from));
      }
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937 random_;
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  const int count = args.empty() ? 0 : std::atoi(args[0].c_str());
  std::vector<std::string> seeds = SeedsIn({args.begin() + (args.empty() ? 0 : 1), args.end()});
  if (count <= 0 || seeds.empty()) {
    std::cerr << "usage: driver COUNT PATH...\n";
    return 2;
  }
  const char* given = std::getenv("LANZHI_SEED");
  const auto seed = given == nullptr ? std::random_device()() : static_cast<std::uint32_t>(std::atoll(given));
  std::cout << "seed " << seed << std::endl;  // before anything can end the process
  const std::size_t files = seeds.size();
  Mangler mangler(std::move(seeds), seed);
  int executed = 0;
  for (int i = 0; i < count; ++i) {
    const std::string input = mangler.Next();
    const auto* data = reinterpret_cast<const std::uint8_t*>(input.data());
    if (LLVMFuzzerTestOneInput(data, input.size()) == 0) ++executed;
  }
  std::cout << executed << " executions from " << files << " seeds\n";
  // A target that turns inputs away shows nothing.
  return executed * 2 >= count ? 0 : 1;
}
