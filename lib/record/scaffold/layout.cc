#include "record/scaffold/layout.h"

#include <algorithm>
#include <optional>

#include "source/lines.h"

namespace lanzhi {
namespace {

// Where the text of a node ends.
std::uint32_t EndOf(const Tree& tree, const Node& node) {
  if (node.kind == NodeKind::scalar) return std::max(node.span.end, node.key.end);
  std::uint32_t end = std::max(node.key.end, node.flow ? node.span.end : node.span.begin);
  for (const Node& child : Children(tree, node)) end = std::max(end, EndOf(tree, child));
  return end;
}

bool IsComment(std::string_view text, const Line& line) { return !line.blank() && text[line.first] == '#'; }

// From the line after `end` on over comments that stand at `column` or deeper; over blank lines only to get to these.
// What stands at the first column belongs to what follows.
std::uint32_t BehindComments(std::string_view text, std::uint32_t end, std::size_t column) {
  std::uint32_t at = end == 0 ? 0 : LineFrom(text, LineAround(text, end - 1)).next;
  for (Line line = LineFrom(text, at); line.begin < text.size(); line = LineFrom(text, line.next)) {
    if (line.blank()) continue;
    if (!IsComment(text, line) || line.indent() < column || line.indent() == 0) break;
    at = line.next;
  }
  return at;
}

// Behind the last line that is not blank; before a mark that ends the document.
std::uint32_t EndOfRecord(std::string_view text) {
  std::uint32_t end = 0;
  for (Line line = LineFrom(text, 0); line.begin < text.size(); line = LineFrom(text, line.next)) {
    const bool mark =
        text.substr(line.begin, 3) == "..." && IsRestEmpty(text, SkipSpaces(text, line.begin + 3, line.end), line.end);
    if (mark) break;
    if (!line.blank()) end = line.next;
  }
  return end;
}

}  // namespace

std::uint32_t LineAround(std::string_view text, std::uint32_t at) {
  const std::size_t end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return end == std::string_view::npos ? 0 : static_cast<std::uint32_t>(end + 1);
}

std::size_t ColumnOf(std::string_view text, std::uint32_t at) { return at - LineAround(text, at); }

TextLayout LayoutOf(const Tree& tree) {
  const std::string_view text = tree.file->bytes;
  TextLayout layout;
  std::optional<std::size_t> step, dash;
  for (const Node& node : tree.nodes) {
    if (node.kind == NodeKind::scalar || node.flow || node.key.empty()) continue;
    const std::size_t deeper = ColumnOf(text, node.span.begin) - ColumnOf(text, node.key.begin);
    std::optional<std::size_t>& known = node.kind == NodeKind::map ? step : dash;
    if (!known) known = deeper;
  }
  if (step) layout.step = *step;
  layout.dash = dash.value_or(layout.step);
  const std::size_t newline = text.find('\n');
  if (newline != std::string_view::npos && newline > 0 && text[newline - 1] == '\r') layout.line_end = "\r\n";
  return layout;
}

std::uint32_t EndOfBlock(const Tree& tree, const Node& node, std::size_t column) {
  const std::string_view text = tree.file->bytes;
  return &node == tree.nodes.data() ? EndOfRecord(text) : BehindComments(text, EndOf(tree, node), column);
}

}  // namespace lanzhi
