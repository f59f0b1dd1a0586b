#include "record/shape_file.h"

#include "record/spelling.h"

namespace lanzhi {

void ShapeFile::Fault(std::string_view message, Span span, Args args) {
  Diagnostic diagnostic;
  diagnostic.rule = "handbook-shape";
  diagnostic.place = {tree.file, span};
  diagnostic.message = {"handbook-shape." + std::string(message), {}, std::move(args)};
  diagnostics.push_back(std::move(diagnostic));
}

std::string_view ShapeFile::Text(const Node& node) {
  if (node.kind == NodeKind::scalar && !node.faulty && !tree.IsBlank(node)) return tree.TextOf(node);
  if (!node.faulty) Fault("not-text", node.span, {{"key", std::string(tree.KeyOf(node))}});
  return {};
}

bool ShapeFile::Flag(const Node& node) {
  const auto value = node.kind == NodeKind::scalar ? ParseBoolean(tree.TextOf(node)) : std::nullopt;
  if (!value && !node.faulty) Fault("not-boolean", node.span, {{"key", std::string(tree.KeyOf(node))}});
  return value.value_or(false);
}

Words ShapeFile::Names(const Node& node) {
  if (!IsMap(node)) return {};
  Words words;
  for (const Node& entry : Children(tree, node)) {
    const std::string_view key = tree.KeyOf(entry);
    if (key == "zh") {
      words.zh = Text(entry);
    } else if (key == "en") {
      words.en = Text(entry);
    } else {
      Fault("unknown-key", entry.key, {{"key", std::string(key)}});
    }
  }
  return words;
}

bool ShapeFile::IsMap(const Node& node) {
  if (node.kind == NodeKind::map) return true;
  if (!node.faulty) Fault("not-map", node.span, {{"key", std::string(tree.KeyOf(node))}});
  return false;
}

bool ShapeFile::IsList(const Node& node) {
  if (node.kind == NodeKind::list) return true;
  if (!node.faulty) Fault("not-list", node.span, {{"key", std::string(tree.KeyOf(node))}});
  return false;
}

}  // namespace lanzhi
