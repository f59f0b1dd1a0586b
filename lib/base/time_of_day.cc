#include "base/time_of_day.h"

namespace lanzhi {
namespace {

constexpr std::int64_t kHour = 60, kDay = 24 * kHour;

std::optional<std::int64_t> TwoDigits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!is_digit(text[0]) || !is_digit(text[1])) return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::string Padded(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::optional<std::int64_t> ParseTime(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = TwoDigits(text.substr(0, 2));
  const auto minute = TwoDigits(text.substr(3));
  if (!hour || !minute || *minute > 59 || *hour * kHour + *minute > kDay) return std::nullopt;
  return *hour * kHour + *minute;
}

std::string FormatTime(std::int64_t minutes) { return Padded(minutes / kHour) + ':' + Padded(minutes % kHour); }

}  // namespace lanzhi
