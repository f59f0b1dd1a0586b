#include "base/decimal.h"

#include <fmt/format.h>

namespace lanzhi {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::int64_t> ParseDecimal(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);

  std::size_t at = 0;
  std::int64_t value = 0;
  while (at < text.size() && IsDigit(text[at])) {
    if (at == 12) return std::nullopt;
    value = value * 10 + (text[at++] - '0');
  }
  if (at == 0 || (at > 1 && text[0] == '0')) return std::nullopt;

  std::size_t places = 0;
  if (at < text.size()) {
    if (text[at++] != '.') return std::nullopt;
    for (; at < text.size(); ++at, ++places) {
      if (!IsDigit(text[at]) || places == 2) return std::nullopt;
      value = value * 10 + (text[at] - '0');
    }
    if (places == 0) return std::nullopt;
  }
  for (; places < 2; ++places) value *= 10;
  return negative ? -value : value;
}

std::string FormatDecimal(std::int64_t hundredths) {
  const char* sign = hundredths < 0 ? "-" : "";
  // Unsigned, because the smallest int64 has no positive counterpart.
  const std::uint64_t size =
      hundredths < 0 ? 0 - static_cast<std::uint64_t>(hundredths) : static_cast<std::uint64_t>(hundredths);
  if (size % 100 == 0) return fmt::format("{}{}", sign, size / 100);
  return fmt::format("{}{}.{:02}", sign, size / 100, size % 100);
}

std::optional<std::int64_t> ParseCount(std::string_view text) {
  if (text.empty() || text.size() > 9 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace lanzhi
