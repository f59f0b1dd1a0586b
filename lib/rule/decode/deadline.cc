#include "rule/decode/decode.h"

namespace lanzhi {

Kind DecodeDeadline(Params& params) {
  Deadline deadline;
  const Part trigger = params.Need("trigger");
  deadline.trigger = params.PathOf(trigger, kDate);
  deadline.done = params.NeedPath("done", kDates);
  if (auto within = params.GetWithin()) {
    deadline.within = *within;
  } else {
    params.Missing("within, at_least, not_before");
  }
  // A day that moves with every new entry is no trigger, unless something freezes it.
  if (deadline.trigger.fact >= 0) {
    const Fact& fact = params.scope().facts->facts[static_cast<std::size_t>(deadline.trigger.fact)];
    if (fact.pick == Fact::Pick::latest && fact.when.empty()) {
      params.faults().Add(trigger.place(), "handbook-fact.moving", {Typed("name", fact.name)});
    }
  }
  return deadline;
}

}  // namespace lanzhi
