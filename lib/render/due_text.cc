#include "render/due_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "render/catalogue.h"
#include "render/derivation.h"
#include "render/position.h"

namespace lanzhi {
namespace {

constexpr std::array<std::pair<DueGroup, std::string_view>, 5> kGroups = {{
    {DueGroup::overdue, "due.group.overdue"},
    {DueGroup::this_week, "due.group.this-week"},
    {DueGroup::this_month, "due.group.this-month"},
    {DueGroup::later, "due.group.later"},
    {DueGroup::settled, "due.group.settled"},
}};

std::string ActorText(const DueRow& row, Language language) {
  return row.role.empty() ? row.actor : std::string(row.role.In(language));
}

std::string HeadingOf(const DueRow& row, const DueOptions& options) {
  switch (options.grouping) {
    case DueGrouping::site:
      return row.site;
    case DueGrouping::worker:
      return row.worker;
    case DueGrouping::actor:
      return ActorText(row, options.language);
    case DueGrouping::record:
      return row.record;
    case DueGrouping::rule:
      return std::string(row.title.In(options.language));
    case DueGrouping::status:
      return std::string(DueStatusWord(row.status, options.language));
    case DueGrouping::time:
      break;
  }
  return {};
}

std::vector<DueSection> ByTime(const std::vector<DueRow>& rows, const DueOptions& options) {
  std::vector<DueSection> sections;
  for (const auto& [group, id] : kGroups) {
    DueSection section{group, std::string(FindWords(id).In(options.language)), {}};
    for (const DueRow& row : rows) {
      if (GroupOf(row, options.today) == group) section.rows.push_back(&row);
    }
    if (!section.rows.empty()) sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace

std::optional<DueGrouping> FindDueGrouping(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {"time", "site", "worker", "actor", "record", "rule", "status"};
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<DueGrouping>(found - kNames.begin());
}

void LocateDueRows(std::vector<DueRow>& rows) {
  Locator locator;
  for (DueRow& row : rows) {
    if (row.file == nullptr) continue;
    row.line = locator.Of(row.file, row.span.begin).line;
    row.file = nullptr;
  }
}

std::vector<DueSection> DueSectionsOf(const std::vector<DueRow>& rows, const DueOptions& options) {
  if (options.grouping == DueGrouping::time) return ByTime(rows, options);
  std::map<std::pair<bool, std::string>, DueSection> sections;
  for (const DueRow& row : rows) {
    const std::string heading = HeadingOf(row, options);
    DueSection& section = sections[{heading.empty(), heading}];
    section.heading = heading.empty() ? FindWords("due.group.none").In(options.language) : heading;
    section.rows.push_back(&row);
  }
  std::vector<DueSection> list;
  for (auto& [key, section] : sections) list.push_back(std::move(section));
  return list;
}

std::vector<std::string> DueHead(Language language) {
  std::vector<std::string> head;
  for (const std::string_view column : {"due", "left", "record", "title", "actor", "site", "derivation"}) {
    head.emplace_back(FindWords("due.column." + std::string(column)).In(language));
  }
  return head;
}

std::vector<std::string> DueCells(const DueRow& row, const DueOptions& options) {
  return {FormatDate(row.due),
          DueLeft(row, options),
          row.record,
          std::string(row.title.In(options.language)),
          row.actor.empty() ? row.worker : ActorText(row, options.language),
          row.site,
          DerivationText(row.derivation, row.raw_due, options.language)};
}

std::string DueLeft(const DueRow& row, const DueOptions& options) {
  if (row.status != DueStatus::open && row.status != DueStatus::overdue) {
    std::string text(DueStatusWord(row.status, options.language));
    if (row.done) text += " " + FormatDate(*row.done);
    return text;
  }
  const int days = DaysBetween(options.today, row.due);
  if (days == 0) return std::string(FindWords("due.left.today").In(options.language));
  return Say(days < 0 ? "due.left.overdue" : "due.left.open", options.language,
             {{"days", std::int64_t{std::abs(days)}}});
}

std::string_view DueStatusWord(DueStatus status, Language language) {
  return FindWords("due.status." + std::string(DueStatusName(status))).In(language);
}

}  // namespace lanzhi
