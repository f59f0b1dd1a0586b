// Waivers: one rule, one record, a reason, an approval by another person with the right role (SEMANTICS 13).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "record/casebook.h"
#include "rule/handbook.h"
#include "rule/outcome.h"

namespace lanzhi {

// The waivers of a folder that may be used, by record; and the faults of those that may not: waiver-malformed (no
// reason, no approval, unknown rule), waiver-self-approved, waiver-approver-role. Told besides: waiver-endless. Waivers
// dated after `day` are left out.
class Waivers {
 public:
  static Waivers Load(const Casebook& casebook, const Handbook& handbook, std::optional<Date> day,
                      Diagnostics& diagnostics);
  [[nodiscard]] const std::vector<const Record*>& For(std::string_view record_id) const;
  [[nodiscard]] const std::vector<const Record*>& All() const { return all_; }

 private:
  std::vector<const Record*> all_;
  std::map<std::string_view, std::vector<const Record*>, std::less<>> by_record_;
};

// The waivers of `record` that may not be used because whoever has the record approved them, or whom it names in the
// role that has to act: waiver-self-approved. Load() cannot tell, since it does not see the record.
std::vector<const Record*> CheckApprovals(const Waivers& waivers, const Record& record,
                                          const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                          Diagnostics& diagnostics);

// The waivers of `record` that name an element of which there are several, so that none is covered: waiver-element,
// with the keys that tell them apart.
std::vector<const Record*> CheckElements(const Waivers& waivers, const Record& record,
                                         const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                         Diagnostics& diagnostics);

// Sets Outcome::waiver or Outcome::expired_waiver on breaches and running duties that match by rule, record and, if the
// waiver names one, element. `until` covers what is settled up to it: when it was done, else what settles that it was
// not, else its last day; a running duty without a last day is covered while `day` is (nullopt: covered).
void ApplyWaivers(const Waivers& waivers, const Record& record, std::optional<Date> day,
                  std::vector<std::unique_ptr<Outcome>>& outcomes);

}  // namespace lanzhi
