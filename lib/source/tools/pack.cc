// pack SCHEMAS_DIR OUT.cc: reads every *.yaml below the folder and writes their trees as a C++ file (source/packed.h).
// A fault in one of them is printed as `path:line:column: words` and stops the build.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "source/packed.h"
#include "source/yaml.h"

namespace {

using namespace lanzhi;

struct Source {
  std::string path;
  Parsed parsed;
};

std::vector<Source> ReadAll(const std::filesystem::path& root) {
  std::vector<Source> sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::string path = entry.path().lexically_relative(root).generic_string();
    sources.push_back({path, ParseYaml(MakeFile(path, std::move(bytes)))});
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
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

bool PrintFaults(const std::string& root, const std::vector<Source>& sources) {
  bool faulty = false;
  for (const Source& source : sources) {
    for (const Diagnostic& fault : source.parsed.diagnostics) {
      const std::string_view before = std::string_view(fault.place.file->bytes).substr(0, fault.place.span.begin);
      const auto line = std::count(before.begin(), before.end(), '\n') + 1;
      const auto column = CountCodePoints(before.substr(before.rfind('\n') + 1)) + 1;
      fmt::print(stderr, "{}/{}:{}:{}: {}; {}\n", root, source.path, line, column, EnglishOf(sources, fault.message),
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
    fmt::format_to(std::back_inserter(out), "const char kFile{}[] =\n", i);
    AppendLiteral(out, packed);
    out += ";\n";
    fmt::format_to(std::back_inserter(table), "    {{\"{}\", {{kFile{}, {}}}}},\n", sources[i].path, i, packed.size());
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
  if (argc != 3) {
    fmt::print(stderr, "usage: pack SCHEMAS_DIR OUT.cc\n");
    return 2;
  }
  const std::vector<Source> sources = ReadAll(argv[1]);
  if (PrintFaults(argv[1], sources)) return 1;
  std::ofstream out(argv[2], std::ios::binary);
  out << Generate(sources);
  out.close();
  if (!out) {
    fmt::print(stderr, "pack: cannot write {}\n", argv[2]);
    return 1;
  }
  return 0;
}
