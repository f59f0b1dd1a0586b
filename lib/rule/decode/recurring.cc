#include "rule/decode/decode.h"

namespace lanzhi {

Kind DecodeRecurring(Params& params) {
  Recurring recurring;
  recurring.every = params.NeedLimit("every");
  recurring.from = params.NeedPath("from", kDate);
  recurring.until = params.GetPath("until", kDate);
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
