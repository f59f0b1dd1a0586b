// A month, quarter, half or year of the calendar by its name: what a return, a report or an appraisal is of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace lanzhi {

enum class CalendarUnit : std::uint8_t { month, quarter, half, year };

// As data and options write it: "month".
[[nodiscard]] std::string_view NameOf(CalendarUnit unit);

// Purpose: reads `2026-10`, `2026Q3`, `2026H1` or `2026`; the first day of it. Errors: nullopt for any other text.
[[nodiscard]] std::optional<Date> ParseUnit(std::string_view text, CalendarUnit unit);

// The same back, of the unit in which `day` lies.
[[nodiscard]] std::string FormatUnit(Date day, CalendarUnit unit);

// Its last day.
[[nodiscard]] Date LastOfUnit(Date day, CalendarUnit unit);

}  // namespace lanzhi
