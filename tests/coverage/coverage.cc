// Keeps the account of the golden tests: every message in both languages, every option, every format of every
// command and every exit code appears in one. What is exempt stands with its reason in exempt.txt.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"
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
    constexpr std::size_t kNear = 2000;  // bytes
    std::string_view near = std::string_view(text).substr(at + parts[0].size(), kNear);
    bool all = true;
    for (std::size_t i = 1; i < parts.size() && all; ++i) {
      const std::size_t found = near.find(parts[i]);
      all = found != std::string_view::npos;
      if (all) near.remove_prefix(found + parts[i].size());
    }
    if (all) return true;
  }
  return false;
}

// A manual page as it reads: hyphens, and places where a line may end, are marked in it.
std::string WithoutRoff(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view two = std::string_view(text).substr(at, 2);
    if (two == "\\:") ++at;
    if (two != "\\:" && two != "\\-") out += text[at];
  }
  return out;
}

class Account {
 public:
  explicit Account(const fs::path& tree) {
    for (const char* folder : {"tests/golden"}) {
      for (const auto& entry : fs::recursive_directory_iterator(tree / folder)) {
        if (entry.path().extension() == ".test") text_ += ReadFile(entry.path()).value();
      }
    }
    text_ = WithoutRoff(text_) + ReadFile(tree / "README.md").value();
    for (const std::string& line : Lines(ReadFile(tree / "tests/coverage/exempt.txt").value())) {
      if (line.empty() || line[0] == '#') continue;
      const std::string name = line.substr(0, line.find(' '));
      (name.back() == '*' ? exempt_groups_ : exempt_).insert(name);
    }
  }

  void Check(const std::string& what, const std::vector<std::string>& parts) {
    ++checked_;
    const bool seen = Appears(parts, text_);
    const bool exempt = exempt_.count(what) != 0;
    if (exempt_groups_.count(what.substr(0, what.find('.') + 1) + '*') != 0) return;
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

  // Every option of every command, and every format: in a run that asks for it, or for the first one of the command's
  // table, which is its usual one, in a run that asks for none.
  void CheckRuns() {
    for (const std::string& line : Lines(text_)) {
      if (line.rfind("-- run: ", 0) == 0) runs_.push_back(line.substr(7) + " ");
    }
    Globals ignored;
    CheckOptions({}, GlobalOptions(ignored));
    for (const Command& command : Commands()) {
      CheckOptions(command.name, command.options);
      for (const FormatName& format : command.formats) {
        const std::string name(format.name);
        ++checked_;
        bool seen = &format == &command.formats.front() && Runs(command.name, {});
        for (const char* asks : {" -f ", " --format "}) {
          for (const char* end : {" ", "="}) seen = seen || Runs(command.name, asks + name + end);
        }
        if (!seen) Fail("format " + name + " of " + command.name + " is in no run of a golden test");
      }
    }
    for (const char* code : {"0", "1", "2", "3"}) {
      ++checked_;
      if (text_.find("-- exit: " + std::string(code) + "\n") == std::string::npos)
        Fail(std::string("exit code ") + code);
    }
  }

  int Report() const {
    std::cout << checked_ << " messages, options, formats and exit codes, " << failures_ << " without a golden test\n";
    return failures_ == 0 ? 0 : 1;
  }

 private:
  // Whether `words` stand in a run of this command; "" for a command or words: any.
  [[nodiscard]] bool Runs(const std::string& command, const std::string& words) const {
    return std::any_of(runs_.begin(), runs_.end(), [&](const std::string& run) {
      return run.find(words) != std::string::npos &&
             (command.empty() || run.find(' ' + command + ' ') != std::string::npos);
    });
  }

  void CheckOptions(const std::string& command, const std::vector<Option>& options) {
    for (const Option& option : options) {
      if (option.IsPositional()) continue;
      ++checked_;
      bool seen = false;
      std::istringstream names(option.names);
      for (std::string name; std::getline(names, name, ',');) seen = seen || Runs(command, ' ' + name);
      if (!seen) Fail("option " + option.names + " of " + command + " is in no run of a golden test");
    }
  }

  void Fail(const std::string& what) {
    ++failures_;
    std::cerr << "coverage: " << what << "\n";
  }

  std::string text_;
  std::vector<std::string> runs_;  // " due -f json "
  std::set<std::string> exempt_, exempt_groups_;
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
