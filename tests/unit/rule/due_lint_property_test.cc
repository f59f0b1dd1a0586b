// `due` and `lint` must never disagree: what is called done on a day is called met or late on every later day and
// without one; what is overdue on a day is never called met. Random cases of both handbooks on random days.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <regex>
#include <set>

#include "rule/eval/docket.h"
#include "rule/eval/scene.h"
#include "rule/kinds/all.h"
#include "rule/merge.h"
#include "support/sample.h"
#include "world.h"

namespace lanzhi::test {
namespace {

using Key = std::pair<std::string, std::string>;  // rule and element
using Verdicts = std::map<Key, Verdict>;
using Random = std::mt19937;

int Pick(Random& random, int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); }

void CollectDates(Doc& doc, std::vector<Doc*>& dates) {
  if (doc.kind == NodeKind::scalar && ParseDate(doc.text)) dates.push_back(&doc);
  for (auto& [key, child] : doc.entries) CollectDates(child, dates);
}

void CollectLists(Doc& doc, std::vector<Doc*>& lists) {
  if (doc.kind == NodeKind::list && doc.entries.size() > 1) lists.push_back(&doc);
  for (auto& [key, child] : doc.entries) CollectLists(child, lists);
}

// Moves some dates a little, some far, and some by just the lengths that limits have.
void MoveDates(Doc& doc, Random& random) {
  static const std::vector<int> kSteps{-365, -90, -30, -14, -7, -1, 1, 7, 14, 30, 31, 90, 365, 366, 730};
  std::vector<Doc*> dates;
  CollectDates(doc, dates);
  const int share = Pick(random, 1, 6);
  for (Doc* date : dates) {
    if (Pick(random, 0, 9) >= share) continue;
    int days = kSteps[static_cast<std::size_t>(Pick(random, 0, static_cast<int>(kSteps.size()) - 1))];
    if (Pick(random, 0, 2) == 0) days += Pick(random, -2, 2);
    const Date moved = *ParseDate(date->text) + std::chrono::days{days};
    date->text = FormatDate(std::clamp(moved, MakeDate(2019, 1, 1), MakeDate(2033, 12, 31)));
  }
}

void RemoveSome(Doc& doc, Random& random, int depth) {
  for (std::size_t i = depth == 0 ? 4 : 0; i < doc.entries.size();) {
    Doc& child = doc.entries[i].value;
    if (Pick(random, 0, 24) == 0) {
      doc.entries.erase(doc.entries.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    RemoveSome(child, random, depth + 1);
    ++i;
  }
}

void RepeatSome(Doc& doc, Random& random) {
  std::vector<Doc*> lists;
  CollectLists(doc, lists);
  for (Doc* list : lists) {
    if (list->entries.front().value.kind != NodeKind::map || Pick(random, 0, 2) != 0) continue;
    auto copy = list->entries[static_cast<std::size_t>(Pick(random, 0, static_cast<int>(list->entries.size()) - 1))];
    MoveDates(copy.value, random);
    list->entries.push_back(std::move(copy));
  }
}

Doc RandomCase(const World& world, Random& random) {
  auto fixture = world.cases().begin();
  std::advance(fixture, Pick(random, 0, static_cast<int>(world.cases().size()) - 1));
  Doc doc = fixture->second;
  if (Pick(random, 0, 1) == 0) RemoveSome(doc, random, 0);
  MoveDates(doc, random);
  RepeatSome(doc, random);
  return doc;
}

std::vector<std::string> Sites(const World& world) {
  if (world.handbook().name() == "lvye") return {"site-main"};
  return {"site-post", "site-centre", "site-project", "site-unknown"};
}

bool IsDone(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::late; }

// The worst verdict of each duty: outcomes with a day.
Verdicts DutiesOf(const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  Verdicts verdicts;
  for (const auto& outcome : outcomes) {
    const bool duty = outcome->due || IsRunning(outcome->verdict) || outcome->verdict == Verdict::undetermined;
    if (!duty) continue;
    const Key key{std::string(outcome->rule->id), outcome->element};
    const auto [at, added] = verdicts.emplace(key, outcome->verdict);
    // Two sessions of one day share a name: the worse one speaks for both.
    if (!added && IsDone(at->second)) at->second = outcome->verdict;
  }
  return verdicts;
}

std::string Story(const Key& key, std::optional<Date> day, Verdict before, Verdict after, const std::string& text) {
  return key.first + " [" + key.second + "] on " + (day ? FormatDate(*day) : "no day") + ": " +
         std::string(VerdictName(before)) + ", later " + std::string(VerdictName(after)) + "\n" + text;
}

// What is known of a duty on an earlier day and on a later one.
void Compare(const World& world, const Verdicts& early, const Verdicts& late, Date day, const std::string& text) {
  for (const auto& [key, verdict] : early) {
    const auto found = late.find(key);
    const Verdict after = found == late.end() ? Verdict::not_applicable : found->second;
    if (IsDone(verdict) && !IsDone(after)) FAIL_CHECK(Story(key, day, verdict, after, text));
    if (verdict == Verdict::overdue && after == Verdict::met) FAIL_CHECK(Story(key, day, verdict, after, text));
    // Without a number it is met once it is done, however late.
    const bool undated = world.handbook().FindRule(key.first) != nullptr &&
                         IsUndated(*world.handbook().FindRule(key.first)->base().kind);
    if (verdict == Verdict::missed && after == Verdict::met && !undated)
      FAIL_CHECK(Story(key, day, verdict, after, text));
  }
}

// With a day after all dates, nothing is unknown: only running duties may be called by another name.
void CompareEnd(const std::vector<std::unique_ptr<Outcome>>& at_end, const std::vector<std::unique_ptr<Outcome>>& lint,
                const std::string& text) {
  Verdicts end = DutiesOf(at_end);
  for (const auto& [key, verdict] : DutiesOf(lint)) {
    const auto found = end.find(key);
    const Verdict other = found == end.end() ? Verdict::not_applicable : found->second;
    const bool same = other == verdict || (verdict == Verdict::open && other == Verdict::overdue);
    if (!same) FAIL_CHECK(Story(key, std::nullopt, verdict, other, text));
  }
}

constexpr const char* kSettings =
    "settings:\n  - {name: timely_days, value: 10 days}\n  - {name: periodic_months, value: 3 months}\n";
constexpr const char* kFollowUp = "  - {name: follow_up_within, value: 6 months}\n";

// As an agency may count days: nothing is moved, or to either side, or its own limits are in working days.
constexpr const char* kCounting[] = {"", "roll_over: next\n", "roll_over: previous\n",
                                     ("roll_over: next\nsettings:\n  - {name: timely_days, value: 7 working days}\n"
                                      "  - {name: periodic_months, value: 66 working days}\n")};

World WorldOf(const std::string& handbook, std::string_view counting = "") {
  const bool own = counting.find("settings:") != std::string_view::npos;
  return World(handbook, std::string(counting) + (own ? "" : kSettings) + (handbook == "lvye" ? kFollowUp : ""));
}

// What stands in a value, in whatever order.
std::vector<std::string> ContentOf(const Record& record, const Value& value) {
  std::vector<std::string> content;
  const auto collect = [&](const auto& self, const Value& at) -> void {
    if (at.count == 0 && at.state != State::absent) {
      const std::string text = record.file()->bytes.substr(at.span.begin, at.span.end - at.span.begin);
      content.push_back(std::string(at.field->key) + "=" + text);
    }
    for (std::uint32_t i = 0; i < at.count; ++i) self(self, record.values[at.first + i]);
  };
  collect(collect, value);
  std::sort(content.begin(), content.end());
  return content;
}

// Every outcome without its places, which move with the text.
std::vector<std::string> Signatures(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::vector<std::string> signatures;
  for (const auto& outcome : outcomes) {
    std::string line = std::string(outcome->rule->id) + " " + outcome->element + " ";
    line += VerdictName(outcome->verdict);
    line += " " + std::to_string(static_cast<int>(outcome->severity));
    if (outcome->due) line += " due " + FormatDate(*outcome->due);
    if (outcome->actual) line += " done " + FormatDate(*outcome->actual);
    // An element whose key would be words is known by its place, which moves; what stands in it goes with it.
    const std::string moved = std::regex_replace(line, std::regex("\\([0-9]+\\)"), "(place)");
    if (moved != line) {
      REQUIRE(outcome->keyed != nullptr);
      line = moved;
      for (const std::string& content : ContentOf(record, *outcome->keyed)) line += " " + content;
    }
    if (outcome->spoken_by != nullptr) line += " by " + std::string(outcome->spoken_by->rule->id);
    for (const std::string_view clause : outcome->clauses) line += " " + std::string(clause);
    signatures.push_back(std::move(line));
  }
  std::sort(signatures.begin(), signatures.end());
  return signatures;
}

// Elements of one day keep the order of the file, so lists with such are left alone.
bool HasTies(const Doc& list) {
  std::set<std::string> days;
  for (const auto& [key, element] : list.entries) {
    const Doc* date = element.Find("date");
    if (date != nullptr && !days.insert(date->text).second) return true;
  }
  return false;
}

int Run(const std::string& handbook, std::string_view counting, unsigned seed, int cases) {
  World world = WorldOf(handbook, counting);
  Random random(seed);
  int record_days = 0;
  for (int n = 0; n < cases; ++n) {
    Doc doc = RandomCase(world, random);
    const std::vector<std::string> sites = Sites(world);
    const auto site = sites[static_cast<std::size_t>(Pick(random, 0, static_cast<int>(sites.size()) - 1))];
    doc.Set("site", Doc{NodeKind::scalar, true, site, {}});
    const std::string text = doc.Print();
    const auto whole = world.Read(text, std::nullopt);
    REQUIRE(whole);
    const auto lint = world.Judge(*whole, std::nullopt);

    std::vector<Doc*> dates;
    CollectDates(doc, dates);
    std::vector<Date> days;
    for (int i = 0; i < 8; ++i) {
      const Doc& date = *dates[static_cast<std::size_t>(Pick(random, 0, static_cast<int>(dates.size()) - 1))];
      days.push_back(*ParseDate(date.text) + std::chrono::days{Pick(random, -1, 40)});
    }
    days.push_back(MakeDate(2040, 1, 1));
    std::sort(days.begin(), days.end());
    Verdicts before;
    Date day_before = days.front();
    for (const Date day : days) {
      const auto known = world.Read(text, day);
      if (!known) continue;
      ++record_days;
      const auto outcomes = world.Judge(*known, day);
      const Verdicts now = DutiesOf(outcomes);
      Compare(world, now, DutiesOf(lint), day, text);
      Compare(world, before, now, day_before, text);
      if (day == days.back()) CompareEnd(outcomes, lint, text);
      before = now;
      day_before = day;
    }
  }
  return record_days;
}

}  // namespace

TEST_CASE("due and lint never disagree") {
  const Sample lantian = SampleOf(170, 20261122, 3);
  const Sample lvye = SampleOf(110, 20261123, 3);
  const int parts = static_cast<int>(std::size(kCounting));
  int record_days = 0;
  for (unsigned part = 0; part < std::size(kCounting); ++part) {
    CAPTURE(kCounting[part]);
    record_days += Run("lantian", kCounting[part], lantian.seed + part, lantian.rounds / parts + 1);
    record_days += Run("lvye", kCounting[part], lvye.seed + part, lvye.rounds / parts + 1);
  }
  CHECK(record_days >= 7 * (lantian.rounds + lvye.rounds));
}

TEST_CASE("the order of elements in the file changes no outcome") {
  Random random(7);
  int shuffled = 0;
  for (const std::string handbook : {"lantian", "lvye"}) {
    World world = WorldOf(handbook);
    for (int n = 0; n < 60; ++n) {
      Doc doc = RandomCase(world, random);
      const auto before = world.Read(doc.Print(), std::nullopt);
      std::vector<Doc*> lists;
      CollectLists(doc, lists);
      for (Doc* list : lists) {
        if (HasTies(*list)) continue;
        std::shuffle(list->entries.begin(), list->entries.end(), random);
        ++shuffled;
      }
      const auto after = world.Read(doc.Print(), std::nullopt);
      CHECK(Signatures(*before, world.Judge(*before, std::nullopt)) ==
            Signatures(*after, world.Judge(*after, std::nullopt)));
    }
  }
  CHECK(shuffled > 100);
}

// A Scene remembers what it was asked (eval/memo.h).
TEST_CASE("a rule says the same, whatever others have asked of the record") {
  Random random(13);
  std::size_t said = 0;
  for (const std::string handbook : {"lantian", "lvye"}) {
    World world = WorldOf(handbook);
    for (int n = 0; n < 40; ++n) {
      const Doc doc = RandomCase(world, random);
      const std::optional<Date> day = Pick(random, 0, 1) == 0 ? std::nullopt : std::optional(MakeDate(2026, 6, 30));
      const auto record = world.Read(doc.Print(), day);
      if (!record) continue;
      const std::vector<std::string> together = Signatures(*record, world.Judge(*record, day));
      Docket alone(true, true);
      for (const Rule* rule : RulesOf(*record, world.handbook())) {
        Scene scene(*record, world.handbook(), day);
        scene.Know(world.Known(day));
        JudgeRule(*rule, scene, alone);
      }
      std::vector<std::unique_ptr<Outcome>> outcomes = alone.Take();
      MergeHoles(outcomes);
      CHECK(together == Signatures(*record, outcomes));
      said += together.size();
    }
  }
  CHECK(said > 4000);
}

TEST_CASE("a later fact never turns what is done into something open") {
  Random random(11);
  int done = 0;
  for (const std::string handbook : {"lantian", "lvye"}) {
    World world = WorldOf(handbook);
    for (int n = 0; n < 60; ++n) {
      Doc doc = RandomCase(world, random);
      const auto before = world.Read(doc.Print(), std::nullopt);
      std::vector<Doc*> lists;
      CollectLists(doc, lists);
      for (Doc* list : lists) {
        Doc later = list->entries.back().value;
        if (later.Find("date") == nullptr) continue;
        later.Set("date", Doc{NodeKind::scalar, true, "2034-06-15", {}});
        list->entries.push_back({"", std::move(later)});
      }
      const auto after = world.Read(doc.Print(), std::nullopt);
      Verdicts now = DutiesOf(world.Judge(*after, std::nullopt));
      for (const auto& duty : DutiesOf(world.Judge(*before, std::nullopt))) {
        if (!IsDone(duty.second)) continue;
        ++done;
        const auto& key = duty.first;
        CAPTURE(key.first);
        CAPTURE(key.second);
        CHECK(IsDone(now[key]));
      }
    }
  }
  CHECK(done > 500);
}

}  // namespace lanzhi::test
