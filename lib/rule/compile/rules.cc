#include "rule/compile/rules.h"

#include <algorithm>

#include "rule/compile/template.h"
#include "rule/decode/decode.h"

namespace lanzhi {
namespace {

const KindDecoder* FindDecoder(Params& params) {
  const Part kind = params.Need("kind");
  if (!kind) return nullptr;
  std::vector<std::string_view> names;
  for (const KindDecoder& decoder : KindDecoders()) {
    if (decoder.name == kind.text()) return &decoder;
    names.push_back(decoder.name);
  }
  params.faults().AddNear(kind.place(), "handbook-kind", {Typed("name", kind.text())}, kind.text(), names);
  return nullptr;
}

std::vector<Grade> ReadGrades(Params& params) {
  std::vector<Grade> grades;
  const Part list = params.Get("grades");
  if (!list) return grades;
  if (!list.is_list()) params.WrongType(list, "handbook-type.list");
  for (const Part part : list) {
    Params inner(params.scope(), part);
    Grade& grade = grades.emplace_back();
    grade.when = inner.GetTests("when");
    grade.trigger = inner.GetPath("trigger", kDate);
    grade.within = inner.GetWithin();
    if (const auto severity = inner.GetSeverity("severity")) {
      grade.severity = *severity;
    } else {
      inner.Missing("severity");
    }
    grade.clauses = inner.WordList("clauses");
    inner.Finish();
  }
  return grades;
}

void ReadWords(Params& params, Rule& rule) {
  rule.title = params.NeedWords("title");
  const auto worded = [&](std::string_view key) {
    const Part part = params.Get(key);
    if (!part) return Words{};
    const Words words = params.GetWords(key);
    CheckTemplate(params.scope(), words, part.place());
    return words;
  };
  rule.message = worded("message");
  rule.missing = worded("missing");
  rule.help = params.GetWords("help");
}

void ReadOff(Params& params, Rule& rule) {
  rule.off = params.Flag("off");
  rule.off_reason = params.GetWords("off_reason");
  rule.off_by_agency = rule.off && params.FromAgency("off");
  if (!rule.off && !params.scope().waiting_for.empty()) {
    rule.off = true;
    rule.waiting_for = params.scope().waiting_for;
  }
}

Rule ReadRule(const MergedRule& merged, const std::vector<Parameter>& parameters, Scope& scope) {
  Rule rule;
  Params params(scope, parameters, merged.home);
  rule.id = merged.id;
  rule.place = merged.home.Find("id").place();
  scope.element = nullptr;
  scope.waiting_for = {};
  scope.shape = rule.shape = params.NeedShape("applies_to");
  const KindDecoder* decoder = FindDecoder(params);
  if (rule.shape == nullptr || decoder == nullptr) return rule;
  rule.kind_name = decoder->name;
  rule.at = params.GetPath("at", kSections);
  if (rule.at) scope.element = rule.at->target;
  rule.when = params.GetTests("when");
  rule.kind = decoder->decode(params);
  if (params.Need("severity")) rule.severity = params.GetSeverity("severity").value_or(Severity::error);
  if (params.Need("clauses")) rule.clauses = params.WordList("clauses");
  rule.readings = params.WordList("reading");
  rule.grades = ReadGrades(params);
  rule.actor = params.Word("actor");
  ReadWords(params, rule);
  ReadOff(params, rule);
  params.Finish();
  return rule;
}

std::vector<Parameter> Overlaid(const std::vector<Parameter>& base, const std::vector<Parameter>& overlay) {
  std::vector<Parameter> result = base;
  for (const Parameter& parameter : overlay) {
    const auto at = std::find_if(result.begin(), result.end(), [&](const auto& p) { return p.key == parameter.key; });
    if (at == result.end()) {
      result.push_back(parameter);
    } else {
      *at = parameter;
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<RuleSet> CompileRule(const MergedRule& merged, const std::vector<std::string_view>& site_kinds,
                                     Scope& scope) {
  const std::size_t before = scope.faults->raised();
  auto set = std::make_unique<RuleSet>();
  set->id = merged.id;
  set->agency = merged.agency;
  set->distinct.reserve(1 + merged.by_site.size());
  set->distinct.push_back(ReadRule(merged, merged.base, scope));
  set->versions.assign(site_kinds.size(), 0);
  for (const auto& overlay : merged.by_site) {
    if (overlay.parameters.empty()) continue;
    const auto kind = std::find(site_kinds.begin(), site_kinds.end(), overlay.kind) - site_kinds.begin();
    set->versions[static_cast<std::size_t>(kind)] = static_cast<std::uint8_t>(set->distinct.size());
    set->distinct.push_back(ReadRule(merged, Overlaid(merged.base, overlay.parameters), scope));
  }
  if (scope.faults->raised() != before) return nullptr;
  return set;
}

}  // namespace lanzhi
