// What the plans of the sites promise, and how far it is done: rows of a report by site and indicator.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "rule/eval/scene.h"
#include "rule/path.h"
#include "rule/sums.h"
#include "source/part.h"

namespace lanzhi {

struct Scope;

// Where plans and returns say it; as data names the places.
struct PlanIndicators {
  const Shape* sites = nullptr;  // nullptr: the report does not ask
  Path plans;                    // of a site
  Path each, name, counts, target;
  std::optional<Path> from, until;  // of a plan: both days in
  Path years_from;
  const Shape* returns = nullptr;  // of a month and a site
  Path called, figure;             // of a return: figures typed by hand, and of what each is
  Path planned_for, planned;       // what is planned for the month after it

  static PlanIndicators Read(Scope& scope, Part part);
};

struct IndicatorRow {
  std::string site, name;
  std::string number;        // that counts it; "": it is typed by hand
  std::int64_t target = 0;   // of the plan
  Date from{}, until{};      // of the plan, both in
  std::int64_t done = 0;     // within the period
  std::int64_t to_date = 0;  // from the plan's first day to the period's last
  Decimal expected{};        // by the last day that is known, if work is spread evenly; to two places
  std::optional<std::int64_t> planned, planned_next;  // for the period, for the month after it; nullopt: nothing was
  bool incomplete = false;                            // something that may count could not be read
};

struct IndicatorDays {
  Date from{}, to{};  // of the report, both in
  Date known{};       // the last day of it that is known
};

// Asks for what IndicatorsOf() needs. Precondition: `sums` is not closed.
void AskIndicators(const PlanIndicators& places, const Scene& site, const IndicatorDays& days, Sums& sums);
// Of the plan that covers the last day; nothing where none does. `site`: knows the casebook.
// Precondition: all records were added to `sums`.
[[nodiscard]] std::vector<IndicatorRow> IndicatorsOf(const PlanIndicators& places, const Scene& site,
                                                     const IndicatorDays& days, Sums& sums);

}  // namespace lanzhi
