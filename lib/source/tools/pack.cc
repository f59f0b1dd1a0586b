// pack SCHEMAS_DIR TESTS_DIR OUT.cc: reads every *.yaml below SCHEMAS_DIR, and the tests of the rules below TESTS_DIR
// (as `examples/...`), and writes their trees as a C++ file (source/packed.h).
// A fault in one of them is printed as `path:line:column: words` and stops the build.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "source/packed.h"
#include "source/read_file.h"
#include "source/yaml.h"

namespace {

using namespace lanzhi;

struct Source {
  std::string disk;  // where it was read
  std::string path;  // as packed
  Parsed parsed;
};

// `except`: folders of this name are passed over.
void ReadAll(const std::filesystem::path& root, const std::string& prefix, std::string_view except,
             std::vector<Source>& sources) {
  for (auto at = std::filesystem::recursive_directory_iterator(root); at != std::filesystem::end(at); ++at) {
    if (at->is_directory() && at->path().filename() == except) at.disable_recursion_pending();
    if (!at->is_regular_file() || at->path().extension() != ".yaml") continue;
    std::string bytes = ReadFile(at->path()).value();
    const std::string path = prefix + at->path().lexically_relative(root).generic_string();
    sources.push_back({at->path().generic_string(), path, ParseYaml(MakeFile(path, std::move(bytes)))});
  }
}

// The program's own words are among the files that are packed.
std::string EnglishOf(const std::vector<Source>& sources, const Message& message) {
  for (const Source& source : sources) {
    const Tree& tree = source.parsed.tree;
    if (source.path != "messages/yaml.yaml" || tree.nodes.empty()) continue;
    const Node* list = tree.Find(tree.nodes[0], "messages");
    if (list == nullptr) continue;
    for (const Node& entry : Children(tree, *list)) {
      const Node* id = tree.Find(entry, "id");
      const Node* words = tree.Find(entry, "en");
      if (id == nullptr || words == nullptr || tree.TextOf(*id) != message.id) continue;
      std::string text(tree.TextOf(*words));
      for (const Arg& arg : message.args) {
        const std::string hole = "<" + arg.name + ">";
        const auto* number = std::get_if<std::int64_t>(&arg.value);
        const auto* typed = std::get_if<std::string>(&arg.value);
        const std::string filling = number != nullptr ? std::to_string(*number) : typed != nullptr ? *typed : "";
        for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + filling.size())) {
          text.replace(at, hole.size(), filling);
        }
      }
      return text;
    }
  }
  return message.id;
}

bool PrintFaults(const std::vector<Source>& sources) {
  bool faulty = false;
  for (const Source& source : sources) {
    for (const Diagnostic& fault : source.parsed.diagnostics) {
      const std::string_view before = std::string_view(fault.place.file->bytes).substr(0, fault.place.span.begin);
      const auto line = std::count(before.begin(), before.end(), '\n') + 1;
      const auto column = CountCodePoints(before.substr(before.rfind('\n') + 1)) + 1;
      fmt::print(stderr, "{}:{}:{}: {}; {}\n", source.disk, line, column, EnglishOf(sources, fault.message),
                 EnglishOf(sources, fault.help));
      faulty = true;
    }
  }
  return faulty;
}

// As a string literal. Octal escapes have at most three digits, so what follows cannot be taken for a part of one.
void AppendLiteral(std::string& out, std::string_view bytes) {
  constexpr std::size_t kBytesInLine = 400;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (at % kBytesInLine == 0) out += at == 0 ? "\"" : "\"\n\"";
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool plain = byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?';
    const bool digit_follows = at + 1 < bytes.size() && bytes[at + 1] >= '0' && bytes[at + 1] <= '7';
    if (plain) {
      out += static_cast<char>(byte);
    } else {
      fmt::format_to(std::back_inserter(out), "\\{:0{}o}", byte, digit_follows ? 3 : 1);
    }
  }
  out += bytes.empty() ? "\"\"" : "\"";
}

std::string Generate(const std::vector<Source>& sources) {
  std::string out = "#include \"source/packed.h\"\n\nnamespace {\n\n";
  std::string table;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::string packed = Pack(sources[i].parsed.tree);
    fmt::format_to(std::back_inserter(out), "alignas(lanzhi::Node) const char kFile{}[] =\n", i);
    AppendLiteral(out, packed);
    out += ";\n";
    fmt::format_to(std::back_inserter(table), "    {{\"{}\", {{kFile{}, {}}}, {}U}},\n", sources[i].path, i,
                   packed.size(), lanzhi::Hash(packed));
  }
  // The last entry is never read: an array must not be empty.
  out +=
      "const lanzhi::EmbeddedFile kFiles[] = {\n" + table + "    {},\n};\n\n}  // namespace\n\nnamespace lanzhi {\n\n";
  out += "const EmbeddedFile* EmbeddedBegin() { return kFiles; }\n";
  fmt::format_to(std::back_inserter(out), "const EmbeddedFile* EmbeddedEnd() {{ return kFiles + {}; }}\n",
                 sources.size());
  out += "\n}  // namespace lanzhi\n";
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: pack SCHEMAS_DIR TESTS_DIR OUT.cc\n");
    return 2;
  }
  std::vector<Source> sources;
  ReadAll(argv[1], "", "", sources);
  ReadAll(argv[2], "examples/", "folder", sources);  // `folder` holds what the tests' records lead to
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  if (PrintFaults(sources)) return 1;
  std::ofstream out(argv[3], std::ios::binary);
  out << Generate(sources);
  out.close();
  if (!out) {
    fmt::print(stderr, "pack: cannot write {}\n", argv[3]);
    return 1;
  }
  return 0;
}
