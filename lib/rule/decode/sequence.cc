#include "rule/decode/decode.h"

namespace lanzhi {

Kind DecodeSequence(Params& params) {
  Sequence sequence;
  if (const Part order = params.Need("order")) {
    if (!order.is_list() || order.node->count < 2) params.WrongType(order, "handbook-type.order");
    for (const Part step : order) sequence.order.push_back(params.PathsOf(step, kDate));
  }
  if (const Part all = params.Get("all_given")) {
    if (all.is_list()) {
      sequence.all_given = params.PathsOf(all, kDate);
    } else if (params.Flag("all_given")) {
      for (const auto& step : sequence.order) {
        sequence.all_given.insert(sequence.all_given.end(), step.begin(), step.end());
      }
    }
  }
  sequence.collect = params.Flag("collect");
  return sequence;
}

}  // namespace lanzhi
