// Calendars of working days: files of `calendar: NAME`, those that are compiled in, and those of a folder over them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/words.h"
#include "rule/compile/lists.h"

namespace lanzhi {

// One file of a calendar. `trees` that it was read from must outlive it.
struct CalendarFile {
  std::string_view name, path;            // path: of the file
  Words title, source;                    // may be empty
  std::optional<DaySpan> known;           // what it covers; without it only the days listed are known
  std::optional<Calendar::Week> weekend;  // days of every week that are off
  std::vector<Calendar::Day> days;
};

// Whether a file of handbook data is one of these.
[[nodiscard]] bool IsCalendar(const Tree& tree);

// Purpose: reads such files. Errors: handbook-*, with their places; what is at fault is left out.
[[nodiscard]] std::vector<CalendarFile> ReadCalendars(const Trees& trees, Faults& faults);

// The files of one name as one calendar; of what two of them say the later goes.
[[nodiscard]] Calendar JoinCalendars(const std::vector<CalendarFile>& files, std::string_view name);

}  // namespace lanzhi
