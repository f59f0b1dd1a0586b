// Duties that recur, in random folders on random days: none is asked for twice, none outside the contract, and what is
// filed settles exactly one duty of one period.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "base/calendar_unit.h"
#include "support/sample.h"
#include "world.h"

namespace lanzhi::test {
namespace {

using Random = std::mt19937;

int Draw(Random& random, int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); }

Date PickDay(Random& random, int from_year, int to_year) {
  return MakeDate(from_year, 1, 1) + std::chrono::days{Draw(random, 0, 365 * (to_year - from_year + 1))};
}

// A section of a return.
struct Filing {
  std::string record, kind, owner, of, section;  // owner: its site
  Date date{};

  [[nodiscard]] std::string Line() const { return fmt::format("{}: {{date: {}}}\n", section, FormatDate(date)); }
};

struct Site {
  std::string id, kind;
  Date starts{};
  std::optional<Date> ends;
};

struct RandomAgency {
  std::optional<Date> records_from;
  std::vector<Site> sites;
  std::vector<Filing> filings;
};

// The due day of a month or half, or some day around it.
Date PickFiled(Random& random, Date end) { return end + std::chrono::days{Draw(random, -20, 60)}; }

RandomAgency PickAgency(Random& random) {
  RandomAgency agency;
  if (Draw(random, 0, 3) != 0) agency.records_from = PickDay(random, 2024, 2025);
  for (int i = 0; i < Draw(random, 1, 2); ++i) {
    Site site{fmt::format("s{}", i), Draw(random, 0, 1) == 0 ? "post" : "centre", PickDay(random, 2024, 2025), {}};
    if (Draw(random, 0, 2) == 0) site.starts = FirstOfMonth(site.starts);
    if (Draw(random, 0, 1) == 0) site.ends = site.starts + std::chrono::days{Draw(random, 20, 800)};
    for (int month = 0; month < 30; ++month) {
      const Date first = AddMonths(MakeDate(2024, 1, 1), month);
      const std::string of = FormatUnit(first, CalendarUnit::month);
      for (const std::string_view section : {"progress", "report", "reminder_check", "cash"}) {
        if (Draw(random, 0, 9) < 4) continue;
        agency.filings.push_back(
            {site.id + "-" + of, "month", site.id, of, std::string(section), PickFiled(random, EndOfMonth(first))});
      }
      if (month % 6 != 0 || Draw(random, 0, 1) == 0) continue;
      const std::string half = FormatUnit(first, CalendarUnit::half);
      agency.filings.push_back({site.id + "-" + half, "half", site.id, half, "service_stats",
                                PickFiled(random, LastOfUnit(first, CalendarUnit::half))});
    }
    agency.sites.push_back(site);
  }
  return agency;
}

class Judge {
 public:
  explicit Judge(World& world) : world_(world) {}

  struct Asked {
    std::string record, rule, period;
    auto operator<=>(const Asked&) const = default;
  };
  using Verdicts = std::map<Asked, Verdict>;

  // Of what recurs by month, half or year. `left_out`: this filing is not there.
  Verdicts operator()(const RandomAgency& agency, std::optional<Date> day, const Filing* left_out = nullptr) {
    Casebook book;
    Put(book, "lanzhi",
        fmt::format("agency: qiming\nhandbook: lantian\nkeys: en\n{}",
                    agency.records_from ? "records_from: " + FormatDate(*agency.records_from) + "\n" : std::string()));
    for (const Site& site : agency.sites) {
      Put(book, site.id,
          fmt::format("site: {}\nkind: {}\ncontract: {{starts_on: {}{}}}\n", site.id, site.kind,
                      FormatDate(site.starts), site.ends ? ", ends_on: " + FormatDate(*site.ends) : std::string()));
    }
    std::map<std::string, std::string> texts;
    for (const Filing& filing : agency.filings) {
      std::string& text = texts[filing.record];
      if (text.empty())
        text = fmt::format("{}: {}\nsite: {}\nof: {}\n", filing.kind, filing.record, filing.owner, filing.of);
      if (&filing != left_out) text += filing.Line();
    }
    for (const auto& [id, text] : texts) Put(book, id, text);
    Diagnostics faults;
    book.Link(faults);
    REQUIRE(faults.empty());
    const std::unique_ptr<Casebook> then = day ? book.AsOf(*day) : nullptr;
    const Casebook& known = then ? *then : book;
    Verdicts verdicts;
    for (const Record* site : known.All("site")) {
      for (const auto& outcome : Assess(*site, world_.handbook(), known, {}, day)) {
        if (outcome->period.empty()) continue;
        // None is asked for twice.
        CHECK(verdicts
                  .emplace(Asked{std::string(site->id), std::string(outcome->rule->id), outcome->period},
                           outcome->verdict)
                  .second);
      }
    }
    return verdicts;
  }

 private:
  void Put(Casebook& book, const std::string& name, const std::string& text) {
    auto record = ReadText(name + ".yaml", text, world_.handbook().shapes(), nullptr);
    REQUIRE(record != nullptr);
    book.Add(std::move(record));
  }

  World& world_;
};

bool IsFiled(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::late; }

struct Days {
  Date first{}, last{};
};

Days SpanOf(const std::string& of) {
  for (const CalendarUnit unit : {CalendarUnit::month, CalendarUnit::half, CalendarUnit::year}) {
    if (const auto first = ParseUnit(of, unit)) return {*first, LastOfUnit(*first, unit)};
  }
  FAIL("no period: ", of);
  return {};
}

// The first day from which on a site is asked for what recurs.
Date BeginOf(const RandomAgency& agency, const Site& site) {
  return agency.records_from ? std::max(site.starts, *agency.records_from) : site.starts;
}

const Site& SiteNamed(const RandomAgency& agency, const std::string& id) {
  return *std::find_if(agency.sites.begin(), agency.sites.end(), [&](const Site& each) { return each.id == id; });
}

}  // namespace

TEST_CASE("what recurs is asked for once, within the contract, and settled one by one") {
  constexpr int kWhole = 40;
  const Sample sample = SampleOf(kWhole, 20261129, 6);
  Random random(sample.seed);
  World world("lantian", "");
  Judge judge(world);
  int asked = 0, settled = 0;
  for (int round = 0; round < sample.rounds; ++round) {
    const RandomAgency agency = PickAgency(random);
    const std::optional<Date> day = Draw(random, 0, 4) == 0 ? std::nullopt : std::optional(PickDay(random, 2024, 2026));
    CAPTURE(day ? FormatDate(*day) : "lint");
    CAPTURE(agency.records_from ? FormatDate(*agency.records_from) : "none");
    const Judge::Verdicts verdicts = judge(agency, day);
    for (const auto& [key, verdict] : verdicts) {
      if (IsFiled(verdict)) continue;
      ++asked;
      CAPTURE(key.rule);
      CAPTURE(key.period);
      const Site& site = SiteNamed(agency, key.record);
      CAPTURE(FormatDate(site.starts));
      const Days period = SpanOf(key.period);
      // The month and the year in which the contract begins have their papers too; only halves are whole ones.
      const bool whole = key.period.find('H') != std::string::npos;
      CHECK((whole ? period.first : period.last) >= BeginOf(agency, site));
      if (!whole && agency.records_from) CHECK(std::max(period.first, site.starts) >= *agency.records_from);
      if (site.ends) CHECK(period.last <= *site.ends);
    }
    for (int i = 0; i < 6 && !agency.filings.empty(); ++i) {
      const Filing& filing =
          agency.filings[static_cast<std::size_t>(Draw(random, 0, static_cast<int>(agency.filings.size()) - 1))];
      CAPTURE(filing.record);
      CAPTURE(filing.section);
      const Judge::Verdicts without = judge(agency, day, &filing);
      std::vector<Judge::Asked> gone;
      for (const auto& [key, verdict] : verdicts) {
        const auto now = without.find(key);
        if (IsFiled(verdict) && (now == without.end() || !IsFiled(now->second))) gone.push_back(key);
      }
      for (const auto& [key, verdict] : without) {
        const auto was = verdicts.find(key);
        if (IsFiled(verdict)) CHECK((was != verdicts.end() && IsFiled(was->second)));
      }
      const Site& site = SiteNamed(agency, filing.owner);
      const Days period = SpanOf(filing.of);
      const bool whole = period.first >= BeginOf(agency, site) && (!site.ends || period.last <= *site.ends);
      const bool known = !day || filing.date <= *day;
      CHECK(gone.size() <= 1);
      CHECK((gone.size() == 1 || !whole || !known));
      if (gone.empty()) continue;
      ++settled;
      CHECK(known);
      CHECK(gone.front().record == filing.owner);
      CHECK(gone.front().period == filing.of);
      const RuleSet* rule = world.handbook().FindRule(gone.front().rule);
      CHECK(std::get<Recurring>(*rule->base().kind).done.text.starts_with(filing.section + "."));
    }
  }
  if (sample.rounds < kWhole) return;  // a few rounds may have little to ask
  CHECK(asked > 10 * kWhole);
  CHECK(settled > kWhole);
}

TEST_CASE("what recurs is not asked for before the folder is kept, but what runs from the last time is") {
  World world("lantian", "");
  const auto due = [&](const std::string& from, const std::string& text, const std::string& rule) {
    Casebook book;
    const auto read = [&](const std::string& record) {
      return ReadText("r.yaml", record, world.handbook().shapes(), nullptr);
    };
    book.Add(read("agency: qiming\nhandbook: lantian\nkeys: en\nrecords_from: " + from + "\n"));
    const std::unique_ptr<Record> record = read(text);
    std::vector<std::string> days;
    for (const auto& outcome : Assess(*record, world.handbook(), book, {}, MakeDate(2026, 6, 1))) {
      if (outcome->rule->id != rule) continue;
      days.push_back(FormatDate(*outcome->due) + " " + std::string(VerdictName(outcome->verdict)));
    }
    return fmt::format("{}", fmt::join(days, ", "));
  };
  const std::string open = "case: C2023-0001\ndecision: {date: 2023-01-20, accepted: true}\n";
  CHECK(due("2023-01-01", open, "stage-form") ==
        "2024-01-20 overdue, 2025-01-20 overdue, 2026-01-20 overdue, 2027-01-20 open");
  CHECK(due("2025-01-20", open, "stage-form") == "2025-01-20 overdue, 2026-01-20 overdue, 2027-01-20 open");
  CHECK(due("2025-01-21", open, "stage-form") == "2026-01-20 overdue, 2027-01-20 open");
  CHECK(due("2025-01-01", "site: s\nkind: centre\nplans: [{date: 2019-01-20}]\n", "plan-yearly") ==
        "2020-01-20 overdue");
}

}  // namespace lanzhi::test
