// Time of day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lanzhi {

// "HH:MM", 00:00 to 24:00 (the end of the day), two digits each -> minutes since midnight. Anything else is refused,
// what an older YAML tool makes of 13:30 (the number 810) too.
[[nodiscard]] std::optional<std::int64_t> ParseTime(std::string_view text);

[[nodiscard]] std::string FormatTime(std::int64_t minutes);

}  // namespace lanzhi
