// Keeps the account of the golden tests: every message in both languages, every option, format and exit code appears
// in one. What is exempt stands with its reason in exempt.txt.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "source/packed.h"
#include "source/read_file.h"

namespace lanzhi::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The fixed parts of a template, between its `<name>`s.
std::vector<std::string> FixedParts(std::string_view words) {
  std::vector<std::string> parts;
  std::string part;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t end = words[i] == '<' ? words.find('>', i) : std::string_view::npos;
    if (end != std::string_view::npos || words[i] == '\n') {
      if (!part.empty()) parts.push_back(part);
      part.clear();
      if (end != std::string_view::npos) i = end;
      continue;
    }
    part += words[i];
  }
  if (!part.empty()) parts.push_back(part);
  return parts;
}

bool Appears(const std::vector<std::string>& parts, const std::string& text) {
  if (parts.empty()) return true;
  for (std::size_t at = text.find(parts[0]); at != std::string::npos; at = text.find(parts[0], at + 1)) {
    const std::size_t end = std::min(text.size(), at + 2000);
    std::size_t next = at + parts[0].size();
    bool all = true;
    for (std::size_t i = 1; i < parts.size() && all; ++i) {
      const std::size_t found = text.find(parts[i], next);
      all = found != std::string::npos && found < end;
      if (all) next = found + parts[i].size();
    }
    if (all) return true;
  }
  return false;
}

class Account {
 public:
  explicit Account(const fs::path& tree) {
    for (const char* folder : {"tests/golden"}) {
      for (const auto& entry : fs::recursive_directory_iterator(tree / folder)) {
        if (entry.path().extension() == ".test") text_ += ReadFile(entry.path()).value();
      }
    }
    text_ += ReadFile(tree / "README.md").value();
    for (const std::string& line : Lines(ReadFile(tree / "tests/coverage/exempt.txt").value())) {
      if (!line.empty() && line[0] != '#') exempt_.insert(line.substr(0, line.find(' ')));
    }
  }

  void Check(const std::string& what, const std::vector<std::string>& parts) {
    ++checked_;
    const bool seen = Appears(parts, text_);
    const bool exempt = exempt_.count(what) != 0;
    if (seen && exempt) Fail(what + " is exempt, but appears");
    if (!seen && !exempt) Fail(what + " appears in no golden test");
  }

  void CheckMessages() {
    for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
      if (file->path.rfind("messages/", 0) != 0) continue;
      const Tree tree = Unpack(file->packed);
      const Node* messages = tree.Find(tree.nodes.front(), "messages");
      if (messages == nullptr) {
        Fail(std::string(file->path) + " has no messages");
        continue;
      }
      for (const Node& message : Children(tree, *messages)) {
        const std::string id(tree.TextOf(*tree.Find(message, "id")));
        for (const char* language : {"zh", "en"}) {
          const Node* words = tree.Find(message, language);
          if (words == nullptr) {
            Fail(id + " has no words in " + language);
          } else {
            Check(id + ":" + language, FixedParts(tree.TextOf(*words)));
          }
        }
      }
    }
  }

  // Options are read from the help pages that the golden tests hold.
  void CheckRuns() {
    std::string runs;
    std::set<std::string> options;
    for (const std::string& line : Lines(text_)) {
      if (line.rfind("-- run: ", 0) == 0) runs += line + " \n";
      for (std::size_t at = line.find("  --"); at != std::string::npos && at < 12; at = std::string::npos) {
        const std::size_t begin = at + 2;
        if (line.compare(begin, 3, "---") == 0) continue;  // underlines in a frame
        options.insert(line.substr(begin, line.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", begin) - begin));
      }
    }
    if (options.size() < 10) Fail("the help pages hold too few options");
    for (const std::string& option : options) {
      ++checked_;
      if (runs.find(option) == std::string::npos) Fail("option " + option + " is in no run of a golden test");
    }
    for (const char* code : {"0", "1", "2", "3"}) {
      ++checked_;
      if (text_.find("-- exit: " + std::string(code) + "\n") == std::string::npos)
        Fail(std::string("exit code ") + code);
    }
    for (const char* format :
         {"human", "concise", "json", "sarif", "github", "gitlab", "junit", "table", "csv", "ics", "md", "html"}) {
      ++checked_;
      const bool seen = runs.find(std::string("-f ") + format) != std::string::npos ||
                        runs.find(std::string("--format ") + format) != std::string::npos;
      if (!seen) Fail(std::string("format ") + format);
    }
  }

  int Report() const {
    std::cout << checked_ << " messages, options, formats and exit codes, " << failures_ << " without a golden test\n";
    return failures_ == 0 ? 0 : 1;
  }

 private:
  void Fail(const std::string& what) {
    ++failures_;
    std::cerr << "coverage: " << what << "\n";
  }

  std::string text_;
  std::set<std::string> exempt_;
  int checked_ = 0;
  int failures_ = 0;
};

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  lanzhi::test::Account account{std::filesystem::path(argv[1])};
  account.CheckMessages();
  account.CheckRuns();
  return account.Report();
}
