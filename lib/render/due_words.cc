#include "render/due_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "render/catalogue.h"
#include "render/derivation.h"

namespace lanzhi {

std::optional<DueGrouping> FindDueGrouping(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {"time", "site", "worker", "actor", "record", "rule", "status"};
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<DueGrouping>(found - kNames.begin());
}

namespace {

std::string LeftWithoutMark(const DueRow& row, const DueOptions& options) {
  if (row.since && row.status == DueStatus::open) {
    return Say("due.left.since", options.language,
               {{"since", *row.since}, {"days", std::int64_t{DaysBetween(*row.since, options.today)}}});
  }
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

}  // namespace

bool IsProvisional(const DueRow& row) { return !row.since && row.derivation.due.provisional; }

std::string DueLeft(const DueRow& row, const DueOptions& options) {
  std::string text = LeftWithoutMark(row, options);
  return IsProvisional(row) ? Say("due.left.provisional", options.language, {{"left", AsIs(std::move(text))}}) : text;
}

std::string DueTitle(const DueRow& row, Language language) {
  const Arg title{"title", Text(row.title)};
  if (row.progress) {
    const Progress& done = *row.progress;
    return Say("due.title.progress", language, {title, {"name", done.name}, {"have", done.have}, {"want", done.want}});
  }
  if (row.periods == 1 && row.of.empty()) return std::string(row.title.In(language));
  if (row.periods == 1) return Say("due.title.of", language, {title, {"of", AsIs(row.of)}});
  if (!row.of.empty()) {
    return Say("due.title.together", language,
               {title, {"first", AsIs(row.of)}, {"last", AsIs(row.of_last)}, {"n", row.periods}});
  }
  return Say("due.together", language, {title, {"first", row.due}, {"last", row.last}, {"n", row.periods}});
}

// How much of a target should be done by now, and which limit of the agency's own is passed; "" for neither.
std::string ProgressText(const Progress& progress, Language language) {
  const Arg setting{"setting", AsIs(progress.setting)};
  if (!progress.expected) return progress.setting.empty() ? "" : Say("due.progress.beyond", language, {setting});
  std::string text = Say("due.progress.expected", language, {{"expected", *progress.expected}});
  if (!progress.setting.empty()) text += Say("due.progress.setting", language, {setting});
  return text;
}

std::string DueReason(const DueRow& row, Language language) {
  std::string text = row.since ? std::string() : DerivationText(row.derivation, language);
  const auto add = [&](std::string more) {
    text = text.empty() ? std::move(more)
                        : Say("due.reason.also", language, {{"reason", AsIs(text)}, {"more", AsIs(more)}});
  };
  if (row.progress) {
    if (std::string more = ProgressText(*row.progress, language); !more.empty()) add(std::move(more));
  }
  if (row.passed) add(Say("due.passed", language, {{"date", *row.passed}}));
  return text;
}

std::string_view DueStatusWord(DueStatus status, Language language) {
  return FindWords("due.status." + std::string(DueStatusName(status))).In(language);
}

std::string ActorName(const DueRow& row, Language language) {
  return row.role.empty() ? row.actor : std::string(row.role.In(language));
}

std::string DoerText(const DueRow& row, Language language) {
  return row.actor.empty() ? row.worker : ActorName(row, language);
}

}  // namespace lanzhi
