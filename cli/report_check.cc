#include "cli/report_check.h"

#include <nlohmann/json.hpp>

#include "cli/context.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

using Json = nlohmann::ordered_json;

// One figure of a report, found again in another, of whatever language, by its table, row and column.
struct Figure {
  std::string table, row, column;
  std::string name;  // of the column, as it is printed
  std::string value;
};

std::string ValueText(const Json& value, Language language) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? Say("cli.report.nothing", language) : value.dump();
}

std::string StringAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

// The names are those that the report itself prints.
std::string RowName(const Json& row, Language language) {
  const std::string site = StringAt(row, "site"), worker = StringAt(row, "worker");
  if (site.empty() && worker.empty()) return Say("month.agency-total", language);
  return site + " " + (worker.empty() ? Say("month.site-total", language) : worker);
}

std::string NameOfKey(const std::string& key, Language language) {
  const std::string id = "month." + (key == "late_days_median" ? "late-days" : key);
  return HasWords(id) ? Say(id, language) : key;
}

std::string ColumnName(const Json& report, const std::string& id) {
  for (const Json& column : report.value("columns", Json::array())) {
    if (StringAt(column, "id") == id) return StringAt(column, "name");
  }
  return id;
}

std::vector<Figure> FiguresOf(const Json& report, Language language) {
  std::vector<Figure> figures;
  const auto add = [&](const char* table, std::string row, std::string column, std::string name, const Json& value) {
    figures.push_back({table, std::move(row), std::move(column), std::move(name), ValueText(value, language)});
  };
  for (const auto& [key, value] : report.items()) {
    if (!value.is_structured() && key != "title")
      add("cli.report.first-page", "", key, NameOfKey(key, language), value);
  }
  for (const Json& row : report.value("rows", Json::array())) {
    const Json cells = row.value("cells", Json::object());
    for (const auto& [id, value] : cells.items()) {
      add("month.statistics", RowName(row, language), id, ColumnName(report, id), value);
    }
  }
  for (const Json& row : report.value("timeliness", Json::array())) {
    for (const auto& [key, value] : row.items()) {
      if (key != "clause" && key != "rule" && key != "title") {
        add("month.timeliness", StringAt(row, "clause") + " " + StringAt(row, "rule"), key, NameOfKey(key, language),
            value);
      }
    }
  }
  for (const Json& row : report.value("left_out", Json::array())) {
    add("month.left-out-title", StringAt(row, "path"), "why", NameOfKey("why", language), row.value("why", Json()));
  }
  return figures;
}

const Figure* Find(const std::vector<Figure>& figures, const Figure& like) {
  for (const Figure& each : figures) {
    if (each.table == like.table && each.row == like.row && each.column == like.column) return &each;
  }
  return nullptr;
}

}  // namespace

std::optional<std::string> CommitOf(const std::string& json) {
  try {
    const Json report = Json::parse(json);
    (void)FiguresOf(report, Language::en);  // whether its tables are such
    return report.is_object() ? std::optional(StringAt(report, "commit")) : std::nullopt;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::vector<std::string> MovedNumbers(const std::string& there, const std::string& built, Language language) {
  const std::vector<Figure> before = FiguresOf(Json::parse(there), language);
  const std::vector<Figure> after = FiguresOf(Json::parse(built), language);
  std::vector<std::string> lines;
  const std::string nothing = Say("cli.report.nothing", language);
  const auto tell = [&](const Figure& figure, const std::string& old_value, const std::string& new_value) {
    std::vector<Text> place{Text(FindWords(figure.table))};
    if (!figure.row.empty()) place.push_back(Verbatim(figure.row));
    place.push_back(Verbatim(figure.name));
    lines.push_back(Say("cli.report.moved", language,
                        {{"place", std::move(place)}, {"old", Verbatim(old_value)}, {"new", Verbatim(new_value)}}));
  };
  for (const Figure& figure : after) {
    const Figure* was = Find(before, figure);
    const std::string& old_value = was == nullptr ? nothing : was->value;
    if (old_value != figure.value) tell(figure, old_value, figure.value);
  }
  for (const Figure& figure : before) {
    if (Find(after, figure) == nullptr) tell(figure, figure.value, nothing);
  }
  return lines;
}

}  // namespace lanzhi
