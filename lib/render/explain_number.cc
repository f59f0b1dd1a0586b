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

std::string NamesIn(std::vector<Text> names, Language language) {
  return Say("number.names", language, {{"names", std::move(names)}});
}

std::string NamesOf(const std::vector<Path>& paths, Language language) {
  std::vector<Text> names;
  for (const Path& path : paths) names.push_back(path.name);
  return NamesIn(std::move(names), language);
}

std::vector<NumberDetail> ToldOf(const Handbook& handbook, const ReportNumber& number, Language language) {
  std::vector<NumberDetail> told;
  const auto say = [&](std::string_view key, std::string value) { told.push_back({key, std::move(value)}); };
  const auto add = [&](std::string_view key, const std::optional<Path>& path) {
    if (path) say(key, path->name.In(language));
  };
  const auto tests = [&](std::string_view key, const Tests& of) {
    if (!of.empty()) say(key, TestsInWords(of, *number.shape, handbook, language));
  };
  if (number.shape != nullptr) say("of", std::string(number.shape->names.In(language)));
  say("how", Say("number.how." + std::string(NameOf(number.how)), language));
  add("each", number.each);
  add("on", number.on);
  add("from", number.from);
  add("until", number.until);
  add("begun", number.begun);
  tests("when", number.when);
  tests("where", number.where);
  if (!number.sum.empty()) say("sum", NamesOf(number.sum, language));
  if (number.per > 1) say("per", std::to_string(number.per));
  if (number.who) {
    say("who",
        number.who->record ? std::string(number.shape->names.In(language)) : NamesOf(number.who->paths, language));
  }
  if (number.roll) say("roll", NamesOf({number.roll->present, number.roll->absent}, language));
  if (number.distinct) say("distinct", Say("number.once", language));
  add("by", number.by);
  if (!number.parts.empty()) {
    std::vector<Text> parts;
    for (const ReportNumber* part : number.parts) parts.emplace_back(part->names);
    say("sum_of", NamesIn(std::move(parts), language));
  }
  return told;
}

// Those of the handbook at hand: their ids begin with its name.
std::vector<std::string_view> ClausesOf(const Handbook& handbook, const ReportNumber& number) {
  std::vector<std::string_view> clauses = number.clauses;
  std::erase_if(clauses, [&](std::string_view id) { return !id.starts_with(std::string(handbook.name()) + "."); });
  return clauses;
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
  const std::vector<std::string_view> clauses = ClausesOf(handbook, number);
  if (!clauses.empty()) heading("number.clauses");
  for (const std::string_view clause : clauses) out += fmt::format("  {}\n", clause);
  if (!columns.empty()) heading("number.columns");
  for (const NumberColumn& column : columns) out += fmt::format("  {}: {}\n", column.report, column.column);
  return Hang(out, to.width);
}

std::string ExplainNumberJson(const Handbook& handbook, const ReportNumber& number,
                              const std::vector<NumberColumn>& columns, Language language) {
  Json json = {{"id", number.id}, {"title", number.names.In(language)}, {"definition", number.definition.In(language)}};
  if (number.shape != nullptr) json["kind"] = number.shape->kind;
  for (const NumberDetail& told : ToldOf(handbook, number, language)) {
    if (told.key != "of")
      json[std::string(told.key)] = told.key == "how" ? std::string(NameOf(number.how)) : told.value;
  }
  json["clauses"] = ClausesOf(handbook, number);
  json["columns"] = Json::array();
  for (const NumberColumn& column : columns) {
    json["columns"].push_back({{"report", column.report}, {"column", column.column}});
  }
  return DumpJson({{"version", 1}, {"number", std::move(json)}}) + '\n';
}

}  // namespace lanzhi
