#include "rule/compile/rules.h"

#include <algorithm>

#include "rule/compile/template.h"
#include "rule/compile/test.h"
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

// What every kind has beside its own parameters; what is not given stays as it is.
void ReadHead(Params& params, Rule& rule) {
  if (const auto severity = params.GetSeverity("severity")) rule.severity = *severity;
  if (params.Get("clauses")) rule.clauses = params.WordList("clauses");
  if (params.Get("reading")) rule.readings = params.WordList("reading");
  if (params.Get("actor")) {
    rule.actor = params.Word("actor");
    rule.actor_names = params.scope().shapes->NamesOfRole(rule.actor);
  }
  for (const auto& [key, words] :
       {std::pair("title", &Rule::title), std::pair("message", &Rule::message), std::pair("missing", &Rule::missing),
        std::pair("help", &Rule::help), std::pair("off_reason", &Rule::off_reason)}) {
    const Part part = params.Get(key);
    if (!part) continue;
    rule.*words = params.GetWords(key);
    CheckTemplate(params.scope(), rule.*words, part.place());
  }
  if (!params.Get("off")) return;
  rule.off = params.Flag("off");
  rule.off_by_agency = rule.off && params.FromAgency("off");
}

// The parameters that ReadHead() reads.
bool IsOfHead(const Parameter& parameter) {
  static constexpr std::string_view kHead[] = {"severity", "clauses", "reading", "actor",      "title",
                                               "message",  "missing", "help",    "off_reason", "off"};
  return std::find(std::begin(kHead), std::end(kHead), parameter.key) != std::end(kHead);
}

void WaitFor(std::string_view setting, Rule& rule) {
  if (rule.off || setting.empty()) return;
  rule.off = true;
  rule.waiting_for = setting;
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
  rule.when_of_element = LooksAtElement(rule.when);
  rule.kind = decoder->decode(params);
  rule.grades = ReadGrades(params);
  for (const std::string_view key : {"severity", "clauses", "title"}) static_cast<void>(params.Need(key));
  ReadHead(params, rule);
  WaitFor(scope.waiting_for, rule);
  params.Finish();
  return rule;
}

// Most versions cite another clause or weigh less, no more: nothing else is compiled again.
Rule ReadLikeBase(const Rule& base, const MergedRule& merged, const std::vector<Parameter>& overlay, Scope& scope) {
  Rule rule = base;
  Params params(scope, overlay, merged.home);
  scope.shape = base.shape;
  scope.element = base.at ? base.at->target : nullptr;
  if (const auto* attendance = std::get_if<Attendance>(&base.kind)) scope.element = attendance->Element().target;
  if (!rule.waiting_for.empty()) rule.off = false;
  ReadHead(params, rule);
  rule.waiting_for = {};
  WaitFor(base.waiting_for, rule);
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
    if (overlay.parameters.empty() || scope.faults->raised() != before) continue;
    const auto kind = std::find(site_kinds.begin(), site_kinds.end(), overlay.kind) - site_kinds.begin();
    set->versions[static_cast<std::size_t>(kind)] = static_cast<std::uint8_t>(set->distinct.size());
    const bool like_base = std::all_of(overlay.parameters.begin(), overlay.parameters.end(), IsOfHead);
    set->distinct.push_back(like_base ? ReadLikeBase(set->base(), merged, overlay.parameters, scope)
                                      : ReadRule(merged, Overlaid(merged.base, overlay.parameters), scope));
  }
  if (scope.faults->raised() != before) return nullptr;
  for (Rule& rule : set->distinct) rule.by_site = set->distinct.size() > 1;
  return set;
}

}  // namespace lanzhi
