#include "record/roles.h"

#include <algorithm>

namespace lanzhi {
namespace {

std::string_view ChosenIn(const Value& choice) {
  return choice.field->choices[static_cast<std::size_t>(choice.number)].value;
}

// From its first day to its last, both in.
bool HoldsOn(const Record& staff, const Value& duty, std::optional<Date> day) {
  const Field* from = duty.field->key_date;
  const Value* until = staff.ChildMeant(duty, Meaning::until);
  const bool ended = until != nullptr && until->given();
  if (!day) return !ended;
  const bool begun = from == nullptr || (staff.Child(duty, *from).given() && staff.Child(duty, *from).date() <= *day);
  return begun && (!ended || until->date() >= *day);
}

}  // namespace

bool Roles::Holds(std::string_view word) const { return std::find(words.begin(), words.end(), word) != words.end(); }

bool Roles::Among(const std::vector<std::string_view>& wanted) const {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) { return Holds(word); });
}

Roles RolesOn(const Record& staff, std::optional<Date> day) {
  Roles roles;
  const Field* field = staff.shape->Meant(Meaning::role);
  if (field == nullptr) return roles;
  const Value& role = Effective(staff, *field, day);
  roles.known = role.given();
  if (roles.known) roles.words.push_back(ChosenIn(role));
  const Field* duties = staff.shape->Meant(Meaning::duties);
  if (duties == nullptr || !staff.Top(*duties).given()) return roles;
  const Value& list = staff.Top(*duties);
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const Value& element = staff.values[i];
    if (!element.given()) continue;
    const Value* duty = staff.ChildMeant(element, Meaning::duty);
    if (duty != nullptr && duty->given() && HoldsOn(staff, element, day)) roles.words.push_back(ChosenIn(*duty));
  }
  return roles;
}

}  // namespace lanzhi
