#include "view/checklist.h"

#include <algorithm>
#include <utility>

#include "rule/eval/scene.h"
#include "view/site.h"

namespace lanzhi {
namespace {

// The place of the clause's stage among those of the shape, from 1; 0 when it is asked throughout.
std::size_t StageNumber(const Shape& shape, const Clause& clause) {
  for (std::size_t i = 0; i < shape.stages.size(); ++i) {
    if (shape.stages[i].name == clause.stage) return i + 1;
  }
  return 0;
}

bool IsAskedAt(const Clause& clause, const Site& site) {
  if (clause.sites.empty() || site.kind.empty()) return true;
  return std::find(clause.sites.begin(), clause.sites.end(), site.kind.en) != clause.sites.end();
}

// The element of a checklist that answers the clause; the last one counts.
const Value* AnswerOf(const Record& record, const Clause& clause) {
  const Value* answer = nullptr;
  for (const Value& value : record.values) {
    if (!value.given() || value.field == nullptr || value.field->means != Meaning::checklist) continue;
    for (std::uint32_t i = value.first; i < value.first + value.count; ++i) {
      const Value& element = record.values[i];
      const Value* id = element.given() ? record.ChildMeant(element, Meaning::clause) : nullptr;
      if (id != nullptr && id->given() && id->text == clause.id) answer = &element;
    }
  }
  return answer;
}

void Fill(const Record& record, const Value& element, ChecklistItem& item) {
  const Value* answer = record.ChildMeant(element, Meaning::answer);
  if (answer != nullptr && answer->given() && answer->field->type == Type::choice) {
    item.answer = Text(answer->field->choices[static_cast<std::size_t>(answer->number)].names);
  }
  const Value* note = record.ChildMeant(element, Meaning::note);
  if (note != nullptr && note->given()) item.note = PointerOf(record, *note);
}

}  // namespace

Checklist ChecklistOf(const Record& record, const Handbook& handbook, const ClauseIndex& clauses) {
  Checklist list;
  const Shape& shape = *record.shape;
  list.kind = shape.names;
  list.kind_id = shape.kind;
  list.id = record.id;
  list.path = record.file()->path;
  const Scene scene(record, handbook, std::nullopt);
  const std::size_t reached = scene.Reached();
  if (reached > 0) list.stage = Text(shape.stages[reached - 1].names);
  const Site site = SiteOf(record);
  std::vector<std::pair<std::size_t, const Clause*>> asked;
  for (const Clause& clause : clauses.clauses()) {
    if (clause.ask.empty() || !clause.SpeaksOf(shape.kind) || !IsAskedAt(clause, site)) continue;
    const std::size_t stage = StageNumber(shape, clause);
    if (stage == 0 || scene.stages[stage - 1] == Truth::yes) asked.emplace_back(stage, &clause);
  }
  std::stable_sort(asked.begin(), asked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [stage, clause] : asked) {
    ChecklistItem& item = list.items.emplace_back();
    item.clause = clause;
    if (stage > 0) item.stage = &shape.stages[stage - 1];
    if (const Value* answer = AnswerOf(record, *clause)) Fill(record, *answer, item);
  }
  return list;
}

}  // namespace lanzhi
