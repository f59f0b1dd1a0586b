#include "rule/setting.h"

#include <charconv>

namespace lanzhi {
namespace {

constexpr std::int64_t kMost = 999;

std::optional<SettingValue> ParsePercent(std::string_view text) {
  for (const std::string_view sign : {"%", "％"}) {
    if (text.ends_with(sign)) text.remove_suffix(sign.size());
  }
  Percent percent;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent.n);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (percent.n < 1 || percent.n > kMost) return std::nullopt;
  return percent;
}

}  // namespace

std::optional<SettingValue> ParseSetting(std::string_view text, SettingType type) {
  if (type == SettingType::percent) return ParsePercent(text);
  const std::optional<Period> period = ParsePeriod(text);
  return period ? std::optional<SettingValue>(*period) : std::nullopt;
}

}  // namespace lanzhi
