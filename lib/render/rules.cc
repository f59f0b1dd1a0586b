#include "render/rules.h"

#include "render/catalogue.h"
#include "render/concise.h"
#include "render/human.h"
#include "render/json.h"
#include "render/table.h"

namespace lanzhi {
namespace {

std::string StateText(const Rule& rule, Language language) {
  const std::string state(RuleState(rule));
  return Say("rule-state." + state, language,
             {{"setting", Text(std::string(rule.waiting_for), std::string(rule.waiting_for))}});
}

}  // namespace

std::string_view RuleState(const Rule& rule) {
  if (!rule.waiting_for.empty()) return "waiting";
  return rule.off ? "off" : "on";
}

std::string RulesTable(const Handbook& handbook, Language language, const Style& style) {
  Table table({Say("rules.rule", language), Say("rules.kind", language), Say("rules.record", language),
               Say("rules.severity", language), Say("rules.title", language), Say("rules.state", language)});
  for (const auto& set : handbook.rules()) {
    const Rule& rule = set->base();
    table.Row({std::string(set->id), std::string(rule.kind_name), std::string(rule.shape->names.In(language)),
               std::string(SeverityWord(rule.severity, language)), std::string(rule.title.In(language)),
               StateText(rule, language)});
  }
  return table.Format(style);
}

Json RuleJson(const Handbook& handbook, const RuleSet& set, Language language) {
  const Rule& rule = set.base();
  Json json;
  json["id"] = set.id;
  json["title"] = rule.title.In(language);
  json["handbook"] = handbook.name();
  json["agency"] = set.agency;
  json["kind"] = rule.kind_name;
  json["applies_to"] = rule.shape->kind;
  json["severity"] = SeverityName(rule.severity);
  json["actor"] = JsonOrNull(std::string(rule.actor));
  json["state"] = RuleState(rule);
  json["off_reason"] = JsonOrNull(std::string(rule.off_reason.In(language)));
  json["setting"] = JsonOrNull(std::string(rule.waiting_for));
  json["clauses"] = rule.clauses;
  json["readings"] = rule.readings;
  return json;
}

std::string RulesJson(const Handbook& handbook, Language language) {
  std::vector<Json> rules;
  for (const auto& set : handbook.rules()) rules.push_back(RuleJson(handbook, *set, language));
  return DumpDocument({{"version", 1}, {"handbook", handbook.name()}}, "rules", rules);
}

}  // namespace lanzhi
