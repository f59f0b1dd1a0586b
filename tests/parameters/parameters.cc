// Holds the table of parameters in schemas/README.md against the tables in the code. `--update` writes it anew.
// usage: parameters [--update] TREE
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

#include "rule/rule.h"

namespace lanzhi::test {
namespace {

constexpr std::string_view kBegin = "<!-- parameters: written by build/tests/parameters --update . -->\n";
constexpr std::string_view kEnd = "<!-- end of parameters -->\n";

std::string_view NameOf(Expect::What what) {
  switch (what) {
    case Expect::What::anything:
      return "path";
    case Expect::What::date:
      return "path of a date";
    case Expect::What::time:
      return "path of a time";
    case Expect::What::unit:
      return "path of a month, half or year";
    case Expect::What::day:
      return "path of a date, month, half or year";
    case Expect::What::number:
      return "path of a number";
    case Expect::What::count:
      return "path of a count";
    case Expect::What::ordered:
      return "path of dates, times, numbers or choices";
    case Expect::What::sections:
      return "path of a section or of a list of them";
    case Expect::What::signed_section:
      return "path of a section that somebody signs";
    case Expect::What::reference:
      return "path of a reference";
    case Expect::What::list:
      return "path of a list";
  }
  return {};
}

template <typename T>
std::string Keys() {
  std::string keys;
  ForEachParameter<T>([&](const auto& row) {
    keys += keys.empty() ? "`{" : ", ";
    keys += row.key;
  });
  return keys + "}`";
}

// What stands behind the key: one overload for each type of parameter.
std::string FormOf(const Path*, const ParameterTraits& row) { return std::string(NameOf(row.expect.what)); }
std::string FormOf(const std::vector<Path>*, const ParameterTraits& row) {
  return FormOf(static_cast<Path*>(nullptr), row) + ", or a list of such";
}
std::string FormOf(const std::vector<std::vector<Path>>*, const ParameterTraits& row) {
  return "list of: " + FormOf(static_cast<std::vector<Path>*>(nullptr), row);
}
std::string FormOf(const PathsOrAll*, const ParameterTraits& row) {
  return "`true`, or a list: " + FormOf(static_cast<Path*>(nullptr), row);
}
std::string FormOf(const PathsAndValues*, const ParameterTraits&) { return "list of paths and values"; }
std::string FormOf(const ValueLike*, const ParameterTraits&) { return "value"; }
std::string FormOf(const Tests*, const ParameterTraits&) { return "tests"; }
std::string FormOf(const Limit*, const ParameterTraits&) { return "`P`"; }
std::string FormOf(const std::optional<Limit>*, const ParameterTraits&) { return "`{after: P}`"; }
std::string FormOf(const Within*, const ParameterTraits&) {
  return "`{after: P}`, `{before: P}`, `{by: path}`; or `at_least: {before: P}`; or `not_before: P`";
}
std::string FormOf(const Timely*, const ParameterTraits&) { return "`P`"; }
std::string FormOf(const Share*, const ParameterTraits&) { return "`N%`"; }
std::string FormOf(const Early*, const ParameterTraits&) { return "`keep` or `again`"; }
std::string FormOf(const std::vector<Settlement>*, const ParameterTraits&) {
  return "list of: path of a date, `month`, `{months: n, severity}`, `{later: path, severity}`";
}
std::string FormOf(const Restart*, const ParameterTraits&) { return "`done`"; }
std::string FormOf(const Elsewhere*, const ParameterTraits&) {
  return "`{kind, where: tests}`, with `of: path`; `{list: path}` for `kind`";
}
std::string FormOf(const Severity*, const ParameterTraits&) { return "`error`, `warning` or `info`"; }
std::string FormOf(const Shape* const*, const ParameterTraits&) { return "kind of record"; }
std::string FormOf(const Words*, const ParameterTraits&) { return "`{zh, en}`"; }
std::string FormOf(const bool*, const ParameterTraits&) { return "`true`"; }
std::string FormOf(const std::int64_t*, const ParameterTraits&) { return "number"; }
std::string FormOf(const std::string_view*, const ParameterTraits&) { return "word"; }
std::string FormOf(const std::vector<std::string_view>*, const ParameterTraits&) { return "word, or a list of such"; }
template <typename T>
std::string FormOf(const std::optional<T>*, const ParameterTraits& row) {
  return FormOf(static_cast<T*>(nullptr), row);
}
template <HasParameters T>
std::string FormOf(const std::vector<T>*, const ParameterTraits& row) {
  if constexpr (requires { T::kShort; }) {
    return FormOf(static_cast<Path*>(nullptr), row) + " or " + Keys<T>() + ", or a list of such";
  }
  return "list of " + Keys<T>();
}

template <HasParameters T>
std::string FormOf(const std::vector<std::vector<T>>*, const ParameterTraits& row) {
  return "list of: " + FormOf(static_cast<std::vector<T>*>(nullptr), row);
}

// Not optional by its type, as Read() has it (rule/compile/read.h).
template <typename T>
constexpr bool kAlwaysNeeded =
    std::is_same_v<T, Path> || std::is_same_v<T, Limit> || std::is_same_v<T, Within> || std::is_same_v<T, const Shape*>;

void Line(std::string& out, std::string_view kind, const ParameterTraits& row, const std::string& form, bool needed) {
  const auto quoted = [](std::string_view word) { return '`' + std::string(word) + '`'; };
  std::string more = needed ? "needed" : "";
  const auto add = [&](const std::string& what) { more += (more.empty() ? "" : "; ") + what; };
  if (!row.with.empty()) add("with " + quoted(row.with));
  if (row.agency) add("an agency may set it");
  out += "| " + std::string(kind) + " | " + quoted(row.key) + " | " + form + " | " + more + " |\n";
}

template <typename T>
void Rows(std::string& out, const std::string& kind) {
  std::string_view first = kind;
  ForEachParameter<T>([&](const auto& row) {
    using Type = typename std::decay_t<decltype(row)>::Type;
    Line(out, first, row, FormOf(static_cast<const Type*>(nullptr), row), row.needed || kAlwaysNeeded<Type>);
    first = "";
  });
}

std::string Table() {
  std::string out = "| kind | parameter | value | |\n|---|---|---|---|\n";
  Rows<RuleSubject>(out, "every");
  Rows<CommonParameters>(out, "");
  ForEachKind([&]<typename K>(const K&) { Rows<K>(out, '`' + std::string(K::kName) + '`'); });
  return out;
}

int Run(const std::string& tree, bool update) {
  const std::string path = tree + "/schemas/README.md";
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::size_t begin = text.find(kBegin);
  const std::size_t end = text.find(kEnd);
  if (begin == std::string::npos || end == std::string::npos || end < begin) {
    std::cerr << path << " lacks the marks around the table of parameters\n";
    return 1;
  }
  const std::size_t at = begin + kBegin.size();
  const std::string table = Table();
  if (text.compare(at, end - at, table) == 0) {
    std::cout << "the table of parameters is as the code has it\n";
    return 0;
  }
  if (!update) {
    std::cerr << path << ": the table of parameters is not as the code has it (parameters --update .):\n" << table;
    return 1;
  }
  std::ofstream(path, std::ios::binary) << text.replace(at, end - at, table);
  return 0;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  const bool update = argc > 2 && std::string_view(argv[1]) == "--update";
  return argc < 2 ? 2 : lanzhi::test::Run(argv[argc - 1], update);
}
