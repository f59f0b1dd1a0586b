#include <algorithm>
#include <memory>

#include "render/clauses.h"
#include "render/columns.h"
#include "render/report_cells.h"
#include "render/report_records.h"
#include "render/report_tables.h"

namespace lanzhi {
namespace {

struct InReport {
  const CountedReport* report = nullptr;
  Language language = Language::en;
};

// Of days in ascending order, exact; nullopt when there are none.
std::optional<Decimal> MedianOf(const std::vector<int>& sorted) {
  if (sorted.empty()) return std::nullopt;
  const std::int64_t sum = std::int64_t{sorted[(sorted.size() - 1) / 2]} + sorted[sorted.size() / 2];
  return Decimal{sum * 50};
}

Cell MedianCell(const std::vector<int>& sorted) {
  const std::optional<Decimal> median = MedianOf(sorted);
  if (!median) return {};
  return {Cell::Value(*median), std::to_string(median->hundredths / 100) + (median->hundredths % 100 == 0 ? "" : ".5")};
}

Cell LongestCell(const std::vector<int>& sorted) { return sorted.empty() ? Cell() : CountCell(sorted.back()); }

Cell CountOrEmpty(const std::optional<std::int64_t>& number) { return number ? CountCell(*number) : Cell(); }

constexpr ColumnRow<LeftOut, Language> kLeftOutColumns[] = {
    {"path", "month.file", [](const LeftOut& left, const Language&) { return Cell(left.path); }},
    {"record", "month.record", [](const LeftOut& left, const Language&) { return TextOrEmpty(left.record); }},
    {"why", "month.why", [](const LeftOut& left, const Language& language) { return Cell(Fill(left.why, language)); }},
};

template <auto Member>
Cell TimelinessFigure(const Timeliness& duty, const Language&) {
  return CountCell(duty.*Member);
}

constexpr ColumnRow<Timeliness, Language> kTimelinessColumns[] = {
    {"clause", "month.clause", [](const Timeliness& duty, const Language&) { return Cell(duty.clause); }},
    {"rule", "", [](const Timeliness& duty, const Language&) { return Cell(duty.rule); }, kInJson},
    {"title", "month.duty",
     [](const Timeliness& duty, const Language& language) { return Cell(duty.title.In(language)); }},
    {"actor", "month.actor",
     [](const Timeliness& duty, const Language& language) { return TextOrEmpty(duty.actor.In(language)); }, kEverywhere,
     -4},
    {"met", "month.met", TimelinessFigure<&Timeliness::met>, kEverywhere, 0, true},
    {"late", "month.late", TimelinessFigure<&Timeliness::late>, kEverywhere, 0, true},
    {"late_days_median", "month.late-days",
     [](const Timeliness& duty, const Language&) { return MedianCell(duty.late_by); }, kEverywhere, -1, true},
    {"late_days_longest", "month.late-longest",
     [](const Timeliness& duty, const Language&) { return LongestCell(duty.late_by); }, kEverywhere, -2, true},
    {"missed", "month.missed", TimelinessFigure<&Timeliness::missed>, kEverywhere, 0, true},
    {"waived", "month.waived", TimelinessFigure<&Timeliness::waived>, kEverywhere, 0, true},
};

template <auto Member>
Cell UndatedNumber(const UndatedDuty& duty, const Language&) {
  return CountCell(static_cast<std::int64_t>((duty.*Member).size()));
}

template <auto Member>
Cell UndatedLongest(const UndatedDuty& duty, const Language&) {
  return LongestCell(duty.*Member);
}

constexpr ColumnRow<UndatedDuty, Language> kUndatedDutyColumns[] = {
    {"clause", "month.clause", [](const UndatedDuty& duty, const Language&) { return Cell(duty.clause); }},
    {"rule", "", [](const UndatedDuty& duty, const Language&) { return Cell(duty.rule); }, kInJson},
    {"title", "month.duty",
     [](const UndatedDuty& duty, const Language& language) { return Cell(duty.title.In(language)); }},
    {"done", "month.done", UndatedNumber<&UndatedDuty::done_after>, kEverywhere, 0, true},
    {"done_days_median", "month.done-days",
     [](const UndatedDuty& duty, const Language&) { return MedianCell(duty.done_after); }, kEverywhere, -1, true},
    {"done_days_longest", "month.done-longest", UndatedLongest<&UndatedDuty::done_after>, kEverywhere, -3, true},
    {"open", "month.open", UndatedNumber<&UndatedDuty::open_for>, kEverywhere, 0, true},
    {"open_days_longest", "month.open-longest", UndatedLongest<&UndatedDuty::open_for>, kEverywhere, -2, true},
    {"missed", "month.missed", [](const UndatedDuty& duty, const Language&) { return CountCell(duty.missed); },
     kEverywhere, 0, true},
};

Cell IndicatorSite(const IndicatorRow& row, const InReport& in) { return SiteCell(*in.report, row.site); }
Cell IndicatorName(const IndicatorRow& row, const InReport&) { return TextOrEmpty(row.name); }

constexpr ColumnRow<IndicatorRow, InReport> kPlanColumns[] = {
    {"site", "month.site", IndicatorSite},
    {"indicator", "month.indicator", IndicatorName},
    {"planned", "month.planned", [](const IndicatorRow& row, const InReport&) { return CountOrEmpty(row.planned); },
     kEverywhere, 0, true},
    {"done", "month.done", [](const IndicatorRow& row, const InReport&) { return CountCell(row.done); }, kEverywhere, 0,
     true},
    {"deviation", "month.deviation",
     [](const IndicatorRow& row, const InReport&) { return row.planned ? CountCell(row.done - *row.planned) : Cell(); },
     kEverywhere, 0, true},
    {"planned_next", "month.planned-next",
     [](const IndicatorRow& row, const InReport&) { return CountOrEmpty(row.planned_next); }, kEverywhere, -1, true},
};

constexpr ColumnRow<IndicatorRow, InReport> kIndicatorColumns[] = {
    {"site", "month.site", IndicatorSite},
    {"indicator", "month.indicator", IndicatorName},
    {"number", "", [](const IndicatorRow& row, const InReport&) { return TextOrEmpty(row.number); }, kInJson},
    {"counted", "month.counted",
     [](const IndicatorRow& row, const InReport& in) {
       return ChoiceCell(
           row.number.empty() ? "typed" : "counted",
           FindWords(row.number.empty() ? "month.counted.typed" : "month.counted.counted").In(in.language));
     },
     kEverywhere, 4},
    {"from", "month.from", [](const IndicatorRow& row, const InReport&) { return Cell(Cell::Value(row.from)); },
     kEverywhere, 2},
    {"until", "month.until", [](const IndicatorRow& row, const InReport&) { return Cell(Cell::Value(row.until)); },
     kEverywhere, 3},
    {"target", "month.target", [](const IndicatorRow& row, const InReport&) { return CountCell(row.target); },
     kEverywhere, 0, true},
    {"done", "month.done-period", [](const IndicatorRow& row, const InReport&) { return CountCell(row.done); },
     kEverywhere, -2, true},
    {"to_date", "month.done-to-date", [](const IndicatorRow& row, const InReport&) { return CountCell(row.to_date); },
     kEverywhere, 0, true},
    {"expected", "month.expected",
     [](const IndicatorRow& row, const InReport&) { return Cell(Cell::Value(row.expected)); }, kEverywhere, -3, true},
    {"rate", "month.rate",
     [](const IndicatorRow& row, const InReport&) {
       return Cell(Cell::Value(Ratio{row.to_date, row.target}));
     },
     kEverywhere, 0, true},
    {"incomplete", "", [](const IndicatorRow& row, const InReport&) { return Cell(Cell::Value(row.incomplete)); },
     kInJson},
};

// "2024-01 至 2026-10" of several periods of one duty.
std::string PeriodsText(const DueRow& row, Language language) {
  if (row.of.empty()) return {};
  if (row.periods <= 1) return row.of;
  return Say("report.periods", language, {{"from", AsIs(row.of)}, {"to", AsIs(row.of_last)}, {"n", row.periods}});
}

constexpr ColumnRow<OpenDuty, InReport> kOpenColumns[] = {
    {"who", "month.who",
     [](const OpenDuty& duty, const InReport& in) {
       if (!duty.who.empty()) return WorkersCell(*in.report, duty.who, in.language);
       return TextOrEmpty(duty.row.role.In(in.language));
     }},
    {"actor", "month.actor",
     [](const OpenDuty& duty, const InReport& in) { return TextOrEmpty(duty.row.role.In(in.language)); }, kEverywhere,
     -3},
    {"site", "month.site",
     [](const OpenDuty& duty, const InReport& in) {
       const bool is_site = in.report->sites.count(duty.row.record) != 0;
       return SiteCell(*in.report, is_site ? duty.row.record : duty.row.site);
     }},
    {"record", "month.record", [](const OpenDuty& duty, const InReport&) { return TextOrEmpty(duty.row.record); }},
    {"duty", "month.duty",
     [](const OpenDuty& duty, const InReport& in) { return Cell(duty.row.title.In(in.language)); }},
    {"rule", "", [](const OpenDuty& duty, const InReport&) { return Cell(duty.row.rule); }, kInJson},
    {"of", "month.of",
     [](const OpenDuty& duty, const InReport& in) { return TextOrEmpty(PeriodsText(duty.row, in.language)); },
     kEverywhere, -2},
    {"due", "month.due",
     [](const OpenDuty& duty, const InReport&) { return duty.row.since ? Cell() : Cell(Cell::Value(duty.row.due)); }},
    {"days_late", "month.days-late",
     [](const OpenDuty& duty, const InReport& in) {
       if (duty.row.since) return Cell();
       return CountCell(std::max(0, DaysBetween(duty.row.due, in.report->days.as_of)));
     },
     kEverywhere, -1, true},
};

struct ClauseRow {
  const Clause* clause = nullptr;
  const ClauseCount* count = nullptr;  // nullptr: nothing was said of it
};

struct InClauses {
  const CountedReport* report = nullptr;
  std::string records_page;
  Language language = Language::en;
};

template <ClauseCount::What kWhat>
Cell ClauseFigure(const ClauseRow& row, const InClauses& in) {
  if (row.count == nullptr) return CountCell(0);
  const ClauseCount::Figure& figure = row.count->figures[static_cast<std::size_t>(kWhat)];
  Cell cell = CountCell(figure.n);
  for (const std::uint32_t record : figure.records) cell.records.push_back(in.report->record_ids[record]);
  if (figure.n > 0 && !in.records_page.empty()) {
    cell.link = in.records_page + "#" + RecordsAnchor(kClausesTable, row.clause->id, ClauseCount::NameOf(kWhat));
  }
  return cell;
}

// What is to be made of the clause: checked, only a person can judge, it only settles something; of a checked one of
// which nothing was said, that it did not apply.
Cell ClauseState(const ClauseRow& row, const InClauses& in) {
  if (row.clause->fate == Fate::checked && row.count == nullptr) {
    return ChoiceCell("not-applicable", FindWords("compliance.not-applicable").In(in.language));
  }
  const std::string fate(FateName(row.clause->fate));
  return ChoiceCell(fate, FindWords("fate-name." + fate).In(in.language));
}

constexpr ColumnRow<ClauseRow, InClauses> kClauseColumns[] = {
    {"clause", "month.clause", [](const ClauseRow& row, const InClauses&) { return Cell(row.clause->id); }},
    {"summary", "compliance.summary",
     [](const ClauseRow& row, const InClauses& in) { return Cell(row.clause->summary.In(in.language)); }, kEverywhere,
     1},
    {"state", "compliance.state", ClauseState},
    {"met", "compliance.met", ClauseFigure<ClauseCount::What::met>, kEverywhere, 0, true},
    {"late", "compliance.late", ClauseFigure<ClauseCount::What::late>, kEverywhere, 0, true},
    {"missed", "compliance.missed", ClauseFigure<ClauseCount::What::missed>, kEverywhere, 0, true},
    {"waived", "compliance.waived", ClauseFigure<ClauseCount::What::waived>, kEverywhere, -2, true},
    {"overdue", "compliance.overdue", ClauseFigure<ClauseCount::What::overdue>, kEverywhere, 0, true},
    {"open", "compliance.open", ClauseFigure<ClauseCount::What::open>, kEverywhere, -1, true},
    {"answered_yes", "compliance.answered_yes", ClauseFigure<ClauseCount::What::answered_yes>, kEverywhere, -3, true},
    {"answered_no", "compliance.answered_no", ClauseFigure<ClauseCount::What::answered_no>, kEverywhere, -4, true},
    {"answered_na", "compliance.answered_na", ClauseFigure<ClauseCount::What::answered_na>, kEverywhere, -5, true},
};

template <class Row, class Context, std::size_t N>
Table Made(std::string key, std::string_view words, const ColumnRow<Row, Context> (&columns)[N],
           const std::vector<Row>& rows, const Context& context, Language language) {
  Table table{.key = std::move(key), .title = Say(words, language)};
  SetColumns(table, columns, std::span<const Row>(rows), context, language);
  table.none = Say(std::string(words) + "-none", language);
  return table;
}

Table ClauseTable(const CountedReport& report, const std::string& key, const PageOptions& options, Language language) {
  Table table{.key = key, .title = Say("compliance.title", language)};
  table.notes = {{Say("compliance.scope", language), kOnPage}};
  const auto rows = std::make_shared<std::vector<ClauseRow>>();
  for (const Clause& clause : options.clauses->clauses()) {
    const auto at = std::lower_bound(report.clauses.begin(), report.clauses.end(), clause.id,
                                     [](const ClauseCount& count, std::string_view id) { return count.clause < id; });
    rows->push_back({&clause, at != report.clauses.end() && at->clause == clause.id ? &*at : nullptr});
  }
  const auto at = [rows](std::size_t row) -> const ClauseRow& { return (*rows)[row]; };
  SetColumns<ClauseRow, InClauses>(table, kClauseColumns, rows->size(), at, {&report, options.records_page, language},
                                   language);
  return table;
}

}  // namespace

Table LeftOutTable(const CountedReport& report, Language language) {
  Table table{.key = "left_out", .title = Say("month.left-out-title", language)};
  SetColumns(table, kLeftOutColumns, std::span<const LeftOut>(report.left_out), language, language);
  table.none = Say("month.left-out-none", language);
  return table;
}

Table OtherTableOf(const CountedReport& report, OtherTable what, const std::string& key, const PageOptions& options,
                   Language language) {
  const InReport in{&report, language};
  switch (what) {
    case OtherTable::plan:
      return Made(key, "month.plan", kPlanColumns, report.indicators, in, language);
    case OtherTable::indicators: {
      Table table = Made(key, "month.indicators", kIndicatorColumns, report.indicators, in, language);
      table.notes = {{Say("month.indicators-scope", language), kOnPage}};
      return table;
    }
    case OtherTable::open: {
      Table table = Made(key, "month.not-filed", kOpenColumns, report.open, in, language);
      table.notes = {{Say("month.not-filed-scope", language, {{"as_of", report.days.as_of}}), kOnPage}};
      return table;
    }
    case OtherTable::timeliness: {
      Table table = Made(key, "month.timeliness", kTimelinessColumns, report.timeliness, language, language);
      table.notes = {{Say("month.timeliness-scope", language), kOnPage}};
      return table;
    }
    case OtherTable::undated: {
      Table table = Made(key, "month.undated", kUndatedDutyColumns, report.undated, language, language);
      table.notes = {{Say("month.undated-scope", language), kOnPage}};
      return table;
    }
    case OtherTable::compliance:
      return ClauseTable(report, key, options, language);
  }
  return {};
}

}  // namespace lanzhi
