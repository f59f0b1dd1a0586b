// Days and months as people type them on a command line: as lenient as `lint --fix` is in records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/message.h"

namespace lanzhi {

// 2026-03-05, and what SuggestDate() (record/spelling.h) reads as one day: 2026/3/5, 2026.3.5, 20260305, with Chinese
// signs. Errors: nullopt: no day, or it could be two.
[[nodiscard]] std::optional<Date> TypedDate(std::string_view text);

// Why the value of an option is no date: it is written as none, or there is no such day.
[[nodiscard]] Message NoDate(std::string_view option, std::string_view value);

// The first day of a month: 2026-10, 2026/10, 2026.10, 202610, with Chinese signs. Errors: nullopt.
[[nodiscard]] std::optional<Date> TypedMonth(const std::string& text);

}  // namespace lanzhi
