#include "source/table.h"

#include <algorithm>

namespace lanzhi {
namespace {

char SeparatorOf(std::string_view text) {
  const std::string_view head = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char c : {'\t', ';'}) {
    if (std::count(head.begin(), head.end(), c) > std::count(head.begin(), head.end(), best)) best = c;
  }
  return best;
}

}  // namespace

int ReadTable(std::string_view text, const std::function<void(const TableRow&)>& row) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const char separator = SeparatorOf(text);
  TableRow current{1, {{}}};
  std::vector<std::string>& cells = current.cells;
  bool quoted = false;
  int line = 1, quote = 0;
  const auto finish = [&] {
    if (cells.size() > 1 || !cells[0].empty()) row(current);
    cells.assign(1, {});
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (c == '"') {
      const bool twice = quoted && i + 1 < text.size() && text[i + 1] == '"';
      if (twice) {
        cells.back() += '"';
        ++i;
      } else if (quoted || cells.back().empty()) {
        quoted = !quoted;
        quote = line;
      } else {
        cells.back() += c;
      }
    } else if (quoted) {
      cells.back() += c;
    } else if (c == separator) {
      cells.emplace_back();
    } else if (c == '\n' || c == '\r') {
      finish();
      current.line = line;
    } else {
      cells.back() += c;
    }
  }
  finish();
  return quoted ? quote : 0;
}

}  // namespace lanzhi
