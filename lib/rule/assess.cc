#include "rule/assess.h"

#include <algorithm>

#include "rule/eval/docket.h"
#include "rule/eval/scene.h"
#include "rule/kinds/all.h"
#include "rule/merge.h"

namespace lanzhi {
namespace {

int SiteKindIndex(const Record& record, const Handbook& handbook) {
  const std::string_view kind = SiteKindOf(record);
  const auto& kinds = handbook.site_kinds();
  const auto at = std::find(kinds.begin(), kinds.end(), kind);
  return at == kinds.end() ? -1 : static_cast<int>(at - kinds.begin());
}

// Whether the first thing that the rule asks has been answered with no already, for another rule: half of all rules
// fall by that, such as those on an exit where there is none.
bool IsRuledOut(const Rule& rule, const Scene& scene) {
  if (rule.when.all.empty() || rule.when.all.front().slot < 0 || rule.when_of_element) return false;
  return scene.memo.FindTest(static_cast<std::size_t>(rule.when.all.front().slot)) == Truth::no;
}

}  // namespace

std::vector<std::unique_ptr<Outcome>> Assess(const Record& record, const Handbook& handbook, const Casebook& casebook,
                                             const Waivers& waivers, std::optional<Date> day, Want want, Sums* sums,
                                             std::vector<Ruling>* met) {
  if (record.shape == nullptr || record.values.empty()) return {};
  Scene scene(record, handbook, day);
  return Assess(scene, casebook, waivers, want, sums, met);
}

std::vector<std::unique_ptr<Outcome>> Assess(Scene& scene, const Casebook& casebook, const Waivers& waivers, Want want,
                                             Sums* sums, std::vector<Ruling>* met) {
  const Record& record = *scene.record;
  const bool waived = !waivers.For(record.id).empty();
  const bool all = want == Want::all;
  // Without a day an open duty is nobody's business, unless a waiver covers it.
  Docket docket(all, all || scene.day.has_value() || waived, met);
  scene.Know(casebook);
  scene.sums = sums;
  const std::vector<const Rule*>& rules = RulesOf(record, *scene.handbook);
  if (met != nullptr) met->reserve(rules.size());
  for (const Rule* rule : rules) {
    if (!IsRuledOut(*rule, scene)) JudgeRule(*rule, scene, docket);
  }
  std::vector<std::unique_ptr<Outcome>> outcomes = docket.Take();
  if (waived) ApplyWaivers(waivers, record, scene.day, outcomes);
  MergeHoles(outcomes);
  return outcomes;
}

void AskFor(Sums& sums, const Record& record, const Handbook& handbook, const Casebook& casebook,
            std::optional<Date> day) {
  if (record.shape == nullptr || record.values.empty()) return;
  std::optional<Scene> scene;
  for (const Rule* rule : RulesOf(record, handbook)) {
    if (!AsksForSums(*rule->kind)) continue;
    if (!scene) {
      scene.emplace(record, handbook, day).Know(casebook);
      scene->sums = &sums;
    }
    Docket none(false, false);
    JudgeRule(*rule, *scene, none);
  }
}

const std::vector<const Rule*>& RulesOf(const Record& record, const Handbook& handbook) {
  return handbook.RulesFor(*record.shape, SiteKindIndex(record, handbook));
}

std::string_view SiteKindOf(const Record& record) {
  if (record.shape == nullptr || record.values.empty()) return {};
  const Record* site = record.shape->Meant(Meaning::site_kind) != nullptr ? &record : nullptr;
  if (const Field* field = record.shape->Meant(Meaning::site); site == nullptr && field != nullptr) {
    const Value& value = Effective(record, *field, std::nullopt);
    if (value.given()) site = value.link;
  }
  if (site == nullptr || site->values.empty()) return {};
  const Field* field = site->shape->Meant(Meaning::site_kind);
  if (field == nullptr) return {};
  const Value& kind = Effective(*site, *field, std::nullopt);
  return kind.given() ? kind.field->choices[static_cast<std::size_t>(kind.number)].value : std::string_view();
}

}  // namespace lanzhi
