#include "rule/assess.h"

#include <algorithm>

#include "rule/eval/docket.h"
#include "rule/eval/scene.h"
#include "rule/eval/tests.h"
#include "rule/kinds/kinds.h"
#include "rule/merge.h"

namespace lanzhi {
namespace {

int SiteKindIndex(const Record& record, const Handbook& handbook) {
  const std::string_view kind = SiteKindOf(record);
  const auto& kinds = handbook.site_kinds();
  const auto at = std::find(kinds.begin(), kinds.end(), kind);
  return at == kinds.end() ? -1 : static_cast<int>(at - kinds.begin());
}

const Value& Follow(const Way& way, const Record& record) {
  const std::vector<Value>& values = record.values;
  const Value* value = &values.front();
  for (std::size_t i = 0; i < way.steps && value->given(); ++i) value = &values[value->first + way.fields[i]];
  return *value;
}

// Truth::unreadable: a look does not tell.
Truth Answer(const Look& look, const Scene& scene) {
  if (look.what == Look::What::stage) {
    return look.way.fields[0] < scene.stages.size() ? scene.stages[look.way.fields[0]] : Truth::no;
  }
  const Value& value = Follow(look.way, *scene.record);
  if (value.state == State::unreadable) return Truth::unreadable;
  const bool given = value.given();
  const auto truth = [](bool holds) { return holds ? Truth::yes : Truth::no; };
  switch (look.what) {
    case Look::What::given:
    case Look::What::stage:
      return truth(given);
    case Look::What::absent:
      return truth(!given);
    case Look::What::in_order: {
      const Value& later = Follow(look.later, *scene.record);
      if (later.state == State::unreadable) return Truth::unreadable;
      return truth(!given || !later.given() || value.number <= later.number);
    }
    case Look::What::holds:
      if (!given) return Truth::no;
      if (look.choices == 0 || value.defaulted) {
        return look.test->path.from_element ? Truth::unreadable : TruthOf(*look.test, {&scene, nullptr, std::nullopt});
      }
      return truth(value.number >= 0 && value.number < 64 && (look.choices >> value.number & 1) != 0);
  }
  return Truth::unreadable;
}

// Leaves a rule alone that does not apply or, when met ones are not wanted, has nothing to say.
void Judge(const Agenda::Item& item, const Agenda& agenda, const Scene& scene, Want want, Docket& docket) {
  const Look* look = agenda.looks().data() + item.first;
  const auto holds = [&](const Look& next) { return Answer(next, scene) == Truth::yes; };
  bool applies = item.whole;
  for (const Look* end = look + item.when; look != end; ++look) {
    const Truth answer = Answer(*look, scene);
    if (answer == Truth::no) return;
    applies = applies && answer == Truth::yes;
  }
  const bool settled =
      applies && item.nothing != 0 && want != Want::all && std::all_of(look, look + item.nothing, holds);
  if (!settled) JudgeRule(*item.rule, scene, applies, docket);
}

}  // namespace

std::vector<std::unique_ptr<Outcome>> Assess(const Record& record, const Handbook& handbook, const Casebook& casebook,
                                             const Waivers& waivers, std::optional<Date> day, Want want) {
  if (record.shape == nullptr || record.values.empty()) return {};
  const bool waived = !waivers.For(record.id).empty();
  const bool all = want == Want::all;
  // Without a day an open duty is nobody's business, unless a waiver covers it.
  Docket docket(all, all || day.has_value() || waived);
  Scene scene(record, handbook, day);
  scene.casebook = &casebook;
  const int site = SiteKindIndex(record, handbook);
  const Agenda& agenda = handbook.RulesFor(*record.shape, site);
  for (const Agenda::Item& item : agenda.items()) Judge(item, agenda, scene, want, docket);
  std::vector<std::unique_ptr<Outcome>> outcomes = docket.Take();
  if (waived) ApplyWaivers(waivers, record, outcomes);
  MergeHoles(outcomes);
  return outcomes;
}

const Stage* StageOf(const Record& record, const Handbook& handbook) {
  const Scene scene(record, handbook, std::nullopt);
  for (std::size_t i = std::min(scene.stages.size(), record.shape->stages.size()); i-- > 0;) {
    if (scene.stages[i] == Truth::yes) return &record.shape->stages[i];
  }
  return nullptr;
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
  return kind.given() ? WordOf(kind) : std::string_view();
}

}  // namespace lanzhi
