// Runs the golden tests below a folder; `--update` writes what the program prints now.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "golden/scratch.h"
#include "source/read_file.h"
#include "support/sample.h"

namespace lanzhi::test {
namespace {

namespace fs = std::filesystem;

struct Section {
  std::string word;  // "file", "run", ...; "" for the lines before the first
  std::string rest;
  std::string body;
};

std::string Escape(const std::string& body) {
  std::string out;
  std::size_t at = 0;
  while (at < body.size()) {
    std::size_t end = body.find('\n', at);
    const bool last = end == std::string::npos;
    if (last) end = body.size();
    const std::string line = body.substr(at, end - at);
    if (line.rfind("-- ", 0) == 0 || line.rfind("\\", 0) == 0) out += '\\';
    out += line + "\n";
    if (last) out += "\\ no newline\n";
    at = end + 1;
  }
  return out;
}

std::vector<Section> ParseTest(const std::string& text) {
  std::vector<Section> sections(1);
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find('\n', at);
    if (end == std::string::npos) end = text.size();
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.rfind("-- ", 0) == 0) {
      const std::size_t colon = line.find(':');
      Section section;
      section.word = line.substr(3, colon - 3);
      if (colon != std::string::npos && colon + 2 < line.size()) section.rest = line.substr(colon + 2);
      sections.push_back(section);
      continue;
    }
    Section& last = sections.back();
    if (line == "\\ no newline") {
      if (!last.body.empty()) last.body.pop_back();
      continue;
    }
    if (line.rfind("\\", 0) == 0) line.erase(0, 1);
    last.body += line + "\n";
  }
  return sections;
}

std::string FromHex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

// What is no file of its own: `link: PATH TARGET`, `twin: PATH OTHER` (a second name), `pipe: PATH`. It takes the place
// of what is there.
void Make(const std::string& what, const fs::path& root, const std::string& rest) {
  const std::size_t blank = rest.find(' ');
  const fs::path path = root / rest.substr(0, blank);
  const std::string target = blank == std::string::npos ? std::string() : rest.substr(blank + 1);
  fs::create_directories(path.parent_path());
  fs::remove(path);
  if (what == "link") fs::create_symlink(target, path);
  if (what == "twin") fs::create_hard_link(root / target, path);
  if (what == "pipe" && mkfifo(path.c_str(), 0600) != 0) throw std::runtime_error("mkfifo " + rest);
}

void AppendSection(std::string& out, const std::string& head, const std::string& body) {
  out += "-- " + head + "\n" + Escape(body);
}

// The test's text as the program makes it now. Outputs of a run stand directly behind it; empty ones are left out.
std::string Actual(const std::string& text, const fs::path& tree) {
  Scratch scratch;
  std::string out;
  std::string input;
  for (const Section& section : ParseTest(text)) {
    const std::string& word = section.word;
    if (word.empty()) {
      out += section.body;
      continue;
    }
    if (word == "exit" || word == "out" || word == "err") continue;
    const std::string head = word + ":" + (section.rest.empty() ? "" : " " + section.rest);
    if (word == "show") {
      AppendSection(out, head, scratch.Read(section.rest));
      continue;
    }
    AppendSection(out, head, section.body);
    if (word == "file") scratch.Write(section.rest, section.body);
    if (word == "copy") fs::copy(tree / section.rest, scratch.root(), fs::copy_options::recursive);
    if (word == "git") scratch.Git(section.rest);
    if (word == "in") input = section.body;
    if (word == "link" || word == "twin" || word == "pipe") Make(word, scratch.root(), section.rest);
    if (word == "bytes") {
      const std::size_t blank = section.rest.find(' ');
      scratch.Write(section.rest.substr(0, blank), FromHex(section.rest.substr(blank + 1)));
    }
    if (word == "env") {
      const std::size_t equals = section.rest.find('=');
      if (equals == std::string::npos) {
        scratch.variables.erase(section.rest);
      } else {
        scratch.variables[section.rest.substr(0, equals)] = section.rest.substr(equals + 1);
      }
    }
    if (word == "run") {
      const RunResult result = scratch.Run(section.rest, input);
      input.clear();
      out += "-- exit: " + std::to_string(result.exit) + "\n";
      if (!result.out.empty()) AppendSection(out, "out:", result.out);
      if (!result.err.empty()) AppendSection(out, "err:", result.err);
    }
  }
  return out;
}

void ShowDifference(const std::string& want, const std::string& have) {
  std::size_t line = 1;
  std::size_t at = 0;
  while (at < want.size() && at < have.size() && want[at] == have[at]) line += want[at++] == '\n' ? 1 : 0;
  const std::size_t start = want.rfind('\n', at == 0 ? 0 : at - 1);
  const std::size_t from = start == std::string::npos ? 0 : start + 1;
  std::cerr << "  first difference in line " << line << "\n  wanted: " << want.substr(from, want.find('\n', at) - from)
            << "\n  have:   " << have.substr(from, have.find('\n', at) - from) << "\n";
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  const bool update = argc == 4 && std::string(argv[1]) == "--update";
  if (argc != 3 && !update) {
    std::cerr << "usage: golden [--update] TREE FOLDER\n";
    return 2;
  }
  const fs::path tree = argv[argc - 2];
  std::vector<fs::path> tests;
  for (const auto& entry : fs::recursive_directory_iterator(argv[argc - 1])) {
    if (entry.path().extension() == ".test") tests.push_back(entry.path());
  }
  std::sort(tests.begin(), tests.end());
  if (!update) {
    const lanzhi::test::Sample sample = lanzhi::test::SampleOf(static_cast<int>(tests.size()), 1, 3);
    const auto wanted = static_cast<std::size_t>(sample.rounds);
    if (wanted < tests.size()) {
      std::shuffle(tests.begin(), tests.end(), std::mt19937(sample.seed));
      tests.resize(wanted);
    }
  }
  int failures = 0;
  for (const fs::path& test : tests) {
    const std::string want = lanzhi::ReadFile(test).value();
    const std::string have = lanzhi::test::Actual(want, tree);
    if (want == have) continue;
    if (update) {
      std::ofstream(test, std::ios::binary) << have;
      std::cout << "updated " << test.filename().string() << "\n";
      continue;
    }
    ++failures;
    std::cerr << "FAILED " << test.string() << "\n";
    lanzhi::test::ShowDifference(want, have);
  }
  std::cout << tests.size() << " golden tests, " << failures << " failures\n";
  return failures == 0 && !tests.empty() ? 0 : 1;
}
