#include "render/csv.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/utf8.h"

namespace lanzhi {
namespace {

bool LooksLikeFormula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  if (text.empty()) return false;
  if (std::string_view("=+-@").find(text[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

}  // namespace

Csv& Csv::Put(std::string_view raw) {
  if (!first_) sink_.Put(",");
  first_ = false;
  if (raw.find_first_of(",\"\n") == std::string_view::npos) {
    sink_.Put(raw);
    return *this;
  }
  std::string quoted = "\"";
  for (const char c : raw) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  sink_.Put(quoted + '"');
  return *this;
}

Csv& Csv::Text(std::string_view text) {
  const std::string shown = EscapeControls(text);
  return Put(LooksLikeFormula(shown) ? "'" + shown : shown);
}

Csv& Csv::Lines(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find('\n', at);
    shown += EscapeControls(text.substr(at, end - at));
    if (end == std::string_view::npos) break;
    shown += '\n';
    at = end + 1;
  }
  return Put(LooksLikeFormula(shown) ? "'" + shown : shown);
}

Csv& Csv::Number(std::int64_t number) { return Put(std::to_string(number)); }

Csv& Csv::Number(Decimal number) { return Put(FormatDecimal(number.hundredths)); }

void Csv::EndRow() {
  sink_.Put("\r\n");
  first_ = true;
}

}  // namespace lanzhi
