#include "render/report_records.h"

#include <algorithm>
#include <memory>

#include "render/catalogue.h"
#include "render/report_cells.h"

namespace lanzhi {
namespace {

// A figure that is not zero.
struct Figure {
  std::size_t table = 0;
  const CountedRow* row = nullptr;
  std::size_t column = 0;
};

// Of one table, those of its rows that are no totals.
std::vector<Figure> FiguresOf(const CountedReport& report, std::size_t t) {
  std::vector<Figure> figures;
  const CountedTable& table = report.definition->counted[t];
  if (table.hidden) return figures;
  for (const CountedRow& row : report.counted[t]) {
    if (row.keys.size() != table.rows.size()) continue;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (!row.cells[c].records.empty()) figures.push_back({t, &row, c});
    }
  }
  return figures;
}

const CellSum& SumOf(const Figure& figure) { return figure.row->cells[figure.column]; }
const CountedTable& TableOf(const CountedReport& report, const Figure& figure) {
  return report.definition->counted[figure.table];
}
const ReportColumn& ColumnOf(const CountedReport& report, const Figure& figure) {
  return TableOf(report, figure).columns[figure.column];
}

std::string RowText(const CountedReport& report, const Figure& figure, Language language) {
  const CountedTable& table = TableOf(report, figure);
  std::string out;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::string text = CellText(KeyCell(report, table, *figure.row, i, language), ", ", language);
    if (!text.empty()) out += (out.empty() ? "" : " / ") + text;
  }
  return out;
}

Document Titled(const CountedReport& report, Language language) {
  Document document;
  document.title = Say("report.records-title", language, {{"title", report.definition->head.title}});
  document.period = FormatUnit(report.days.from, report.days.unit);
  return document;
}

// What one record adds, as the number has it; of one that counts each once, how many it names.
Cell AmountCell(const CellSum::Behind& behind, const ReportNumber& number) {
  if (number.distinct) return FigureCell(behind.amount, number);
  CellSum one;
  one.amount = behind.amount;
  return FigureCell(ValueOf(one, number), number);
}

}  // namespace

std::string RecordsAnchor(std::string_view table, std::string_view row, std::string_view column) {
  std::string anchor(table);
  for (const std::string_view part : {row, column}) anchor += "/" + std::string(part);
  return anchor;
}

namespace {

// What became of a clause, of which there is something.
struct ClausePlace {
  const ClauseCount* clause = nullptr;
  ClauseCount::What what = ClauseCount::What::met;

  [[nodiscard]] const ClauseCount::Figure& figure() const { return clause->figures[static_cast<std::size_t>(what)]; }
};

std::vector<ClausePlace> ClauseFiguresOf(const CountedReport& report) {
  std::vector<ClausePlace> figures;
  for (const ClauseCount& clause : report.clauses) {
    for (std::size_t i = 0; i < ClauseCount::kWhats; ++i) {
      const ClausePlace figure{&clause, static_cast<ClauseCount::What>(i)};
      if (figure.figure().n > 0) figures.push_back(figure);
    }
  }
  return figures;
}

std::string WhatText(ClauseCount::What what, Language language) {
  return Say("compliance." + std::string(ClauseCount::NameOf(what)), language);
}

Table ClausesTable(const CountedReport& report, Language language) {
  const auto figures = std::make_shared<const std::vector<ClausePlace>>(ClauseFiguresOf(report));
  const auto at = [figures](std::size_t row) -> const ClausePlace& { return (*figures)[row]; };
  Table table{.key = std::string(kClausesTable), .title = Say("compliance.title", language)};
  table.rows = figures->size();
  table.columns.push_back(
      NewColumn("row", Say("month.clause", language), [at](std::size_t row) { return Cell(at(row).clause->clause); }));
  table.columns.push_back(NewColumn("column", Say("report.column", language), [at, language](std::size_t row) {
    return Cell(WhatText(at(row).what, language));
  }));
  table.columns.push_back(NewColumn(
      "figure", Say("report.figure", language), [at](std::size_t row) { return CountCell(at(row).figure().n); }, true));
  table.columns.push_back(NewColumn("records", Say("month.records", language), [&report, at](std::size_t row) {
    std::vector<std::string> ids;
    for (const std::uint32_t record : at(row).figure().records) ids.push_back(report.record_ids[record]);
    return Cell(Cell::Value(std::move(ids)));
  }));
  table.anchor = [at](std::size_t row) {
    return RecordsAnchor(kClausesTable, at(row).clause->clause, ClauseCount::NameOf(at(row).what));
  };
  return table;
}

// A line for each record behind what became of a clause; how often is not known of each.
Table ClauseRecordsTable(const CountedReport& report, Language language) {
  struct Behind {
    ClausePlace figure;
    std::uint32_t record = 0;
  };
  std::vector<Behind> all;
  for (const ClausePlace& figure : ClauseFiguresOf(report)) {
    for (const std::uint32_t record : figure.figure().records) all.push_back({figure, record});
  }
  const auto rows = std::make_shared<const std::vector<Behind>>(std::move(all));
  Table table{.key = "records", .none = Say("report.no-records", language)};
  table.rows = rows->size();
  table.columns.push_back(NewColumn("table", Say("report.table", language), [language](std::size_t) {
    return Cell(Cell::Value(std::string(kClausesTable)), Say("compliance.title", language));
  }));
  table.columns.push_back(NewColumn("row", Say("month.clause", language),
                                    [rows](std::size_t row) { return Cell((*rows)[row].figure.clause->clause); }));
  table.columns.push_back(NewColumn("column", Say("report.column", language), [rows, language](std::size_t row) {
    const ClauseCount::What what = (*rows)[row].figure.what;
    return Cell(Cell::Value(std::string(ClauseCount::NameOf(what))), WhatText(what, language));
  }));
  table.columns.push_back(NewColumn("record", Say("month.record", language), [&report, rows](std::size_t row) {
    return Cell(report.record_ids[(*rows)[row].record]);
  }));
  return table;
}

}  // namespace

Document RecordsPage(const CountedReport& report, Language language) {
  Document document = Titled(report, language);
  for (std::size_t t = 0; t < report.counted.size(); ++t) {
    const auto figures = std::make_shared<const std::vector<Figure>>(FiguresOf(report, t));
    if (figures->empty()) continue;
    const CountedTable& of = report.definition->counted[t];
    Table table{.key = of.id, .title = of.title.In(language)};
    table.rows = figures->size();
    const auto at = [figures](std::size_t row) -> const Figure& { return (*figures)[row]; };
    table.columns.push_back(NewColumn("row", Say("report.row", language), [&report, at, language](std::size_t row) {
      return Cell(RowText(report, at(row), language));
    }));
    table.columns.push_back(NewColumn(
        "column", Say("report.column", language),
        [&report, at, language](std::size_t row) { return Cell(ColumnName(ColumnOf(report, at(row)), language)); }));
    table.columns.push_back(NewColumn(
        "figure", Say("report.figure", language),
        [&report, at](std::size_t row) {
          const ReportNumber& number = *ColumnOf(report, at(row)).number;
          return FigureCell(ValueOf(SumOf(at(row)), number), number);
        },
        true));
    table.columns.push_back(NewColumn("records", Say("month.records", language), [&report, at](std::size_t row) {
      std::vector<std::string> ids;
      for (const CellSum::Behind& behind : SumOf(at(row)).records) ids.push_back(report.record_ids[behind.record]);
      return Cell(Cell::Value(std::move(ids)));
    }));
    table.anchor = [&report, at](std::size_t row) {
      return RecordsAnchor(TableOf(report, at(row)).id, RowKey(*at(row).row), ColumnOf(report, at(row)).id);
    };
    document.tables.push_back(std::move(table));
  }
  if (!report.clauses.empty()) document.tables.push_back(ClausesTable(report, language));
  return document;
}

namespace {

struct BehindRow {
  Figure figure;
  CellSum::Behind behind;
};

Table EntriesTable(const CountedReport& report, std::vector<BehindRow> entries, Language language) {
  const auto all = std::make_shared<std::vector<BehindRow>>(std::move(entries));
  const auto at = [all](std::size_t row) -> const BehindRow& { return (*all)[row]; };
  Table table{.key = "records", .none = Say("report.no-records", language)};
  table.rows = all->size();
  const auto add = [&](std::string key, std::string_view words, auto make, bool right = false) {
    table.columns.push_back(NewColumn(
        std::move(key), Say(words, language),
        [&report, at, make, language](std::size_t row) { return make(report, at(row), language); }, right));
  };
  add("table", "report.table", [](const CountedReport& of, const BehindRow& entry, Language in) {
    return Cell(Cell::Value(TableOf(of, entry.figure).id), TableOf(of, entry.figure).title.In(in));
  });
  add("row", "report.row", [](const CountedReport& of, const BehindRow& entry, Language in) {
    return Cell(Cell::Value(RowKey(*entry.figure.row)), RowText(of, entry.figure, in));
  });
  add("column", "report.column", [](const CountedReport& of, const BehindRow& entry, Language in) {
    return Cell(Cell::Value(ColumnOf(of, entry.figure).id), ColumnName(ColumnOf(of, entry.figure), in));
  });
  add("record", "month.record", [](const CountedReport& of, const BehindRow& entry, Language) {
    return Cell(of.record_ids[entry.behind.record]);
  });
  add(
      "amount", "report.amount",
      [](const CountedReport& of, const BehindRow& entry, Language) {
        return AmountCell(entry.behind, *ColumnOf(of, entry.figure).number);
      },
      true);
  return table;
}

}  // namespace

Document RecordsList(const CountedReport& report, Language language) {
  std::vector<BehindRow> entries;
  for (std::size_t t = 0; t < report.counted.size(); ++t) {
    for (const Figure& figure : FiguresOf(report, t)) {
      for (const CellSum::Behind& behind : SumOf(figure).records) entries.push_back({figure, behind});
    }
  }
  Document document = Titled(report, language);
  document.tables.push_back(report.definition->counted.empty() ? ClauseRecordsTable(report, language)
                                                               : EntriesTable(report, std::move(entries), language));
  return document;
}

std::optional<UnknownPlace> Check(const CountedReport& report, const FigurePlace& place) {
  UnknownPlace unknown;
  for (std::size_t t = 0; t < report.counted.size(); ++t) {
    const CountedTable& table = report.definition->counted[t];
    if (table.hidden) continue;
    unknown.known.push_back(table.id);
    if (table.id != place.table) continue;
    unknown = {UnknownPlace::What::row, {}};
    bool found = false;
    for (const CountedRow& row : report.counted[t]) {
      unknown.known.push_back(RowKey(row));
      found = found || RowKey(row) == place.row;
    }
    if (!found) return unknown;
    unknown = {UnknownPlace::What::column, {}};
    for (const ReportColumn& column : table.columns) {
      if (column.id == place.column) return std::nullopt;
      unknown.known.push_back(column.id);
    }
    return unknown;
  }
  return unknown;
}

Document TraceDocument(const CountedReport& report, const FigurePlace& place, Language language) {
  std::vector<BehindRow> entries;
  for (std::size_t t = 0; t < report.counted.size(); ++t) {
    const CountedTable& table = report.definition->counted[t];
    if (table.hidden || table.id != place.table) continue;
    for (const CountedRow& row : report.counted[t]) {
      if (RowKey(row) != place.row) continue;
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].id != place.column) continue;
        for (const CellSum::Behind& behind : row.cells[c].records) entries.push_back({{t, &row, c}, behind});
      }
    }
  }
  Document document = Titled(report, language);
  document.tables.push_back(EntriesTable(report, std::move(entries), language));
  return document;
}

}  // namespace lanzhi
