#include "render/explain_number.h"

#include <fmt/format.h>

#include "base/wrap.h"
#include "render/catalogue.h"
#include "render/json.h"
#include "render/parameters.h"

namespace lanzhi {
namespace {

// What stands in the definition beside its words: the key of the data, what it is called, its value.
struct NumberDetail {
  std::string_view key;
  std::string value;
};

std::vector<NumberDetail> ToldOf(const Handbook& handbook, const ReportNumber& number, Language language) {
  std::vector<NumberDetail> told{{"of", std::string(number.shape->names.In(language))},
                                 {"how", Say("number.how." + std::string(NameOf(number.how)), language)}};
  const auto add = [&](std::string_view key, const std::optional<Path>& path) {
    if (path) told.push_back({key, path->name.In(language)});
  };
  add("on", number.on);
  add("from", number.from);
  add("until", number.until);
  if (!number.when.empty()) told.push_back({"when", TestsInWords(number.when, *number.shape, handbook, language)});
  add("by", number.by);
  return told;
}

}  // namespace

std::string ExplainNumber(const Handbook& handbook, const ReportNumber& number,
                          const std::vector<NumberColumn>& columns, const Page& to) {
  const Language language = to.language;
  std::string out = fmt::format("{}  {}\n{}\n", to.style.In(Paint::bold, number.id), number.names.In(language),
                                Say("number.about", language));
  const auto heading = [&](std::string_view id) {
    out += fmt::format("\n{}\n", to.style.In(Paint::place, FindWords(id).In(language)));
  };
  heading("number.definition");
  out += fmt::format("  {}\n", number.definition.In(language));
  heading("number.counting");
  for (const NumberDetail& told : ToldOf(handbook, number, language)) {
    out += fmt::format("  {}: {}\n", Say("number." + std::string(told.key), language), told.value);
  }
  if (!columns.empty()) heading("number.columns");
  for (const NumberColumn& column : columns) out += fmt::format("  {}: {}\n", column.report, column.column);
  return Hang(out, to.width);
}

std::string ExplainNumberJson(const Handbook& handbook, const ReportNumber& number,
                              const std::vector<NumberColumn>& columns, Language language) {
  Json json = {{"id", number.id},
               {"title", number.names.In(language)},
               {"definition", number.definition.In(language)},
               {"kind", number.shape->kind}};
  for (const NumberDetail& told : ToldOf(handbook, number, language)) {
    if (told.key != "of")
      json[std::string(told.key)] = told.key == "how" ? std::string(NameOf(number.how)) : told.value;
  }
  json["columns"] = Json::array();
  for (const NumberColumn& column : columns) {
    json["columns"].push_back({{"report", column.report}, {"column", column.column}});
  }
  return DumpJson({{"version", 1}, {"number", std::move(json)}}) + '\n';
}

}  // namespace lanzhi
