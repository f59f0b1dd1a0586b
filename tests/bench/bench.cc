// Measures, never tests. See README.md here.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <regex>

#include "source/bytes.h"
#include "source/draft.h"
#include "source/read_file.h"
#include "source/scanner.h"
#include "source/yaml.h"
#include "source/yaml_arbiter.h"
#include "workspace/open.h"
#include "workspace/visit.h"

namespace lanzhi::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double Seconds(Clock::time_point from) { return std::chrono::duration<double>(Clock::now() - from).count(); }

// Moves every date of a record by the same number of whole weeks, so that what kept its deadline still does.
std::string Shift(const std::string& text, int days) {
  static const std::regex date("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
  std::string out;
  std::size_t at = 0;
  for (std::sregex_iterator match(text.begin(), text.end(), date), end; match != end; ++match) {
    out += text.substr(at, static_cast<std::size_t>(match->position()) - at);
    const auto day = ParseDate(match->str());
    out += day ? FormatDate(*day + std::chrono::days{days}) : match->str();
    at = static_cast<std::size_t>(match->position() + match->length());
  }
  return out + text.substr(at);
}

constexpr std::size_t kShortest = 1000;  // of a case to be made from, in bytes

// `count` records made from the cases of an example agency, beside all of its own that others lead to: same shape,
// other ids, clients and days; 5.0 KB on average.
int Make(const fs::path& example, const fs::path& target, int count, unsigned seed) {
  fs::create_directories(target);
  std::vector<std::string> templates;
  for (const auto& entry : fs::recursive_directory_iterator(example)) {
    if (!entry.is_regular_file()) continue;
    const fs::path relative = fs::relative(entry.path(), example);
    const std::string top = relative.begin()->string();
    if (top == "waivers") continue;
    fs::create_directories((target / relative).parent_path());
    fs::copy_file(entry.path(), target / relative, fs::copy_options::overwrite_existing);
    if (top != "cases") continue;
    std::string text = ReadFile(entry.path()).value();
    if (text.size() > kShortest) templates.push_back(std::move(text));
  }
  if (templates.empty()) {
    std::cerr << "no case of the example is long enough\n";
    return 2;
  }
  std::mt19937 random(seed);
  std::sort(templates.begin(), templates.end());
  for (int i = 0; i < count; ++i) {
    std::string text = Shift(templates[random() % templates.size()], 7 * static_cast<int>(random() % 12));
    const std::string id = fmt::format("C2026-{:06}", i);
    const std::size_t colon = text.find(": ");
    text.replace(colon + 2, text.find('\n', colon) - colon - 2, id);
    // A client of its own: who has two open cases gets a warning.
    if (const std::size_t client = text.find(": K"); client != std::string::npos) {
      text.replace(client + 2, text.find_first_of(",\n", client) - client - 2, fmt::format("K{:06}", i));
    }
    const fs::path path = target / "cases" / fmt::format("{:03}", i / 1000) / (id + ".yaml");
    if (i % 1000 == 0) fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  return 0;
}

constexpr int kPasses = 5;

// The shortest times of each stage for each record: what else runs on the machine only adds.
struct Stages {
  double read = 1e9, scan = 1e9, arbiter = 1e9, bind = 1e9, assess = 1e9;
};

void KeepShorter(double& best, Clock::time_point from) { best = std::min(best, Seconds(from)); }

// Whether the scanner takes the file; else the arbiter has read it.
bool IsScanned(const FilePtr& file) {
  Tree tree;
  tree.file = file;
  Draft draft(file);
  return CheckBytes(draft) && draft.IsUntouched() && Scanner(tree).Run();
}

void Arbitrate(const FilePtr& file) {
  Tree tree;
  tree.file = file;
  Draft draft(file);
  if (CheckBytes(draft)) ReadByArbiter(draft, tree);
}

// One thread, stage by stage over the same records, several times.
int MeasureStages(const fs::path& folder) {
  auto start = Clock::now();
  Workspace workspace = OpenWorkspace(OpenDisk(folder.string()), std::nullopt, 1);
  const double open = Seconds(start);
  if (!workspace.handbook || !workspace.waivers) return 2;
  std::vector<std::size_t> cases;
  for (std::size_t i = 0; i < workspace.entries.size(); ++i) {
    if (workspace.entries[i].linked == nullptr) cases.push_back(i);
  }
  std::vector<Stages> best(cases.size());
  std::size_t bytes = 0;
  std::size_t declined = 0;
  std::size_t outcomes = 0;
  for (int pass = 0; pass < kPasses; ++pass) {
    bytes = outcomes = declined = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
      start = Clock::now();
      const Loaded loaded = workspace.store->Read(workspace.entries[cases[i]].path);
      KeepShorter(best[i].read, start);
      bytes += loaded.file->bytes.size();

      declined += IsScanned(loaded.file) ? 0 : 1;
      start = Clock::now();
      Arbitrate(loaded.file);
      KeepShorter(best[i].arbiter, start);

      start = Clock::now();
      Parsed parsed = ParseYaml(loaded.file);
      KeepShorter(best[i].scan, start);

      start = Clock::now();
      Reading reading =
          ReadRecord(std::move(parsed), workspace.handbook->shapes(), workspace.keys, workspace.casebook.get());
      KeepShorter(best[i].bind, start);

      start = Clock::now();
      outcomes += Assess(*reading.record, *workspace.handbook, *workspace.casebook, *workspace.waivers, std::nullopt,
                         Want::breaches)
                      .size();
      KeepShorter(best[i].assess, start);
    }
  }
  Stages all{0, 0, 0, 0, 0};
  for (const Stages& one : best) {
    all.read += one.read;
    all.scan += one.scan;
    all.arbiter += one.arbiter;
    all.bind += one.bind;
    all.assess += one.assess;
  }
  const double n = static_cast<double>(cases.size());
  const auto line = [&](const char* name, double seconds) {
    fmt::print("{:<34}{:>9.3f} s{:>9.1f} us a record\n", name, seconds, seconds / n * 1e6);
  };
  fmt::print("{} records, {:.1f} KB each, {} breaches\n", cases.size(), static_cast<double>(bytes) / n / 1024,
             outcomes);
  fmt::print("declined by the scanner: {} of {}\n", declined, cases.size());
  line("read", all.read);
  line("scan", all.scan);
  line("bind and link", all.bind);
  line("assess", all.assess);
  line("the four", all.read + all.scan + all.bind + all.assess);
  line("the arbiter in place of the scanner", all.arbiter);
  fmt::print("{:<34}{:>9.3f} s: handbook, linked records\n", "start", open);
  return 0;
}

double SecondsOf(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// What the runs of a command took.
class Runs {
 public:
  explicit Runs(char** argv) : argv_(argv) {}

  void RunOnce() {
    const auto start = Clock::now();
    const pid_t child = fork();
    if (child == 0) {
      if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen("/dev/null", "w", stderr) == nullptr)
        _exit(126);
      execvp(argv_[0], argv_);
      _exit(127);
    }
    rusage usage{};
    wait4(child, &status_, 0, &usage);
    times_.push_back(Seconds(start));
    used_.push_back(SecondsOf(usage.ru_utime) + SecondsOf(usage.ru_stime));
    peak_ = std::max(peak_, usage.ru_maxrss);
  }

  // Wall and processor time (smallest, median) and peak memory.
  void Print() {
    std::sort(times_.begin(), times_.end());
    std::sort(used_.begin(), used_.end());
    fmt::print("min {:.4f} s  median {:.4f} s  processor {:.4f} s  peak {:.1f} MB  exit {}\n", times_.front(), Median(),
               used_.front(), static_cast<double>(peak_) / 1024, WIFEXITED(status_) ? WEXITSTATUS(status_) : -1);
  }

  // Once printed.
  [[nodiscard]] double Min() const { return times_.front(); }
  [[nodiscard]] double Median() const { return times_[times_.size() / 2]; }

 private:
  char** argv_;
  std::vector<double> times_, used_;
  long peak_ = 0;
  int status_ = 0;
};

int Measure(int runs, char** argv) {
  Runs measured(argv);
  for (int i = 0; i < runs; ++i) measured.RunOnce();
  measured.Print();
  return 0;
}

// Two commands, parted by `--`, in turn: what else the machine does from minute to minute falls on both.
int Compare(int runs, char** argv) {
  char** second = argv;
  while (*second != nullptr && std::string_view(*second) != "--") ++second;
  if (*second == nullptr) return 2;
  *second++ = nullptr;
  Runs first(argv), other(second);
  for (int i = 0; i < runs; ++i) {
    first.RunOnce();
    other.RunOnce();
  }
  first.Print();
  other.Print();
  fmt::print("the second of the first: min {:.1f} %  median {:.1f} %\n", other.Min() / first.Min() * 100,
             other.Median() / first.Median() * 100);
  return 0;
}

}  // namespace
}  // namespace lanzhi::bench

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "make" && argc == 6)
    return lanzhi::bench::Make(argv[2], argv[3], std::stoi(argv[4]), static_cast<unsigned>(std::stoul(argv[5])));
  if (what == "stages" && argc == 3) return lanzhi::bench::MeasureStages(argv[2]);
  if (what == "measure" && argc > 3) return lanzhi::bench::Measure(std::stoi(argv[2]), argv + 3);
  if (what == "compare" && argc > 3) return lanzhi::bench::Compare(std::stoi(argv[2]), argv + 3);
  std::cerr << "usage: bench make EXAMPLE TARGET COUNT SEED | bench stages FOLDER | bench measure RUNS COMMAND... | "
               "bench compare RUNS COMMAND... -- COMMAND...\n";
  return 2;
}
