#include "render/csv.h"

namespace lanzhi {
namespace {

bool LooksLikeFormula(std::string_view text) {
  constexpr std::string_view kBegins = "=+-@\t\r";
  if (text.empty()) return false;
  if (kBegins.find(text[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

}  // namespace

Csv& Csv::Put(std::string_view raw) {
  if (!first_) out_ += ',';
  first_ = false;
  if (raw.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += raw;
    return *this;
  }
  out_ += '"';
  for (const char c : raw) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

Csv& Csv::Text(std::string_view text) {
  if (!LooksLikeFormula(text)) return Put(text);
  return Put("'" + std::string(text));
}

Csv& Csv::Number(std::int64_t number) { return Put(std::to_string(number)); }

void Csv::EndRow() {
  out_ += "\r\n";
  first_ = true;
}

}  // namespace lanzhi
