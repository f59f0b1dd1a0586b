#include "render/report_cells.h"

#include <algorithm>

#include "render/catalogue.h"
#include "rule/events.h"

namespace lanzhi {
namespace {

std::string NameIn(const std::map<std::string, std::string>& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? std::string() : found->second;
}

}  // namespace

Column NewColumn(std::string key, std::string heading, std::function<Cell(std::size_t row)> cell, bool right) {
  Column column;
  column.key = std::move(key);
  column.heading = std::move(heading);
  column.cell = std::move(cell);
  column.right = right;
  return column;
}

Cell NamedCell(const std::string& id, const std::string& name) {
  if (id.empty()) return {};
  return name.empty() ? Cell(id) : Cell(Cell::Value(id), name + " " + id);
}

std::string SiteName(const CountedReport& report, const std::string& id) {
  const std::string name = NameIn(report.sites, id);
  return name.empty() ? id : name;
}

Cell SiteCell(const CountedReport& report, const std::string& id) { return NamedCell(id, NameIn(report.sites, id)); }
Cell WorkerCell(const CountedReport& report, const std::string& id) {
  return NamedCell(id, NameIn(report.workers, id));
}

Cell WorkersCell(const CountedReport& report, const std::vector<std::string>& ids, Language language) {
  std::vector<Text> names;
  for (const std::string& id : ids) {
    const std::string name = NameIn(report.workers, id);
    names.push_back(Verbatim(name.empty() ? id : name + " " + id));
  }
  if (ids.empty()) return {};
  return {Cell::Value(ids), Say("report.names", language, {{"names", std::move(names)}})};
}

Cell FigureCell(std::int64_t hundredths, const ReportNumber& number) {
  if (number.is_decimal()) return {Cell::Value(Decimal{hundredths})};
  return {Cell::Value(hundredths / kHundredths)};
}

std::string Spoken(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

std::string ColumnName(const ReportColumn& column, Language language) {
  if (!column.of_these) return column.name.In(language);
  return Say("month.column-part", language, {{"name", AsIs(Spoken(column.name.In(language)))}});
}

std::string DimensionName(Dimension dimension, Language language) {
  return Say("month." + std::string(NameOf(dimension)), language);
}

Emphasis EmphasisOf(const CountedTable& table, const CountedRow& row) {
  if (row.keys.size() == table.rows.size()) return Emphasis::none;
  return row.keys.empty() ? Emphasis::total : Emphasis::subtotal;
}

Cell KeyCell(const CountedReport& report, const CountedTable& table, const CountedRow& row, std::size_t place,
             Language language) {
  if (place >= row.keys.size()) {
    // The word for the total stands in the second column, where there is one.
    if (place != std::min<std::size_t>(table.rows.size() - 1, 1)) return {};
    return {Cell::Value(), Say(row.keys.empty() ? "month.agency-total" : "month.site-total", language)};
  }
  const std::string& key = row.keys[place];
  switch (table.rows[place]) {
    case Dimension::site:
      return key.empty() ? Cell(Cell::Value(std::string()), Say("report.no-site", language)) : SiteCell(report, key);
    case Dimension::worker:
      return key.empty() ? Cell(Cell::Value(std::string()), Say("report.no-worker", language))
                         : WorkerCell(report, key);
    case Dimension::record: {
      const auto name = report.record_names.find(key);
      const auto kind = report.record_kinds.find(key);
      if (name != report.record_names.end()) return NamedCell(key, name->second);
      return kind == report.record_kinds.end() ? Cell(key) : NamedCell(key, std::string(kind->second.In(language)));
    }
    case Dimension::month:
    case Dimension::person:
      break;
  }
  return Cell(key);
}

std::string RowKey(const CountedRow& row) {
  std::string out;
  for (const std::string& key : row.keys) out += (out.empty() ? "" : ",") + key;
  return row.keys.empty() ? "total" : out;
}

}  // namespace lanzhi
