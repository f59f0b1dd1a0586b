// What an agency sets where the handbook gives no number.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "base/period.h"
#include "base/words.h"

namespace lanzhi {

struct Percent {
  std::int64_t n = 0;
};

using SettingValue = std::variant<Period, Percent>;
enum class SettingType : std::uint8_t { period, percent };

// `text` as an agency writes it: a period, or a share of 1% to 999%. Errors: nullopt.
[[nodiscard]] std::optional<SettingValue> ParseSetting(std::string_view text, SettingType type);

// A number that the handbook does not give (handbook.yaml `settings`).
struct Setting {
  std::string_view name;
  Words names;
  std::string_view reading;  // X-nn; may be empty
  SettingType type = SettingType::period;
  std::optional<SettingValue> value;  // as the agency set it; unset: rules that need it are off
};

}  // namespace lanzhi
