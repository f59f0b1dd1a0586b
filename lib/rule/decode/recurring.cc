#include "rule/compile/test.h"
#include "rule/decode/decode.h"

namespace lanzhi {
namespace {

// `in`, and the parameters whose paths begin in the records that it speaks of.
void DecodeIn(Part part, Params& params, Recurring& recurring) {
  Scope there = params.scope();
  there.asker = there.shape;
  there.element = nullptr;
  Params in(there, part);
  there.shape = in.NeedShape("kind");
  if (there.shape == nullptr) return;
  if (!there.shape->linked) {
    params.faults().Add(part.Find("kind").place(), "handbook-not-held", {Typed("name", there.shape->kind)});
  }
  recurring.in = Elsewhere{there.shape, in.GetTests("where")};
  in.Finish();
  if (const Part done = params.Need("done")) recurring.done = in.PathOf(done, kDate);
  if (const Part different = params.Get("different")) recurring.different = in.PathOf(different, kAnything);
  if (const auto least = params.Number("at_least")) recurring.at_least = *least;
  // The day on which it was done tells the period, so it cannot be done after its end.
  for (const std::string_view other : {"within", "restart"}) {
    const Part both = params.Get(other);
    if (both) params.faults().Add(both.key_place(), "handbook-both", {Typed("names", "in, within, restart")});
  }
}

}  // namespace

Kind DecodeRecurring(Params& params) {
  Recurring recurring;
  recurring.every = params.NeedLimit("every");
  recurring.from = params.NeedPath("from", kDate);
  recurring.until = params.GetPath("until", kDate);
  if (const Part in = params.Get("in")) {
    DecodeIn(in, params, recurring);
    return recurring;
  }
  recurring.done = params.NeedPath("done", kDates);
  if (const Part within = params.Get("within")) {
    const Part after = within.Find("after");
    if (!after || within.node->count != 1) params.WrongType(within, "handbook-type.limit");
    if (after) recurring.within = params.LimitOf(after);
  }
  if (const Part restart = params.Get("restart")) {
    recurring.restart = restart.text() == "done";
    if (!recurring.restart) params.WrongType(restart, "handbook-type.restart");
  }
  return recurring;
}

}  // namespace lanzhi
