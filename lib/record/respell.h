// The one spelling that somebody meant by another: what --fix writes in its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar_unit.h"

namespace lanzhi {

// Each of these gives "" where nothing, or more than one thing, can have been meant. Full-width digits, letters and
// signs are taken for their ASCII counterparts throughout; quotes around and stops behind are left out.

// The date of another spelling (2026/3/5, 2026.3.5, 2026-3-5, 20260305, with Chinese year, month and day signs), as
// YYYY-MM-DD; no day that does not exist, none that could be read in two ways.
[[nodiscard]] std::string SuggestDate(std::string_view text);

// The time of day of another spelling (9:30, 15：00, with Chinese hour and minute signs), as HH:MM.
[[nodiscard]] std::string SuggestTime(std::string_view text);

// The month, quarter, half or year of another spelling (2026年10月, 2026/3, 2026上半年, 2026 h1), as 2026-10, 2026Q3,
// 2026H1, 2026.
[[nodiscard]] std::string SuggestUnit(std::string_view text, CalendarUnit unit);

// The same of a text that may be no time: only where nothing but full-width digits and colons is to be respelt.
[[nodiscard]] std::string WideTimeMeant(std::string_view text);

// The number without one of `units` behind or before it and without commas between thousands. What is left need not be
// a number of the right sort: try it.
[[nodiscard]] std::string SuggestNumber(std::string_view text, const std::vector<std::string_view>& units);

// A word without quotes around it and stops behind it.
[[nodiscard]] std::string SuggestWord(std::string_view text);

// The parts of a text between the signs that stand between the entries of a list: a list in one line. One part: it is
// none.
// Whether there can be more than one of them; most texts are let go here.
[[nodiscard]] bool MayBeSeveral(std::string_view text);
[[nodiscard]] std::vector<std::string_view> Entries(std::string_view text);

}  // namespace lanzhi
