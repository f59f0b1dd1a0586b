#include "rule/compile/rules.h"

#include <algorithm>

#include "rule/compile/read.h"
#include "rule/compile/test.h"

namespace lanzhi {
namespace {

// The kind, without its parameters; nullopt after a fault.
std::optional<Kind> FindKind(Params& params) {
  const Part part = params.Need("kind");
  if (!part) return std::nullopt;
  std::optional<Kind> found;
  std::vector<std::string_view> names;
  ForEachKind([&]<typename K>(K&& kind) {
    names.push_back(K::kName);
    if (K::kName == part.text()) found = std::move(kind);
  });
  if (!found) params.faults().AddNear(part.place(), "handbook-kind", {Typed("name", part.text())}, part.text(), names);
  return found;
}

void ReadHead(Params& params, Rule& rule) {
  ReadParameters<CommonParameters>(params, rule);
  if (params.Get("actor")) rule.actor_names = params.scope().shapes->NamesOfRole(rule.actor);
  if (params.Get("off")) rule.off_by_agency = rule.off && params.FromAgency("off");
}

// A parameter that ReadHead() reads and that can wait for no setting.
bool IsOfHead(const Parameter& parameter) {
  bool found = false;
  ForEachParameter<CommonParameters>([&](const auto& row) {
    constexpr bool kGrades = std::is_same_v<typename std::decay_t<decltype(row)>::Type, std::vector<Grade>>;
    found = found || (!kGrades && row.Names(parameter.key));
  });
  return found;
}

void WaitFor(std::string_view setting, Rule& rule) {
  if (rule.off || setting.empty()) return;
  rule.off = true;
  rule.waiting_for = setting;
}

// What words and grades start from is what the outcomes are about.
void SetElement(const Rule& rule, Scope& scope) {
  const Path* element = ElementOf(*rule.kind);
  if (element == nullptr && rule.at) element = &*rule.at;
  scope.element = element == nullptr ? nullptr : element->target;
}

Rule ReadRule(const MergedRule& merged, const std::vector<Parameter>& parameters, Scope& scope) {
  Rule rule;
  Params params(scope, parameters, merged.home);
  rule.id = merged.id;
  rule.place = merged.home.Find("id").place();
  scope.element = nullptr;
  scope.waiting_for = {};
  scope.asked_for.clear();
  scope.shape = params.NeedShape("applies_to");
  std::optional<Kind> kind = FindKind(params);
  if (scope.shape == nullptr || !kind) return rule;
  ReadParameters<RuleSubject>(params, rule);
  rule.when_of_element = LooksAtElement(rule.when);
  rule.kind_name = std::visit([](const auto& each) { return each.kName; }, *kind);
  scope.element = rule.at ? rule.at->target : nullptr;
  std::visit([&](auto& each) { ReadParameters(params, each); }, *kind);
  rule.kind = std::make_shared<const Kind>(*std::move(kind));
  SetElement(rule, scope);
  ReadHead(params, rule);
  WaitFor(scope.waiting_for, rule);
  rule.settings = scope.asked_for;
  params.Finish();
  return rule;
}

// Most versions cite another clause or weigh less, no more: nothing else is compiled again.
Rule ReadLikeBase(const Rule& base, const MergedRule& merged, const std::vector<Parameter>& overlay, Scope& scope) {
  Rule rule = base;
  Params params(scope, overlay, merged.home);
  params.Overlay();
  scope.shape = base.shape;
  SetElement(base, scope);
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

void Grade::CheckParameters(Params& params) const {
  if (!params.GetSeverity("severity")) params.Missing("severity");
}

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
