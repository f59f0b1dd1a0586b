// The sections of a record that somebody approves, audits or confirms, and who may.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "record/roles.h"
#include "rule/handbook.h"
#include "rule/outcome.h"

namespace lanzhi {

struct Signable {
  const Field* section = nullptr;
  std::vector<std::string_view> roles;  // one of these may sign,
  std::vector<std::string> persons;     // or who is named here; ids
  std::vector<std::string> barred;      // but none of these: it is their own work
  bool there = false;
  bool wanted = false;  // a rule asks for it now
};

// In the order of the shape; what an element of a list has for itself too. `outcomes`: of the record on the day that is
// asked about.
[[nodiscard]] std::vector<Signable> SignablesOf(const Record& record, const Handbook& handbook,
                                                const std::vector<std::unique_ptr<Outcome>>& outcomes);

enum class MaySign { yes, wrong_role, own_work };
[[nodiscard]] MaySign MayBeSignedBy(const Signable& signable, std::string_view id, const Roles& roles);

}  // namespace lanzhi
