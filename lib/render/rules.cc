#include "render/rules.h"

#include "render/columns.h"
#include "render/concise.h"
#include "render/human.h"
#include "render/json.h"
#include "render/write.h"

namespace lanzhi {
namespace {

struct RulesContext {
  const Handbook* handbook = nullptr;
  Language language = Language::en;
};

std::string StateText(const Rule& rule, Language language) {
  return Say("rule-state." + std::string(RuleState(rule)), language, {{"setting", AsIs(rule.waiting_for)}});
}

constexpr ColumnRow<RuleSet, RulesContext> kRulesColumns[] = {
    {"id", "rules.rule", [](const RuleSet& set, const RulesContext&) { return Cell(set.id); }},
    {"kind", "rules.kind", [](const RuleSet& set, const RulesContext&) { return Cell(set.base().kind_name); },
     kEverywhere, 2},
    {"applies_to", "rules.record",
     [](const RuleSet& set, const RulesContext& in) {
       const Shape& shape = *set.base().shape;
       return ChoiceCell(shape.kind, shape.names.In(in.language));
     },
     kEverywhere, 1},
    {"severity", "rules.severity",
     [](const RuleSet& set, const RulesContext& in) {
       const Severity severity = set.base().severity;
       return ChoiceCell(SeverityName(severity), SeverityWord(severity, in.language));
     },
     kEverywhere, 2},
    {"title", "rules.title",
     [](const RuleSet& set, const RulesContext& in) { return Cell(set.base().title.In(in.language)); }},
    {"state", "rules.state",
     [](const RuleSet& set, const RulesContext& in) {
       return ChoiceCell(RuleState(set.base()), StateText(set.base(), in.language));
     },
     kEverywhere, 1},
    {"handbook", "", [](const RuleSet&, const RulesContext& in) { return Cell(in.handbook->name()); }, kInJson},
    {"agency", "", [](const RuleSet& set, const RulesContext&) { return Cell(Cell::Value(set.agency)); }, kInJson},
    {"actor", "", [](const RuleSet& set, const RulesContext&) { return TextOrEmpty(set.base().actor); }, kInJson},
    {"off_reason", "",
     [](const RuleSet& set, const RulesContext& in) { return TextOrEmpty(set.base().off_reason.In(in.language)); },
     kInJson},
    {"setting", "", [](const RuleSet& set, const RulesContext&) { return TextOrEmpty(set.base().waiting_for); },
     kInJson},
    {"clauses", "", [](const RuleSet& set, const RulesContext&) { return ListCell(set.base().clauses); }, kInJson},
    {"readings", "", [](const RuleSet& set, const RulesContext&) { return ListCell(set.base().readings); }, kInJson},
};

Table RulesTable(std::size_t count, const std::function<const RuleSet&(std::size_t)>& at, const RulesContext& context) {
  Table table{.key = "rules"};
  SetColumns(table, kRulesColumns, count, at, context, context.language);
  table.json_order = {"id",    "title", "handbook",   "agency",  "kind",    "applies_to", "severity",
                      "actor", "state", "off_reason", "setting", "clauses", "readings"};
  return table;
}

}  // namespace

std::string_view RuleState(const Rule& rule) {
  if (!rule.waiting_for.empty()) return "waiting";
  return rule.off ? "off" : "on";
}

Document RulesDocument(const Handbook& handbook, Language language) {
  Document document;
  document.particulars = {{"version", {}, CountCell(1), kInJson}, {"handbook", {}, handbook.name(), kInJson}};
  const auto at = [&handbook](std::size_t i) -> const RuleSet& { return *handbook.rules()[i]; };
  document.tables.push_back(RulesTable(handbook.rules().size(), at, {&handbook, language}));
  return document;
}

Json RuleJson(const Handbook& handbook, const RuleSet& set, Language language) {
  const auto only = [&set](std::size_t) -> const RuleSet& { return set; };
  return RowJson(RulesTable(1, only, {&handbook, language}), 0);
}

}  // namespace lanzhi
