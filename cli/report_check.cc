#include "cli/report_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/context.h"
#include "render/catalogue.h"
#include "render/write.h"

namespace lanzhi {
namespace {

using Json = nlohmann::ordered_json;

// The value of `key`, which may be a path; null where there is none.
Json At(const Json& object, const std::string& key) {
  const std::size_t slash = key.find('/');
  const auto found = object.find(key.substr(0, slash));
  if (found == object.end()) return nullptr;
  return slash == std::string::npos ? *found : found->is_object() ? At(*found, key.substr(slash + 1)) : Json();
}

// The names are those that the first page itself prints.
std::string NameOfParticular(const NamedValue& particular, Language language) {
  if (!particular.name.empty()) return particular.name;
  const std::string id = "month." + particular.key;
  return HasWords(id) ? Say(id, language) : particular.key;
}

// What each record adds to each figure, by table, row and column.
using Behind = std::map<std::array<std::string, 3>, std::map<std::string, std::string>>;

Behind ReadBehind(const Json& records) {
  Behind behind;
  const Json rows = At(records, "records");
  for (const Json& row : rows) {
    const auto text = [&](const char* key) {
      const Json value = At(row, key);
      return value.is_string() ? value.get<std::string>() : value.dump();
    };
    behind[{text("table"), text("row"), text("column")}][text("record")] = text("amount");
  }
  return behind;
}

Behind BehindOf(const std::optional<Document>& list) {
  if (!list) return {};
  Json records = Json::object();
  for (const Table& table : list->tables) {
    for (std::size_t row = 0; row < table.rows; ++row) records[table.key].push_back(RowJson(table, row));
  }
  return ReadBehind(records);
}

// Of the figure, and where it is a total of those that it adds up: what each record adds, by row.
std::map<std::pair<std::string, std::string>, std::string> PartsOf(const Behind& behind,
                                                                   const std::array<std::string, 3>& figure) {
  std::map<std::pair<std::string, std::string>, std::string> parts;
  const auto& [table, row, column] = figure;
  for (const auto& [key, records] : behind) {
    const bool within = row.empty() || key[1] == row || key[1].starts_with(row + ",");
    if (key[0] != table || key[2] != column || !within) continue;
    for (const auto& [id, amount] : records) parts.emplace(std::pair(key[1], id), amount);
  }
  return parts;
}

// The records whose part in a figure is not the same.
std::vector<Text> MovedRecords(const Behind& old, const Behind& now, const std::array<std::string, 3>& figure) {
  if (figure[0].empty()) return {};
  const auto was = PartsOf(old, figure), is = PartsOf(now, figure);
  std::set<std::string> ids;
  for (const auto& [part, amount] : was) {
    if (const auto found = is.find(part); found == is.end() || found->second != amount) ids.insert(part.second);
  }
  for (const auto& [part, amount] : is) {
    if (was.count(part) == 0) ids.insert(part.second);
  }
  std::vector<Text> moved;
  for (const std::string& id : ids) moved.push_back(Verbatim(id));
  return moved;
}

class Comparison {
 public:
  Comparison(const Json& there, const Behind& old, const ReportPages& built, const ReportPages& told, Language language)
      : there_(there),
        built_(built.document),
        told_(told.document),
        language_(language),
        old_(old),
        now_(BehindOf(built.records_list)) {}

  std::vector<std::string> Lines() {
    for (std::size_t i = 0; i < built_.particulars.size(); ++i) {
      const NamedValue& particular = built_.particulars[i];
      if ((particular.shown & kInJson) == 0 || particular.key == "title") continue;
      const std::string name = NameOfParticular(told_.particulars[i], language_);
      Tell({Say("cli.report.first-page", language_), {}, name}, At(there_, particular.key), CellJson(particular.value),
           CellJson(told_.particulars[i].value));
    }
    const std::vector<Table> built = TablesIn(built_, kInJson), told = TablesIn(told_, kInJson);
    for (std::size_t i = 0; i < built.size(); ++i) {
      if (!built[i].title.empty()) CompareTable(built[i], told[i]);
    }
    lines_.insert(lines_.end(), gone_.begin(), gone_.end());
    return std::move(lines_);
  }

 private:
  [[nodiscard]] std::string ValueText(const Json& value) const {
    if (value.is_string()) return value.get<std::string>();
    return value.is_null() ? Say("cli.report.nothing", language_) : value.dump();
  }

  struct Place {
    std::string table, row, column;
    std::array<std::string, 3> figure = {};  // by their ids; of a figure that is no sum of records ""
  };

  // `shown`: what it is now in the language of the lines.
  void Tell(const Place& place, const Json& was, const Json& is, const Json& shown, bool gone = false) {
    if (was == is) return;
    std::vector<Text> words;
    for (const std::string& each : {place.table, place.row, place.column}) {
      if (!each.empty()) words.push_back(Verbatim(each));
    }
    const Args args{
        {"place", std::move(words)}, {"old", Verbatim(ValueText(was))}, {"new", Verbatim(ValueText(shown))}};
    std::string line = Say("cli.report.moved", language_, args);
    std::vector<Text> records = MovedRecords(old_, now_, place.figure);
    if (!records.empty()) line += Say("cli.report.moved-records", language_, {{"records", std::move(records)}});
    (gone ? gone_ : lines_).push_back(std::move(line));
  }

  [[nodiscard]] static bool IsZero(const Json& value) { return value.is_number() && value == 0; }
  [[nodiscard]] static const std::string& NameOf(const Column& column) {
    return column.heading.empty() ? column.key : column.heading;
  }

  // Rows are found again by their first columns, those before the first figure; of words alone by the first.
  void CompareTable(const Table& built, const Table& told) {
    const std::vector<const Column*> columns = ColumnsIn(built, kInJson), words = ColumnsIn(told, kInJson);
    const auto first = std::find_if(columns.begin(), columns.end(), [](const Column* column) { return column->right; });
    const auto names = first == columns.end() ? std::size_t{1} : static_cast<std::size_t>(first - columns.begin());
    const auto identity = [&](const Json& row) {
      Json name = Json::array();
      for (std::size_t i = 0; i < names; ++i) name.push_back(At(row, columns[i]->key));
      return name.dump();
    };
    std::multimap<std::string, const Json*> old_rows;
    const Json rows = At(there_, built.key);
    for (const Json& row : rows) {
      if (row.is_object()) old_rows.emplace(identity(row), &row);
    }
    std::map<std::size_t, std::string> totals;  // what a name that is empty is called: "total"
    for (std::size_t row = 0; row < built.rows; ++row) {
      const Json now = RowJson(built, row);
      const auto was = old_rows.find(identity(now));
      const bool known = was != old_rows.end();
      const Json old = known ? *was->second : Json::object();
      if (known) old_rows.erase(was);
      std::string label;
      for (std::size_t i = 0; i < names; ++i) {
        const Json id = At(now, columns[i]->key);
        const std::string word = CellText(words[i]->cell(row), ", ", language_);
        if (id.is_null()) totals[i] = word;
        // An id is told as such, words in the language of the lines.
        const bool is_id = words[i]->cell(row).text.has_value() && id.is_string();
        Append(label, is_id ? id.get<std::string>() : word);
      }
      const Json shown = RowJson(told, row);
      for (std::size_t i = names; i < columns.size(); ++i) {
        const std::string& key = columns[i]->key;
        if (!known && IsZero(At(now, key))) continue;  // the row's other figures tell of it
        Tell({told.title, label, NameOf(*words[i]), FigureAt(built, columns, names, now, key)}, At(old, key),
             At(now, key), At(shown, key));
      }
    }
    for (const auto& [name, old] : old_rows) {
      std::string label;
      for (std::size_t i = 0; i < names; ++i) {
        const Json id = At(*old, columns[i]->key);
        Append(label, id.is_null() ? totals[i] : ValueText(id));
      }
      for (std::size_t i = names; i < columns.size(); ++i) {
        const Json was = At(*old, columns[i]->key);
        const std::string& key = columns[i]->key;
        if (!IsZero(was)) {
          Tell({told.title, label, NameOf(*words[i]), FigureAt(built, columns, names, *old, key)}, was, nullptr,
               nullptr, true);
        }
      }
    }
  }

  // As RecordsList() names it.
  static std::array<std::string, 3> FigureAt(const Table& table, const std::vector<const Column*>& columns,
                                             std::size_t names, const Json& row, const std::string& key) {
    constexpr std::string_view kCells = "cells/";
    if (!key.starts_with(kCells)) return {};
    std::string keys;
    for (std::size_t i = 0; i < names; ++i) {
      const Json id = At(row, columns[i]->key);
      if (id.is_string()) keys += (i == 0 ? "" : ",") + id.get<std::string>();
    }
    return {table.key, keys, key.substr(kCells.size())};
  }

  static void Append(std::string& label, const std::string& word) {
    if (!word.empty()) label += (label.empty() ? "" : " ") + word;
  }

  const Json& there_;
  const Document& built_;
  const Document& told_;
  Language language_;
  const Behind& old_;
  Behind now_;
  std::vector<std::string> lines_, gone_;
};

}  // namespace

std::vector<std::string> MovedNumbers(const ReportThere& there, const ReportPages& built, const ReportPages& told,
                                      Language language) {
  const Json records = there.records ? Json::parse(*there.records, nullptr, false) : Json();
  const Behind old = ReadBehind(records);
  const Json report = Json::parse(there.report);
  return Comparison(report, old, built, told, language).Lines();
}

}  // namespace lanzhi
