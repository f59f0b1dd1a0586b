// How the rows of due are told, whatever block they stand in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "view/due.h"

namespace lanzhi {

enum class DueGrouping : std::uint8_t { time, site, worker, actor, record, rule, status };
// The names of the enumerators; nullopt for anything else.
[[nodiscard]] std::optional<DueGrouping> FindDueGrouping(std::string_view name);

struct DueOptions {
  Language language = Language::en;
  Date today{};
  DueGrouping grouping = DueGrouping::time;
  bool each_undated = false;  // on pages one line for each duty without a day, not one for each record and actor
  std::string day = {};       // which day it is and whence it is known, for terminals; "": not said
  bool working_days = false;  // some due day rests on the calendar (Handbook::counts_working_days)
  std::string agency = {},
              agency_name = {};  // id and name: whose duties they are, for calendars that hold those of several
};

// "逾期 3 天", "今天", "in 5 days"; of a settled row its status and the day it was done. Says where the day is
// provisional.
[[nodiscard]] bool IsProvisional(const DueRow& row);
[[nodiscard]] std::string DueLeft(const DueRow& row, const DueOptions& options);
[[nodiscard]] std::string_view DueStatusWord(DueStatus status, Language language);

// What is to be done; of several periods that are told together, which.
[[nodiscard]] std::string DueTitle(const DueRow& row, Language language);

// How the day was found, and what was done too early to count; "" where there is nothing of it.
[[nodiscard]] std::string DueReason(const DueRow& row, Language language);

// The role, or the person in it.
[[nodiscard]] std::string ActorName(const DueRow& row, Language language);
// Who does it: the role or the person in it, or else the worker in charge.
[[nodiscard]] std::string DoerText(const DueRow& row, Language language);

}  // namespace lanzhi
