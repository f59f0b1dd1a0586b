// rule x record -> outcomes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "record/casebook.h"
#include "rule/handbook.h"
#include "rule/outcome.h"
#include "rule/sums.h"
#include "rule/waiver.h"

namespace lanzhi {

struct Scene;

// Which outcomes are wanted: `breaches` leaves out met ones, so that a clean record costs no memory.
enum class Want : std::uint8_t { breaches, all };

// Purpose: every outcome of one record, in rule order, then element order; not-applicable ones are left out.
// `day`: nothing dated after it is known, and running duties become overdue by it. nullopt (lint): everything is known
// and running duties stay open. Waivers are applied, then holes are merged (Outcome::spoken_by): a waived breach speaks
// for no other. The outcomes point into `record`, `handbook` and `casebook`, which must outlive them. Thread-safe.
// Precondition: with `day`, `record` already is AsOf(record, day).
// `sums`: of the folder's records, after Sums::Close(); nullptr: rules that rest on them say nothing.
// `met`: given the met ones for counting, in the same order, whatever is wanted; nullptr: nobody counts them.
[[nodiscard]] std::vector<std::unique_ptr<Outcome>> Assess(const Record& record, const Handbook& handbook,
                                                           const Casebook& casebook, const Waivers& waivers,
                                                           std::optional<Date> day, Want want = Want::all,
                                                           Sums* sums = nullptr, std::vector<Ruling>* met = nullptr);

// The same of a record that is looked at already: in `scene` paths and tests may have been asked, but it was told
// neither of the agency (Scene::Know()) nor of sums yet.
[[nodiscard]] std::vector<std::unique_ptr<Outcome>> Assess(Scene& scene, const Casebook& casebook,
                                                           const Waivers& waivers, Want want, Sums* sums,
                                                           std::vector<Ruling>* met);

// Asks `sums` for what the rules of the record will want to know of them. Thread-safe.
void AskFor(Sums& sums, const Record& record, const Handbook& handbook, const Casebook& casebook,
            std::optional<Date> day);

// The rules that judge the record, in the versions for its kind of site.
[[nodiscard]] const std::vector<const Rule*>& RulesOf(const Record& record, const Handbook& handbook);

// The kind of site that a record belongs to ("" when unknown), as a value of the shape of `site`.
[[nodiscard]] std::string_view SiteKindOf(const Record& record);

}  // namespace lanzhi
