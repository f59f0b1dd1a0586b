#include "rule/compile/calendars.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "rule/compile/params.h"
#include "rule/embedded.h"

namespace lanzhi {
namespace {

constexpr std::array<std::string_view, 7> kDaysOfWeek{"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

class CalendarReader {
 public:
  CalendarReader(Faults& faults, const Tree& tree)
      : faults_(faults), top_{&tree, &tree.nodes[0]}, map_(faults, kHandbookWords, top_) {}

  CalendarFile Run() {
    file_.path = top_.tree->file->path;
    file_.name = map_.NeedId("calendar");
    file_.title = map_.GetWords("title");
    file_.source = map_.GetWords("source");
    ReadKnown();
    if (const Part weekend = map_.List("weekend")) ReadWeekend(weekend);
    if (const Part years = map_.List("years")) {
      for (const Part year : years) ReadYear(year);
    }
    map_.Finish();
    return std::move(file_);
  }

 private:
  // Both or none of them.
  void ReadKnown() {
    const Part from = map_.Get("from"), until = map_.Get("until");
    if (from && !until) map_.Missing("until");
    if (until && !from) map_.Missing("from");
    if (!from || !until) return;
    const auto first = DateOf(from), last = DateOf(until);
    if (!first || !last) return;
    if (*first > *last) {
      faults_.Add(until.place(), "handbook-calendar.order");
    } else {
      file_.known = DaySpan{*first, *last};
    }
  }

  void ReadWeekend(Part list) {
    Calendar::Week week = 0;
    for (const Part part : list) {
      const auto at = std::find(kDaysOfWeek.begin(), kDaysOfWeek.end(), part.text());
      if (part.is_faulty()) {
        faults_.Silent();
      } else if (at == kDaysOfWeek.end()) {
        faults_.AddNear(part.place(), "handbook-calendar.weekday", {Typed("text", part.text())}, part.text(),
                        {kDaysOfWeek.begin(), kDaysOfWeek.end()});
      } else {
        week = static_cast<Calendar::Week>(week | 1U << (at - kDaysOfWeek.begin()));
      }
    }
    if (week == Calendar::kWholeWeek) {
      faults_.Add(list.place(), "handbook-calendar.whole-week");
    } else {
      file_.weekend = week;
    }
  }

  void ReadYear(Part part) {
    DataMap map(faults_, kHandbookWords, part);
    const auto year = map.Number("year");
    if (!year) static_cast<void>(map.Need("year"));
    if (year && !years_.insert(*year).second) {
      faults_.Add(map.Get("year").place(), "handbook-duplicate", {Typed("name", map.Get("year").text())});
    }
    for (const bool worked : {false, true}) {
      const Part list = map.List(worked ? "worked" : "off");
      if (!list) continue;
      for (const Part day : list) ReadDay(day, year, worked);
    }
    map.Finish();
  }

  void ReadDay(Part part, std::optional<std::int64_t> year, bool worked) {
    const auto date = DateOf(part);
    if (!date || !year) return;
    std::string_view fault;
    if (YearOf(*date) != *year) {
      fault = "handbook-calendar.year";
    } else if (!listed_.insert(*date).second) {
      fault = "handbook-calendar.twice";
    } else if (file_.known && (*date < file_.known->from || *date > file_.known->until)) {
      fault = "handbook-calendar.outside";
    }
    if (fault.empty()) {
      file_.days.push_back({*date, worked});
    } else {
      faults_.Add(part.place(), fault, {{"date", *date}, {"year", *year}});
    }
  }

  std::optional<Date> DateOf(Part part) {
    if (part.is_faulty()) {
      faults_.Silent();
      return std::nullopt;
    }
    const auto date = ParseDate(part.text());
    if (!date) faults_.Add(part.place(), "handbook-calendar.date", {Typed("text", part.text())});
    return date;
  }

  Faults& faults_;
  Part top_;
  DataMap map_;
  CalendarFile file_;
  std::set<std::int64_t> years_;
  std::set<Date> listed_;
};

}  // namespace

bool IsCalendar(const Tree& tree) {
  const Node& top = tree.nodes[0];
  return tree.Find(top, "calendar") != nullptr && tree.Find(top, "handbook") == nullptr;
}

std::vector<CalendarFile> ReadCalendars(const Trees& trees, Faults& faults) {
  std::vector<CalendarFile> files;
  if (trees.empty()) return files;
  std::set<std::string_view> covered;
  for (const std::string_view name : EmbeddedCalendars()) covered.insert(name);
  for (const auto& tree : trees) {
    files.push_back(CalendarReader(faults, *tree).Run());
    if (files.back().known) covered.insert(files.back().name);
  }
  // A calendar that covers nothing would make every day provisional.
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].name.empty() || covered.contains(files[i].name)) continue;
    const Tree& tree = *trees[i];
    if (tree.Find(tree.nodes[0], "from") != nullptr || tree.Find(tree.nodes[0], "until") != nullptr) continue;
    DataMap(faults, kHandbookWords, {&tree, &tree.nodes[0]}).Missing("from, until");
  }
  return files;
}

Calendar JoinCalendars(const std::vector<CalendarFile>& files, std::string_view name) {
  Calendar::Week weekend = Calendar::kSaturdayAndSunday;
  std::vector<DaySpan> known;
  std::vector<Calendar::Day> days;
  for (const CalendarFile& file : files) {
    if (file.name != name) continue;
    weekend = file.weekend.value_or(weekend);
    if (file.known) known.push_back(*file.known);
    days.insert(days.end(), file.days.begin(), file.days.end());
  }
  return {weekend, std::move(known), days};
}

}  // namespace lanzhi
