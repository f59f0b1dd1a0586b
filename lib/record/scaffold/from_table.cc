#include "record/scaffold/from_table.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/utf8.h"
#include "record/spelling.h"
#include "source/bytes.h"
#include "source/table.h"

namespace lanzhi {
namespace {

Message NamesIn(const Field& list, Language keys) {
  std::vector<Text> names;
  for (const auto& field : list.Inner()) {
    if (IsSingle(*field)) names.push_back(Verbatim(field->names.In(keys)));
  }
  return {"cli.choose-from", {}, {{"values", std::move(names)}}};
}

// A value, or the values of a list of such in one cell.
void Take(const Field& field, std::string_view cell, std::vector<FieldValue>& values) {
  if (!field.item) {
    values.push_back({&field, std::string(cell)});
    return;
  }
  constexpr std::array<std::string_view, 3> kBetween{"、", "；", ";"};
  while (!cell.empty()) {
    std::size_t end = cell.size(), length = 0;
    for (const std::string_view mark : kBetween) {
      const std::size_t at = cell.find(mark);
      if (at < end) {
        end = at;
        length = mark.size();
      }
    }
    if (const std::string_view one = Trim(cell.substr(0, end)); !one.empty())
      values.push_back({&field, std::string(one)});
    cell.remove_prefix(end + length);
  }
}

class TableReader {
 public:
  TableReader(const Field& list, Language keys) : list_(list), keys_(keys) {}

  TableParts Read(std::string_view table) {
    if (const std::size_t bad = FindIllFormed(table); bad != std::string_view::npos) {
      const auto before = table.substr(0, bad);
      const int line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
      Fault(line, 1, IsGb18030(table) ? "add.table.gbk" : "add.table.encoding", {},
            {"add.table.encoding.help", {}, {}});
      result_.legible = false;
      return std::move(result_);
    }
    if (IsSingle(list_)) result_.parts.emplace_back();
    const int open = ReadTable(table, [&](const TableRow& row) { first_ ? Heads(row) : Row(row); });
    if (open > 0) Fault(open, 1, "add.table.quote", {}, {});
    if (result_.faults.empty() && result_.lines.empty()) Fault(1, 1, "add.table.empty", {}, {});
    return std::move(result_);
  }

 private:
  void Fault(int line, int column, const std::string& id, Args args, Message hint) {
    result_.faults.push_back({line, column, {id, {}, std::move(args)}, std::move(hint)});
  }

  void Heads(const TableRow& row) {
    first_ = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string name(Trim(row.cells[i]));
      const Field* field = FieldOf(name, row.cells.size() == 1);
      fields_.push_back(field);
      if (field == nullptr) result_.legible = false;
      const int column = static_cast<int>(i) + 1;
      if (field == nullptr) {
        Fault(row.line, column, "add.table.head", {{"list", PathName(list_)}}, Near(name));
      } else if (!result_.columns.emplace(field, column).second) {
        Fault(row.line, column, "add.table.twice", {{"field", Text(field->names)}}, {});
      }
    }
  }

  const Field* FieldOf(const std::string& name, bool alone) const {
    if (IsSingle(list_)) return alone && !name.empty() ? &list_ : nullptr;
    const Field* field = FindField(list_, name);
    return field != nullptr && IsSingle(*field) ? field : nullptr;
  }

  // What a head may have been meant for. It is not told itself: it may be anything.
  Message Near(const std::string& name) const {
    std::vector<std::string_view> names;
    for (const auto& field : list_.Inner()) names.insert(names.end(), {field->names.zh, field->names.en});
    const std::vector<std::string_view> near = Nearest(name, names);
    if (!near.empty()) return {"cli.did-you-mean", {}, {{"value", Verbatim(near.front())}}};
    return NamesIn(list_, keys_);
  }

  void Row(const TableRow& row) {
    std::vector<FieldValue> values;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string_view cell = Trim(row.cells[i]);
      if (cell.empty()) continue;
      if (i >= fields_.size()) {
        Fault(row.line, static_cast<int>(i) + 1, "add.table.extra", {}, {});
      } else if (fields_[i] == &list_) {
        values.push_back({&list_, std::string(cell)});
      } else if (fields_[i] != nullptr) {
        Take(*fields_[i], cell, values);
      }
    }
    if (values.empty()) return;
    result_.lines.push_back(row.line);
    if (IsSingle(list_)) {
      result_.parts[0].push_back(values.front());
    } else {
      result_.parts.push_back(std::move(values));
    }
  }

  const Field& list_;
  Language keys_;
  bool first_ = true;
  std::vector<const Field*> fields_;  // of the columns; nullptr: none
  TableParts result_;
};

}  // namespace

TableParts PartsFromTable(const Field& list, std::string_view table, Language keys) {
  return TableReader(list, keys).Read(table);
}

}  // namespace lanzhi
