// Exact decimals with at most two places (money, hours). Held as hundredths in 64 bits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lanzhi {

// Reads `12`, `-3`, `0.5`, `12.30`: optional sign, ASCII digits, at most two places, at most 12 digits before the
// point. Errors: nullopt (also for 010, 1e3, 1_000, +).
[[nodiscard]] std::optional<std::int64_t> ParseDecimal(std::string_view text);
// `12`, `12.50`: two places only where there are any.
[[nodiscard]] std::string FormatDecimal(std::int64_t hundredths);

// Reads a whole number >= 0 in ASCII digits without leading zeros, at most nine digits. Errors: nullopt.
[[nodiscard]] std::optional<std::int64_t> ParseCount(std::string_view text);

}  // namespace lanzhi
