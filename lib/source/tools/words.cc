// words SCHEMAS_DIR SOURCE...: holds the ids of messages in the sources (lib/, cli/) against SCHEMAS_DIR/messages/.
// A string that has the form of an id and no words, and an entry of messages/ that is not whole, is printed as
// `path:line: ...` and stops the build: nobody is shown a `?`. Ids that are put together at run time begin with a
// string that ends in a dot or a dash; some id must begin so, and a test goes through their tables.
#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "source/data.h"
#include "source/read_file.h"
#include "source/yaml.h"

namespace {

using namespace lanzhi;

constexpr DataWords kWords{.argument = "key",
                           .unknown = "unknown key",
                           .missing = "missing",
                           .map = "not a map",
                           .list = "not a list",
                           .word = "not a text",
                           .words = "not words",
                           .flag = "not a flag",
                           .number = "not a number"};

// What has the form of an id, but is none.
constexpr std::array<std::string_view, 8> kNoIds = {
    "a.date",           "b.date",                                            // arguments of messages
    "waiver-ends",                                                           // a duty in `due`, named by the view
    "safe.directory",   "user.email", "yaml.schemas", "redhat.vscode-yaml",  // settings of git and of an editor
    "datapackage.json",                                                      // a file
};

// The first words of ids without a dot.
constexpr std::array<std::string_view, 4> kFamilies = {"yaml-", "record-", "waiver-", "handbook-"};

using Ids = std::set<std::string, std::less<>>;

bool failed = false;

void Fail(std::string_view path, std::string_view text, std::size_t at, std::string_view what) {
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  fmt::print(stderr, "{}:{}: {}\n", path, line, what);
  failed = true;
}

void ReadMessages(const std::filesystem::path& path, Ids& ids) {
  const std::string name = path.generic_string();
  const Parsed parsed = ParseYaml(MakeFile(name, ReadFile(name).value_or("")));
  if (parsed.tree.nodes.empty()) return;  // `pack` says why
  Diagnostics diagnostics;
  Faults faults(diagnostics);
  DataMap file(faults, kWords, {&parsed.tree, parsed.tree.nodes.data()});
  if (const Part list = file.List("messages")) {
    for (const Part entry : list) {
      DataMap message(faults, kWords, entry);
      const std::string id(message.NeedWord("id"));
      static_cast<void>(message.NeedWord("zh"));
      static_cast<void>(message.NeedWord("en"));
      message.Finish();
      if (!ids.insert(id).second)
        Fail(name, parsed.tree.file->bytes, entry.place().span.begin, id + " has words twice");
    }
  }
  file.Finish();
  for (const Diagnostic& fault : diagnostics) {
    const auto& key = std::get<std::string>(fault.message.args.front().value);
    Fail(name, parsed.tree.file->bytes, fault.place.span.begin, fault.message.id + ": " + key);
  }
}

bool HasForm(std::string_view text) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  if (text.empty() || text[0] < 'a' || text[0] > 'z') return false;
  if (!std::all_of(text.begin(), text.end(), allowed) || text.find("..") != std::string_view::npos) return false;
  if (text.find('.') != std::string_view::npos) return !text.ends_with(".yaml");
  return std::any_of(kFamilies.begin(), kFamilies.end(), [&](std::string_view each) { return text.starts_with(each); });
}

// A diagnostic rule may have words only for its cases: `record-wrong-type.date`.
bool HasWords(std::string_view text, const Ids& ids) {
  if (ids.contains(text) || std::find(kNoIds.begin(), kNoIds.end(), text) != kNoIds.end()) return true;
  const bool part = text.ends_with('.') || text.ends_with('-');
  const bool rule = text.find('.') == std::string_view::npos;
  if (!part && !rule) return false;
  const std::string begin = part ? std::string(text) : std::string(text) + ".";
  const auto next = ids.lower_bound(begin);
  return next != ids.end() && next->starts_with(begin);
}

// Calls visit(string between quotes, where it begins) for every string of a C++ source.
template <typename Visit>
void EachString(std::string_view text, Visit visit) {
  const auto after = [&](std::string_view end, std::size_t from) {
    const std::size_t found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  for (std::size_t at = 0; at < text.size();) {
    const bool line_begins = at == 0 || text[at - 1] == '\n';
    if (text.substr(at, 2) == "//" || (line_begins && text[at] == '#')) {
      at = after("\n", at);
    } else if (text.substr(at, 2) == "R\"") {
      const std::size_t open = text.find('(', at);
      at = after(")" + std::string(text.substr(at + 2, open - at - 2)) + "\"", open);
    } else if (text[at] == '"' ||
               (text[at] == '\'' && (at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0))) {
      const char quote = text[at];
      const std::size_t begin = ++at;
      while (at < text.size() && text[at] != quote && text[at] != '\n') at += text[at] == '\\' ? 2 : 1;
      if (quote == '"') visit(text.substr(begin, at - begin), begin);
      ++at;
    } else {
      ++at;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: words SCHEMAS_DIR SOURCE...\n");
    return 2;
  }
  Ids ids;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(argv[1]) / "messages")) {
    ReadMessages(entry.path(), ids);
  }
  for (int i = 2; i < argc; ++i) {
    const std::string text = ReadFile(argv[i]).value_or("");
    EachString(text, [&](std::string_view string, std::size_t at) {
      if (HasForm(string) && !HasWords(string, ids)) Fail(argv[i], text, at, fmt::format("'{}' has no words", string));
    });
  }
  return failed ? 1 : 0;
}
