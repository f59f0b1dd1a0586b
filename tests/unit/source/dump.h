// A tree as text, for tests: `{a: 1, b: [x, y]}`; `!` before a faulty value, `~` behind a cut map or list, `''` around
// a scalar that is not plain.
#pragma once

#include <string>

#include "source/tree.h"
#include "source/yaml.h"

namespace lanzhi::testing {

inline std::string Dump(const Tree& tree, const Node& node) {
  std::string out = node.faulty ? "!" : "";
  if (node.kind == NodeKind::scalar) {
    if (node.faulty) return out;
    const std::string text(tree.TextOf(node));
    return node.plain ? text : "'" + text + "'";
  }
  const bool map = node.kind == NodeKind::map;
  out += map ? "{" : "[";
  bool first = true;
  for (const Node& child : Children(tree, node)) {
    if (!first) out += ", ";
    first = false;
    if (map) out += std::string(tree.KeyOf(child)) + ": ";
    out += Dump(tree, child);
  }
  out += map ? "}" : "]";
  if (node.cut) out += "~";
  return out;
}

inline std::string Dump(const Tree& tree) { return tree.nodes.empty() ? "" : Dump(tree, tree.nodes[0]); }

// `line:column rule-or-message-id` per diagnostic, columns in code points, one per line; warnings end in ` (warning)`.
inline std::string FaultsIn(const Parsed& parsed) {
  std::string out;
  for (const Diagnostic& fault : parsed.diagnostics) {
    const std::string before = parsed.tree.file->bytes.substr(0, fault.place.span.begin);
    int line = 1;
    int column = 1;
    for (const char c : before) {
      if (c == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
        ++column;
      }
    }
    if (!out.empty()) out += "\n";
    out += std::to_string(line) + ":" + std::to_string(column) + " " + fault.message.id;
    if (fault.severity == Severity::warning) out += " (warning)";
  }
  return out;
}

inline Parsed Parse(std::string text) { return ParseYaml(MakeFile("test.yaml", std::move(text))); }

}  // namespace lanzhi::testing
