#include "rule/decode/decode.h"

namespace lanzhi {
namespace {

void ReadOrder(Params& params, Part order, Sequence& sequence) {
  if (!order.is_list() || order.node->count < 2) params.WrongType(order, "handbook-type.order");
  for (const Part step : order) sequence.order.push_back(params.PathsOf(step, kDate));
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
}

// The values of a list's elements, one each.
Path ReadElements(Params& params, Part part, Expect::What what) {
  Path path = params.PathOf(part, {what, true});
  const bool single = path.target != nullptr && (!path.many || path.target->type == Type::list);
  if (single) params.faults().Add(part.place(), "handbook-path.single", {Typed("path", path.text)});
  return path;
}

void ReadStart(Params& params, Part starts, Sequence& sequence) {
  if (!sequence.ascending) {
    params.Missing("ascending");
  } else if (sequence.ascending->target != nullptr) {
    const Field& field = *sequence.ascending->target;
    const Literal literal = ReadLiteral(field, starts.text());
    if (literal.fits && !literal.is_text) {
      sequence.starts = literal.number;
    } else {
      params.faults().AddNear(starts.place(), "handbook-choice",
                              {Typed("value", starts.text()), Typed("field", sequence.ascending->text)}, starts.text(),
                              LiteralsOf(field));
    }
  }
}

}  // namespace

Kind DecodeSequence(Params& params) {
  Sequence sequence;
  const Part order = params.Get("order");
  const Part ascending = params.Get("ascending");
  const Part gapless = params.Get("gapless");
  const int ways = int{static_cast<bool>(order)} + int{static_cast<bool>(ascending)} + int{static_cast<bool>(gapless)};
  if (ways == 0) params.Missing("order, ascending, gapless");
  if (ways > 1) {
    params.faults().Add((gapless ? gapless : ascending).key_place(), "handbook-both",
                        {Typed("names", "order, ascending, gapless")});
  }
  if (order) ReadOrder(params, order, sequence);
  if (ascending) sequence.ascending = ReadElements(params, ascending, Expect::What::ordered);
  if (const Part starts = params.Get("starts")) ReadStart(params, starts, sequence);
  if (gapless) sequence.gapless = ReadElements(params, gapless, Expect::What::count);
  return sequence;
}

}  // namespace lanzhi
