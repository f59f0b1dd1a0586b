#include "render/clauses.h"

#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/json.h"
#include "render/table.h"

namespace lanzhi {
namespace {

std::string Rules(const Clause& clause) { return fmt::format("{}", fmt::join(clause.rules, ", ")); }

}  // namespace

std::string_view FateName(Fate fate) {
  switch (fate) {
    case Fate::checked:
      return "checked";
    case Fate::settles:
      return "settles";
    case Fate::human:
      return "human";
    case Fate::pending:
      return "pending";
  }
  return "";
}

std::string FateText(const Clause& clause, Language language) {
  return Say("fate." + std::string(FateName(clause.fate)), language,
             {{"why", AsIs(clause.why.In(language))}, {"record", AsIs(clause.pending)}});
}

std::string ClausesTable(const std::vector<Clause>& clauses, Language language, const Style& style) {
  Table table({Say("clauses.clause", language), Say("clauses.place", language), Say("clauses.fate", language),
               Say("clauses.rules", language)});
  for (const Clause& clause : clauses) {
    table.Row({std::string(clause.id), std::string(clause.place),
               Say("fate-name." + std::string(FateName(clause.fate)), language), Rules(clause)});
  }
  return table.Format(style);
}

Json ClauseJson(const Clause& clause, Language language) {
  Json json;
  json["id"] = clause.id;
  json["agency"] = clause.agency;
  json["place"] = clause.place;
  json["source"] = clause.source;
  json["actor"] = JsonOrNull(std::string(clause.actor));
  json["record"] = JsonOrNull(std::string(clause.record));
  json["summary"] = clause.summary.In(language);
  json["fate"] = FateName(clause.fate);
  json["why"] = JsonOrNull(std::string(clause.why.In(language)));
  json["pending"] = JsonOrNull(std::string(clause.pending));
  json["rules"] = clause.rules;
  return json;
}

std::string ClausesJson(std::string_view handbook, const std::vector<Clause>& clauses, Language language) {
  std::vector<Json> list;
  list.reserve(clauses.size());
  for (const Clause& clause : clauses) list.push_back(ClauseJson(clause, language));
  return DumpDocument({{"version", 1}, {"handbook", handbook}}, "clauses", list);
}

std::string CoverageTable(const std::vector<HandbookCoverage>& list, Language language, const Style& style) {
  Table table({Say("clauses.handbook", language), Say("clauses.total", language), Say("fate-name.checked", language),
               Say("fate-name.settles", language), Say("fate-name.human", language),
               Say("fate-name.pending", language)});
  for (std::size_t column = 1; column <= 5; ++column) table.AlignRight(column);
  for (const HandbookCoverage& each : list) {
    const Coverage& c = each.coverage;
    table.Row({each.handbook, std::to_string(c.total), std::to_string(c.checked), std::to_string(c.settles),
               std::to_string(c.human), std::to_string(c.pending)});
  }
  return table.Format(style);
}

std::string CoverageJson(const std::vector<HandbookCoverage>& list) {
  Json json = Json::object();
  for (const HandbookCoverage& each : list) {
    const Coverage& c = each.coverage;
    json[each.handbook] = {
        {"total", c.total}, {"checked", c.checked}, {"settles", c.settles}, {"human", c.human}, {"pending", c.pending}};
  }
  return DumpJson(json) + '\n';
}

}  // namespace lanzhi
