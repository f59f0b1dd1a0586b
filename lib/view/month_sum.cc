#include <algorithm>
#include <tuple>
#include <utility>

#include "view/month.h"

namespace lanzhi {
namespace {

auto KeyOf(const MonthRow& row) { return std::tie(row.site, row.worker); }
auto KeyOf(const Timeliness& entry) { return std::tie(entry.clause, entry.rule); }
auto KeyOf(const UndatedDuty& entry) { return std::tie(entry.clause, entry.rule); }

void Append(std::vector<int>& to, const std::vector<int>& more) { to.insert(to.end(), more.begin(), more.end()); }

// The element with the same key in a sorted list, put in where there is none.
template <typename T>
T& Slot(std::vector<T>& list, T fresh) {
  const auto at =
      std::lower_bound(list.begin(), list.end(), fresh, [](const T& a, const T& b) { return KeyOf(a) < KeyOf(b); });
  if (at != list.end() && KeyOf(*at) == KeyOf(fresh)) return *at;
  return *list.insert(at, std::move(fresh));
}

void AddCells(MonthRow& row, const std::vector<std::int64_t>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) row.cells[i] += cells[i];
}

}  // namespace

void AddShares(MonthReport& report, const std::vector<MonthShare>& shares) {
  for (const MonthShare& share : shares) {
    if (std::any_of(share.cells.begin(), share.cells.end(), [](std::int64_t n) { return n != 0; })) {
      const std::vector<std::int64_t> none(report.columns.size(), 0);
      AddCells(Slot(report.rows, MonthRow{share.site, share.worker, none, {}, {}}), share.cells);
    }
    for (const Timeliness& entry : share.timeliness) {
      Timeliness& sum = Slot(report.timeliness, Timeliness{entry.clause, entry.rule, entry.title, 0, 0, 0, 0, {}});
      sum.met += entry.met;
      sum.late += entry.late;
      sum.missed += entry.missed;
      sum.waived += entry.waived;
      Append(sum.late_by, entry.late_by);
    }
    for (const UndatedDuty& entry : share.undated) {
      UndatedDuty& sum = Slot(report.undated, UndatedDuty{entry.clause, entry.rule, entry.title, {}, {}, 0});
      Append(sum.done_after, entry.done_after);
      Append(sum.open_for, entry.open_for);
      sum.missed += entry.missed;
    }
  }
}

void FinishReport(MonthReport& report) {
  const std::vector<std::int64_t> none(report.columns.size(), 0);
  MonthRow agency{"", "", none, {}, {}}, site{"", "", none, {}, {}};
  std::vector<MonthRow> rows;
  for (const MonthRow& row : report.rows) {
    if (!site.site.empty() && site.site != row.site)
      rows.push_back(std::exchange(site, MonthRow{"", "", none, {}, {}}));
    site.site = row.site;
    AddCells(site, row.cells);
    AddCells(agency, row.cells);
    rows.push_back(row);
  }
  if (!site.site.empty()) rows.push_back(std::move(site));
  rows.push_back(std::move(agency));
  report.rows = std::move(rows);
  for (Timeliness& entry : report.timeliness) std::sort(entry.late_by.begin(), entry.late_by.end());
  for (UndatedDuty& entry : report.undated) {
    std::sort(entry.done_after.begin(), entry.done_after.end());
    std::sort(entry.open_for.begin(), entry.open_for.end());
  }
  std::sort(report.left_out.begin(), report.left_out.end(),
            [](const LeftOut& a, const LeftOut& b) { return std::tie(a.path, a.record) < std::tie(b.path, b.record); });
}

}  // namespace lanzhi
