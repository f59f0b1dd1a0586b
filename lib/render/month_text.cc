#include "render/catalogue.h"
#include "render/month_formats.h"

namespace lanzhi {

std::vector<std::pair<std::string, std::string>> MonthFacts(const MonthReport& report, Language language) {
  const auto word = [&](std::string_view id) { return std::string(FindWords(id).In(language)); };
  return {{word("month.period"), Say("month.period-text", language, {{"from", report.from}, {"to", report.to}})},
          {word("month.agency"), report.agency},
          {word("month.handbook"), report.handbook + " " + report.handbook_version},
          {word("month.commit"), report.commit.empty() ? word("month.commit-none") : report.commit},
          {word("month.records"), std::to_string(report.records)},
          {word("month.left-out"), std::to_string(report.left_out.size())}};
}

std::string MonthColumnName(const MonthColumn& column, Language language) {
  if (column.is_total) return column.name.In(language);
  return Say("month.column-part", language, {{"name", column.name}});
}

std::string MonthRowName(const MonthRow& row, Language language) {
  if (!row.worker.empty()) return row.worker;
  return std::string(FindWords(row.site.empty() ? "month.agency-total" : "month.site-total").In(language));
}

std::string MedianText(const std::vector<int>& sorted) {
  if (sorted.empty()) return {};
  const int low = sorted[(sorted.size() - 1) / 2], high = sorted[sorted.size() / 2];
  return std::to_string((low + high) / 2) + ((low + high) % 2 == 0 ? "" : ".5");
}

}  // namespace lanzhi
