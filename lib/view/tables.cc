#include "view/tables.h"

#include <algorithm>
#include <utility>

#include "base/reveal.h"
#include "record/shown.h"

namespace lanzhi {
namespace {

std::string Joined(const std::string& before, std::string_view after) {
  return before.empty() ? std::string(after) : before + '.' + std::string(after);
}

Text Joined(const Text& before, const Words& after) {
  return {Joined(before.zh, after.zh), Joined(before.en, after.en)};
}

// Collects the columns of a table, and the tables of the lists in it.
class TableMaker {
 public:
  explicit TableMaker(bool words) : words_(words) {}

  void AddKind(const Shape& shape) {
    RecordTable table;
    table.name = shape.top_folder.empty() ? shape.kind : shape.top_folder;
    table.title = Text(shape.names);
    table.shape = &shape;
    table.keys = {std::string(shape.kind)};
    Add(std::move(table), shape.root);
  }

  std::vector<RecordTable> Take() { return std::move(tables_); }

 private:
  // A list that was met on the way through a table.
  struct Met {
    const Field* list;
    std::string path;  // dotted, from the row
    Steps steps;
  };

  void Add(RecordTable table, const Field& row) {
    const std::size_t at = tables_.size();
    std::vector<Met> lists;
    if (row.type == Type::section) {
      Collect(table, lists, row, {}, {}, {});
    } else if (words_ || !IsFreeText(row)) {
      table.columns.push_back({&row, "value", Text(table.list->names), {}});
    }
    tables_.push_back(std::move(table));
    for (Met& met : lists) AddList(at, std::move(met));
  }

  void Collect(RecordTable& table, std::vector<Met>& lists, const Field& section, const std::string& path,
               const Text& title, const Steps& steps) {
    for (const auto& field : section.fields) {
      if (section.parent == nullptr && field->index == 0) continue;  // the id
      std::string name = Joined(path, field->key);
      Steps to = steps;
      to.push_back(field->index);
      if (field->type == Type::section) {
        Collect(table, lists, *field, name, Joined(title, field->names), to);
      } else if (field->type == Type::list) {
        lists.push_back({field.get(), std::move(name), std::move(to)});
      } else if (words_ || !IsFreeText(*field)) {
        table.columns.push_back({field.get(), std::move(name), Joined(title, field->names), std::move(to)});
      }
    }
  }

  void AddList(std::size_t within, Met met) {
    const RecordTable& around = tables_[within];
    RecordTable table;
    table.name = around.name + '_' + met.path;
    std::replace(table.name.begin(), table.name.end(), '.', '_');
    const Text path = PathName(*met.list);
    table.title = {Joined(std::string(around.shape->names.zh), path.zh),
                   Joined(std::string(around.shape->names.en), path.en)};
    table.shape = around.shape;
    table.list = met.list;
    table.within = within;
    table.steps = std::move(met.steps);
    table.keys = around.keys;
    table.keys.push_back(met.path + ".n");
    if (met.list->item->type == Type::section) table.key_name = met.path + ".key";
    Add(std::move(table), *met.list->item);
  }

  bool words_;
  std::vector<RecordTable> tables_;
};

// nullptr: a section on the way, or the value, is not given.
const Value* Follow(const Record& record, const Value& from, const Steps& steps) {
  const Value* at = &from;
  for (const std::uint32_t step : steps) {
    if (!at->given()) return nullptr;
    at = &record.values[at->first + step];
  }
  return at->given() ? at : nullptr;
}

class Walk {
 public:
  Walk(const Record& record, const std::vector<RecordTable>& tables, const std::function<void(const RecordRow&)>& visit)
      : record_(record), tables_(tables), visit_(visit) {}

  void Row(std::size_t table, const Value& value) {
    visit_({table, &value, positions_});
    for (std::size_t inner = table + 1; inner < tables_.size() && tables_[inner].list != nullptr; ++inner) {
      if (tables_[inner].within == table) Elements(inner, value);
    }
  }

 private:
  void Elements(std::size_t table, const Value& row) {
    const Value* list = Follow(record_, row, tables_[table].steps);
    if (list == nullptr) return;
    std::vector<const Value*> elements;
    for (std::uint32_t i = list->first; i < list->first + list->count; ++i) {
      if (record_.values[i].given()) elements.push_back(&record_.values[i]);
    }
    std::sort(elements.begin(), elements.end(), [](const Value* a, const Value* b) { return a->ordinal < b->ordinal; });
    for (const Value* element : elements) {
      positions_.push_back(element->ordinal + 1);
      Row(table, *element);
      positions_.pop_back();
    }
  }

  const Record& record_;
  const std::vector<RecordTable>& tables_;
  const std::function<void(const RecordRow&)>& visit_;
  std::vector<std::uint32_t> positions_;
};

}  // namespace

bool IsFreeText(const Field& field) {
  return field.type == Type::prose || (field.type == Type::text && field.telling == Telling::never);
}

std::vector<RecordTable> TablesOf(const std::vector<const Shape*>& kinds, bool words) {
  TableMaker maker(words);
  for (const Shape* shape : kinds) maker.AddKind(*shape);
  return maker.Take();
}

void ForEachRow(const Record& record, const std::vector<RecordTable>& tables,
                const std::function<void(const RecordRow&)>& visit) {
  const auto own = std::find_if(tables.begin(), tables.end(), [&](const RecordTable& table) {
    return table.shape == record.shape && table.list == nullptr;
  });
  if (own == tables.end()) return;
  Walk(record, tables, visit).Row(static_cast<std::size_t>(own - tables.begin()), record.root());
}

const Value* CellOf(const Record& record, const Value& row, const TableColumn& column) {
  return Follow(record, row, column.steps);
}

std::string_view WordsOf(const Value& value, bool words) {
  return words ? Reveal(value.text) : Shown(value).value_or("…");
}

}  // namespace lanzhi
