// The columns of a list as a table: one row each says what it is called and how its cell is made.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "render/catalogue.h"
#include "render/document.h"

namespace lanzhi {

template <class Row, class Context>
struct ColumnRow {
  std::string_view key;      // in JSON
  std::string_view heading;  // id of its words; "" where people do not see it
  Cell (*cell)(const Row&, const Context&);
  Media shown = kEverywhere;
  int gives_way = 0;
  bool right = false;
  Column::Role role = Column::Role::none;
};

// Puts the columns into `table`, which then has `count` rows; `at` gives each, from where it outlives the table.
template <class Row, class Context, std::size_t N>
void SetColumns(Table& table, const ColumnRow<Row, Context> (&columns)[N], std::size_t count,
                const std::function<const Row&(std::size_t)>& at, const Context& context, Language language) {
  table.rows = count;
  for (const ColumnRow<Row, Context>& each : columns) {
    Column column;
    column.key = each.key;
    if (!each.heading.empty()) column.heading = Say(each.heading, language);
    column.cell = [at, context, make = each.cell](std::size_t row) { return make(at(row), context); };
    column.shown = each.shown;
    column.gives_way = each.gives_way;
    column.right = each.right;
    column.role = each.role;
    table.columns.push_back(std::move(column));
  }
}

// The same of rows that lie behind each other.
template <class Row, class Context, std::size_t N>
void SetColumns(Table& table, const ColumnRow<Row, Context> (&columns)[N], std::span<const Row> rows,
                const Context& context, Language language) {
  const auto at = [rows](std::size_t row) -> const Row& { return rows[row]; };
  SetColumns<Row, Context, N>(table, columns, rows.size(), at, context, language);
}

}  // namespace lanzhi
