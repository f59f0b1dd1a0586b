#include <algorithm>

#include "base/decimal.h"
#include "render/json.h"
#include "render/write.h"

namespace lanzhi {
namespace {

void PutMember(Json& object, std::string_view key, Json value) {
  const std::size_t slash = key.find('/');
  if (slash == std::string_view::npos) {
    object[std::string(key)] = std::move(value);
  } else {
    object[std::string(key.substr(0, slash))][std::string(key.substr(slash + 1))] = std::move(value);
  }
}

std::vector<const Column*> InOrder(const Table& table) {
  std::vector<const Column*> columns = ColumnsIn(table, kInJson);
  const auto place = [&](const Column* column) {
    return std::find(table.json_order.begin(), table.json_order.end(), column->key) - table.json_order.begin();
  };
  std::stable_sort(columns.begin(), columns.end(),
                   [&](const Column* a, const Column* b) { return place(a) < place(b); });
  return columns;
}

Json RowOf(const std::vector<const Column*>& columns, std::size_t row) {
  Json object = Json::object();
  for (const Column* column : columns) {
    const Cell cell = column->cell(row);
    PutMember(object, column->key, CellJson(cell));
    if (!cell.records.empty()) PutMember(object, column->key + "_records", cell.records);
  }
  return object;
}

Json RowsOf(const Table& table) {
  const std::vector<const Column*> columns = InOrder(table);
  Json rows = table.keyed ? Json::object() : Json::array();
  for (std::size_t row = 0; row < table.rows; ++row) {
    Json object = RowOf(columns, row);
    if (table.keyed) {
      const std::string name = object.begin().value().get<std::string>();
      object.erase(object.begin());
      rows[name] = std::move(object);
    } else {
      rows.push_back(std::move(object));
    }
  }
  return rows;
}

}  // namespace

Json CellJson(const Cell& cell) {
  struct Visitor {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const std::vector<std::string>& list) const { return list; }
    Json operator()(std::int64_t number) const { return number; }
    // Whole numbers stay whole.
    Json operator()(Decimal decimal) const {
      if (decimal.hundredths % 100 == 0) return decimal.hundredths / 100;
      return static_cast<double>(decimal.hundredths) / 100;
    }
    Json operator()(const Ratio& ratio) const { return {{"part", ratio.part}, {"whole", ratio.whole}}; }
    Json operator()(bool yes) const { return yes; }
    Json operator()(Date date) const { return FormatDate(date); }
  };
  return std::visit(Visitor{}, cell.value);
}

Json RowJson(const Table& table, std::size_t row) { return RowOf(InOrder(table), row); }

void WriteJson(Sink& sink, const Document& document, const Page&) {
  Json head = Json::object();
  for (const NamedValue& particular : document.particulars) {
    if ((particular.shown & kInJson) != 0) PutMember(head, particular.key, CellJson(particular.value));
  }
  const std::vector<Table> tables = TablesIn(document, kInJson);
  if (document.layout == Document::Layout::list && !tables.empty()) {
    const Table& table = tables.front();
    if (table.keyed) return sink.Put(DumpJson(RowsOf(table)) + '\n');
    const std::vector<const Column*> columns = InOrder(table);
    PutDocument(sink, head, table.key, table.rows, [&](std::size_t row) { return RowOf(columns, row); });
    return sink.Put("\n");
  }
  for (const Table& table : tables) head[table.key] = RowsOf(table);
  sink.Put(DumpJson(head, kJsonIndent) + '\n');
}

}  // namespace lanzhi
