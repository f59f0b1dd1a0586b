#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "rule/events.h"
#include "rule/rule.h"
#include "view/report.h"

namespace lanzhi {
namespace {

void AddCells(CountedRow& row, const CountedRow& more) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) row.cells[i].Add(more.cells[i]);
}

CountedRow EmptyRow(std::vector<std::string> keys, std::size_t columns) {
  return {std::move(keys), std::vector<CellSum>(columns)};
}

// With its totals behind the parts: of a table by several things those of the first, and at the end of all. Rows by
// month are not added up: what is open in one is open in the next. Their totals are counted, and come with short keys.
std::vector<CountedRow> WithTotals(const CountedTable& table, std::map<std::vector<std::string>, CountedRow> rows) {
  std::vector<CountedRow> parts, out;
  std::map<std::vector<std::string>, CountedRow> counted;
  const bool by_month = table.has(Dimension::month);
  for (auto& [keys, row] : rows) {
    if (keys.size() == table.rows.size()) {
      parts.push_back(std::move(row));
    } else {
      counted.emplace(keys, std::move(row));
    }
  }
  const std::size_t columns = table.columns.size();
  CountedRow total = EmptyRow({}, columns);
  const bool subtotals = table.rows.size() > 1;
  const bool adds_up = !by_month || table.rows.front() == Dimension::month;
  for (std::size_t i = 0; i < parts.size();) {
    const std::string first = parts[i].keys.front();
    CountedRow subtotal = EmptyRow({first}, columns);
    for (; i < parts.size() && parts[i].keys.front() == first; ++i) {
      if (adds_up) AddCells(subtotal, parts[i]);
      if (!by_month) AddCells(total, parts[i]);
      out.push_back(std::move(parts[i]));
    }
    if (!subtotals) continue;
    const auto known = counted.find({first});
    out.push_back(known != counted.end() ? known->second : std::move(subtotal));
  }
  for (const auto& [keys, row] : counted) AddCells(total, row);
  out.push_back(std::move(total));
  return out;
}

std::tuple<int, std::string> OrderOf(const ListedValue& told) {
  switch (told.value.index()) {
    case 0:
      return {0, std::get<std::string>(told.value)};
    case 1:
      return {0, std::get<ListedValue::Reference>(told.value).id};
    case 2:
      return {0, FormatDate(std::get<Date>(told.value))};
    default:
      return {1, told.id};
  }
}

bool StandsBefore(const ListedRow& a, const ListedRow& b) {
  for (std::size_t i = 0; i < a.cells.size(); ++i) {
    std::vector<std::tuple<int, std::string>> left, right;
    for (const ListedValue& told : a.cells[i]) left.push_back(OrderOf(told));
    for (const ListedValue& told : b.cells[i]) right.push_back(OrderOf(told));
    if (left != right) return left < right;
  }
  return a.record < b.record;
}

auto OrderOf(const OpenDuty& duty) {
  return std::tie(duty.who, duty.row.actor, duty.row.due, duty.row.record, duty.row.rule, duty.row.element);
}

}  // namespace

ReportSum::ReportSum(CountedReport& report) : report_(report), rows_(report.definition->counted.size()) {
  report.counted.resize(report.definition->counted.size());
  report.listed.resize(report.definition->lists.size());
}

void ReportSum::Add(std::string_view record, ReportShare share) {
  const auto index = static_cast<std::uint32_t>(report_.record_ids.size());
  bool behind = false;
  for (CountedShare& part : share.counted) {
    const CountedTable& table = report_.definition->counted[part.table];
    Rows& rows = rows_[part.table];
    auto at = rows.find(part.keys);
    if (at == rows.end()) at = rows.emplace(part.keys, EmptyRow(part.keys, table.columns.size())).first;
    CountedRow& row = at->second;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;  // in this record
    for (CountedShare::Part& each : part.parts) {
      CellSum& tally = row.cells[each.column];
      if (each.unsaid) {
        tally.unsaid = true;
        continue;
      }
      tally.amount += each.amount;
      if (tally.records.empty() || tally.records.back().record != index) tally.records.push_back({index, 0});
      const bool distinct = table.columns[each.column].number->distinct;
      const bool adds = !distinct || seen.emplace(each.column, each.who).second;
      if (adds) tally.records.back().amount += distinct ? kHundredths : each.amount;
      if (distinct) tally.who.insert(part.persons[each.who]);
      behind = true;
    }
  }
  for (auto& [list, row] : share.listed) report_.listed[list].push_back(std::move(row));
  for (const TimelyShare& duty : share.timeliness) AddTimeliness(duty);
  for (const UndatedShare& duty : share.undated) AddUndated(duty);
  for (const ClauseShare& each : share.clauses) AddClause(each.clause, each.what, index);
  for (const auto& [clause, what] : share.answers) AddClause(clause, what, index);
  behind = behind || !share.clauses.empty() || !share.answers.empty();
  for (DueRow& row : share.open) report_.open.push_back({std::move(row), {}});
  if (!behind) return;
  report_.record_ids.emplace_back(record);
  if (!share.name.empty()) report_.record_names.emplace(record, share.name);
  report_.record_kinds.emplace(record, share.kind);
}

void ReportSum::AddTimeliness(const TimelyShare& share) {
  const auto add = [&](std::string_view clause) {
    const Rule& rule = *share.rule;
    const auto [at, fresh] = timeliness_.try_emplace({clause, rule.id});
    Timeliness& sum = at->second;
    if (fresh) {
      sum.clause = clause;
      sum.rule = rule.id;
      sum.title = rule.title;
      sum.actor = rule.actor_names;
    }
    sum.met += share.status == DueStatus::met ? 1 : 0;
    sum.late += share.status == DueStatus::late ? 1 : 0;
    sum.missed += share.status == DueStatus::missed ? 1 : 0;
    sum.waived += share.status == DueStatus::waived ? 1 : 0;
    if (share.status == DueStatus::late) sum.late_by.push_back(share.late_by);
  };
  for (const std::string_view clause : share.rule->clauses) add(clause);
  add({});
}

void ReportSum::AddUndated(const UndatedShare& share) {
  for (const std::string_view clause : share.rule->clauses) {
    const auto [at, fresh] = undated_.try_emplace({clause, share.rule->id});
    UndatedDuty& sum = at->second;
    if (fresh) {
      sum.clause = clause;
      sum.rule = share.rule->id;
      sum.title = share.rule->title;
    }
    switch (share.what) {
      case UndatedShare::What::done:
        sum.done_after.push_back(share.days);
        break;
      case UndatedShare::What::open:
        sum.open_for.push_back(share.days);
        break;
      case UndatedShare::What::missed:
        ++sum.missed;
        break;
    }
  }
}

void ReportSum::AddClause(std::string_view clause, ClauseCount::What what, std::uint32_t record) {
  auto at = clauses_.find(clause);
  if (at == clauses_.end()) at = clauses_.try_emplace(std::string(clause)).first;
  ClauseCount::Figure& figure = at->second.figures[static_cast<std::size_t>(what)];
  ++figure.n;
  if (figure.records.empty() || figure.records.back() != record) figure.records.push_back(record);
}

void ReportSum::AddEmptyRows(const CountedTable& table, const std::vector<std::string>& sites, Rows& rows) const {
  const std::vector<std::string> months =
      table.has(Dimension::month) ? MonthsOf(table, report_.days) : std::vector<std::string>();
  std::vector<std::vector<std::string>> all{{}};
  for (const Dimension dimension : table.rows) {
    if (dimension != Dimension::site && dimension != Dimension::month) return;
    std::vector<std::vector<std::string>> longer;
    for (const std::vector<std::string>& keys : all) {
      for (const std::string& key : dimension == Dimension::site ? sites : months) {
        longer.push_back(keys);
        longer.back().push_back(key);
      }
    }
    all = std::move(longer);
  }
  for (std::vector<std::string>& keys : all) {
    CountedRow row = EmptyRow(keys, table.columns.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const bool month = table.rows[i] == Dimension::month;
      if (month && ParseUnit(keys[i], CalendarUnit::month) > report_.days.as_of) row.unknown = true;
    }
    rows.try_emplace(std::move(keys), std::move(row));
  }
}

void ReportSum::Finish(const std::vector<std::string>& sites) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const CountedTable& table = report_.definition->counted[i];
    if (!table.hidden) AddEmptyRows(table, sites, rows_[i]);
    report_.counted[i] = WithTotals(report_.definition->counted[i], std::move(rows_[i]));
  }
  for (std::vector<ListedRow>& rows : report_.listed) std::sort(rows.begin(), rows.end(), StandsBefore);
  for (auto& [key, entry] : timeliness_) {
    std::sort(entry.late_by.begin(), entry.late_by.end());
    (entry.clause.empty() ? report_.duties : report_.timeliness).push_back(std::move(entry));
  }
  for (auto& [key, entry] : undated_) {
    std::sort(entry.done_after.begin(), entry.done_after.end());
    std::sort(entry.open_for.begin(), entry.open_for.end());
    report_.undated.push_back(std::move(entry));
  }
  for (auto& [clause, count] : clauses_) {
    count.clause = clause;
    report_.clauses.push_back(std::move(count));
  }
  std::stable_sort(report_.open.begin(), report_.open.end(),
                   [](const OpenDuty& a, const OpenDuty& b) { return OrderOf(a) < OrderOf(b); });
  std::sort(report_.left_out.begin(), report_.left_out.end(),
            [](const LeftOut& a, const LeftOut& b) { return std::tie(a.path, a.record) < std::tie(b.path, b.record); });
}

}  // namespace lanzhi
