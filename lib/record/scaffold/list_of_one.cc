#include "record/scaffold/list_of_one.h"

#include <algorithm>
#include <memory>
#include <string>

#include "source/lines.h"

namespace lanzhi {
namespace {

constexpr std::string_view kDash = "- ";

// The lines of `text` from `begin` to `end`, so much deeper; blank ones as they are.
void Shift(std::string_view text, std::uint32_t begin, std::uint32_t end, std::size_t by, std::string& out) {
  for (Line line = LineFrom(text, begin); line.begin < end; line = LineFrom(text, line.next)) {
    if (!line.blank()) out.append(by, ' ');
    out += text.substr(line.begin, std::min(line.next, end) - line.begin);
  }
}

// In braces: behind its dash on a line of its own.
std::string Flow(std::string_view text, const Node& one, std::size_t dash, const TextLayout& layout) {
  const auto colon = static_cast<std::uint32_t>(text.find(':', one.key.end)) + 1;
  const bool beside = SkipSpaces(text, colon, one.span.begin) == one.span.begin;
  std::string out(text.substr(0, beside ? colon : one.span.begin));
  if (beside) {
    out += layout.line_end;
    out.append(dash, ' ');
  }
  out += kDash;
  const std::uint32_t next = std::min(LineFrom(text, LineAround(text, one.span.begin)).next, one.span.end);
  out += text.substr(one.span.begin, next - one.span.begin);
  Shift(text, next, one.span.end, layout.dash + kDash.size(), out);
  out += text.substr(one.span.end);
  return out;
}

std::string Block(const Tree& tree, const Node& one, std::size_t dash) {
  const std::string_view text = tree.file->bytes;
  const std::uint32_t first = tree.nodes[one.first].key.begin;
  const std::size_t column = ColumnOf(text, first);
  const std::size_t moved = std::max(column, dash + kDash.size());
  const Line line = LineFrom(text, LineAround(text, first));
  std::string out(text.substr(0, line.begin));
  out.append(dash, ' ');
  out += '-';
  out.append(moved - dash - 1, ' ');
  out += text.substr(first, line.next - first);
  const std::uint32_t end = std::max(EndOfBlock(tree, one, column), line.next);
  Shift(text, line.next, end, moved - column, out);
  out += text.substr(end);
  return out;
}

}  // namespace

FilePtr ListOfOne(const Tree& tree, const Node& one, const TextLayout& layout) {
  const std::string_view text = tree.file->bytes;
  const std::size_t dash = ColumnOf(text, one.key.begin) + layout.dash;
  return std::make_shared<const File>(
      File{tree.file->path, one.flow ? Flow(text, one, dash, layout) : Block(tree, one, dash)});
}

}  // namespace lanzhi
