#include "render/document.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/decimal.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

// Per cent with one place, halves up; exact, so that the same figures give the same bytes.
std::string RatioText(const Ratio& ratio) {
  if (ratio.whole == 0) return {};
  const std::int64_t thousandths = (ratio.part * 2000 + ratio.whole) / (2 * ratio.whole);
  return fmt::format("{}.{}%", thousandths / 10, thousandths % 10);
}

}  // namespace

Cell TextOrEmpty(std::string_view text) { return text.empty() ? Cell() : Cell(text); }

Cell DateOrEmpty(const std::optional<Date>& date) { return date ? Cell(Cell::Value(*date)) : Cell(); }

Cell CountCell(std::int64_t number) { return Cell(Cell::Value(number)); }

Cell ListCell(const std::vector<std::string_view>& list) {
  return Cell(Cell::Value(std::vector<std::string>(list.begin(), list.end())));
}

Cell ChoiceCell(std::string_view id, std::string_view word) {
  return Cell(Cell::Value(std::string(id)), std::string(word));
}

std::string CellText(const Cell& cell, std::string_view separator, Language language) {
  if (cell.text) return *cell.text;
  struct Visitor {
    std::string_view separator;
    Language language;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const std::vector<std::string>& list) const {
      return fmt::format("{}", fmt::join(list, separator));
    }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(Decimal decimal) const { return FormatDecimal(decimal.hundredths); }
    std::string operator()(const Ratio& ratio) const { return RatioText(ratio); }
    std::string operator()(bool yes) const { return Say(yes ? "show.yes" : "show.no", language); }
    std::string operator()(Date date) const { return FormatDate(date); }
  };
  return std::visit(Visitor{separator, language}, cell.value);
}

Table TableOf(const ChartSeries& series) {
  Table table{.key = series.key, .title = series.title};
  table.rows = series.labels.size();
  table.columns.push_back(
      {"label", series.label_name, [&series](std::size_t row) { return Cell(series.labels[row]); }});
  for (const ChartSeries::Line& line : series.lines) {
    table.columns.push_back({line.key, line.name, [&line](std::size_t row) {
                               return line.values[row] ? CountCell(*line.values[row]) : Cell();
                             }});
    table.columns.back().right = true;
  }
  return table;
}

bool HasFigures(const ChartSeries& series) {
  const auto drawn = [](const std::optional<std::int64_t>& value) { return value.value_or(0) != 0; };
  return std::any_of(series.lines.begin(), series.lines.end(), [&](const ChartSeries::Line& line) {
    return std::any_of(line.values.begin(), line.values.end(), drawn);
  });
}

namespace {

// A table for each group of its columns, where it has more than one.
void AddSplit(const Table& table, std::vector<Table>& tables) {
  std::vector<std::string> groups;
  for (const Column& column : table.columns) {
    if (!column.group.empty() && (groups.empty() || groups.back() != column.group)) groups.push_back(column.group);
  }
  if (groups.size() < 2) return tables.push_back(table);
  for (const std::string& group : groups) {
    Table part = table;
    std::erase_if(part.columns, [&](const Column& column) { return !column.group.empty() && column.group != group; });
    for (Column& column : part.columns) column.group.clear();
    part.title += (part.title.empty() ? "" : " · ") + group;
    if (!tables.empty() && tables.back().key == part.key) part.notes.clear();
    tables.push_back(std::move(part));
  }
}

}  // namespace

std::vector<Table> TablesIn(const Document& document, Media medium) {
  std::vector<Table> tables;
  for (const Table& table : document.tables) {
    if ((table.shown & medium) == 0) continue;
    if (table.splits && (medium & kOnPage) != 0) {
      AddSplit(table, tables);
    } else {
      tables.push_back(table);
      if (!table.splits) continue;
      for (Column& column : tables.back().columns) column.group.clear();
    }
  }
  for (const ChartSeries& series : document.series) {
    if (((series.shown | kInXlsx) & medium) != 0) tables.push_back(TableOf(series));
  }
  return tables;
}

std::vector<std::string> TableKeys(const Document& document) {
  std::vector<std::string> keys;
  for (const Table& table : TablesIn(document, kInCsv)) keys.push_back(table.key);
  return keys;
}

Document OnlyTable(const Document& document, std::string_view key) {
  Document only = document;
  only.layout = Document::Layout::list;
  only.signature.clear();
  std::erase_if(only.tables, [&](const Table& table) { return table.key != key; });
  std::erase_if(only.series, [&](const ChartSeries& series) { return series.key != key; });
  return only;
}

std::vector<const Column*> ColumnsIn(const Table& table, Media medium) {
  std::vector<const Column*> columns;
  for (const Column& column : table.columns) {
    if ((column.shown & medium) != 0) columns.push_back(&column);
  }
  return columns;
}

std::vector<Group> GroupsOf(const Table& table) {
  if (!table.groups.empty()) return table.groups;
  Group all;
  all.rows.resize(table.rows);
  std::iota(all.rows.begin(), all.rows.end(), std::size_t{0});
  return {std::move(all)};
}

Emphasis EmphasisOf(const Table& table, std::size_t row) {
  return table.emphasis ? table.emphasis(row) : Emphasis::none;
}

std::string RoleText(const Table& table, std::size_t row, Column::Role role, Language language) {
  for (const Column& column : table.columns) {
    if (column.role == role) return CellText(column.cell(row), ", ", language);
  }
  return {};
}

bool IsTicked(const Table& table, std::size_t row) {
  for (const Column& column : table.columns) {
    if (column.role != Column::Role::tick) continue;
    const Cell cell = column.cell(row);
    const bool* ticked = std::get_if<bool>(&cell.value);
    return ticked != nullptr && *ticked;
  }
  return false;
}

std::string FullHeading(const Column& column) {
  return column.group.empty() ? column.heading : column.group + " / " + column.heading;
}

}  // namespace lanzhi
