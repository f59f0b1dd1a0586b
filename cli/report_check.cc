#include "cli/report_check.h"

#include <algorithm>
#include <map>

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

class Comparison {
 public:
  Comparison(const Json& there, const Document& built, const Document& told, Language language)
      : there_(there), built_(built), told_(told), language_(language) {}

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
    (gone ? gone_ : lines_).push_back(Say("cli.report.moved", language_, args));
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
        Tell({told.title, label, NameOf(*words[i])}, At(old, key), At(now, key), At(shown, key));
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
        if (!IsZero(was)) Tell({told.title, label, NameOf(*words[i])}, was, nullptr, nullptr, true);
      }
    }
  }

  static void Append(std::string& label, const std::string& word) {
    if (!word.empty()) label += (label.empty() ? "" : " ") + word;
  }

  const Json& there_;
  const Document& built_;
  const Document& told_;
  Language language_;
  std::vector<std::string> lines_, gone_;
};

}  // namespace

std::vector<std::string> MovedNumbers(const std::string& there, const Document& built, const Document& told,
                                      Language language) {
  return Comparison(Json::parse(there), built, told, language).Lines();
}

}  // namespace lanzhi
