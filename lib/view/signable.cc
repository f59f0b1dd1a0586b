#include "view/signable.h"

#include <algorithm>

#include "record/shown.h"
#include "rule/assess.h"
#include "rule/eval/resolve.h"

namespace lanzhi {
namespace {

// Whom a path names; ids of members of staff.
void AddPersons(const Path& path, const Origin& origin, std::vector<std::string>& persons) {
  if (path.from_element) return;
  const Found found = Expand(Resolve(path, origin));
  for (const Ref& person : found.values) {
    if (const std::string_view id = IdIn(*person.value); !id.empty()) persons.emplace_back(id);
  }
}

Signable& SignableOf(std::vector<Signable>& signables, const Field& section) {
  for (Signable& each : signables) {
    if (each.section == &section) return each;
  }
  signables.emplace_back().section = &section;
  return signables.back();
}

bool IsThere(const Record& record, const Field& section) {
  return section.parent == &record.shape->root && record.Top(section).state != State::absent;
}

void AddApproval(const Approval& approval, const Origin& origin, std::vector<Signable>& signables) {
  if (approval.what.target == nullptr) return;
  Signable& signable = SignableOf(signables, *approval.what.target);
  for (const Signer& signer : approval.by) {
    signable.roles.insert(signable.roles.end(), signer.roles.begin(), signer.roles.end());
    if (signer.is) AddPersons(*signer.is, origin, signable.persons);
  }
  for (const Path& path : approval.not_by) AddPersons(path, origin, signable.barred);
}

}  // namespace

std::vector<Signable> SignablesOf(const Record& record, const Handbook& handbook,
                                  const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::vector<Signable> signables;
  const Scene scene(record, handbook, std::nullopt);
  const Origin origin{&scene, nullptr, std::nullopt};
  for (const Rule* rule : RulesOf(record, handbook)) {
    if (const auto* approval = std::get_if<Approval>(rule->kind.get())) AddApproval(*approval, origin, signables);
  }
  for (const auto& outcome : outcomes) {
    const auto* approval = std::get_if<Approval>(outcome->rule->kind.get());
    const bool asks =
        IsRunning(outcome->verdict) || outcome->verdict == Verdict::missing || outcome->verdict == Verdict::missed;
    if (approval != nullptr && asks && approval->what.target != nullptr)
      SignableOf(signables, *approval->what.target).wanted = true;
  }
  // Of a waiver the handbook says it by itself.
  if (const Field* section = record.shape->Meant(Meaning::approval)) {
    Signable& signable = SignableOf(signables, *section);
    signable.roles = handbook.waiver_approvers();
    signable.wanted = !IsThere(record, *section);
    const Value* asked_by = record.Top(Meaning::asked_by);
    if (asked_by != nullptr && asked_by->given()) signable.barred.emplace_back(IdIn(*asked_by));
  }
  // What nobody in particular must sign is told by no rule.
  std::erase_if(signables, [](const Signable& each) { return each.roles.empty() && each.persons.empty(); });
  for (Signable& each : signables) each.there = IsThere(record, *each.section);
  std::stable_sort(signables.begin(), signables.end(), [](const Signable& a, const Signable& b) {
    return a.section->place.begin < b.section->place.begin;
  });
  return signables;
}

MaySign MayBeSignedBy(const Signable& signable, std::string_view id, const Roles& roles) {
  const auto holds = [](const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  if (holds(signable.barred, id)) return MaySign::own_work;
  return roles.Among(signable.roles) || holds(signable.persons, id) ? MaySign::yes : MaySign::wrong_role;
}

}  // namespace lanzhi
