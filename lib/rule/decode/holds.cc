#include "rule/decode/decode.h"

namespace lanzhi {

Kind DecodeHolds(Params& params) {
  Holds holds;
  holds.holds = params.NeedTests("holds");
  const Part instead = params.Get("instead");
  if (!instead) return holds;
  if (!instead.is_list()) params.WrongType(instead, "handbook-type.list");
  for (const Part part : instead) {
    Params inner(params.scope(), part);
    Tests when = inner.NeedTests("when");
    holds.instead.push_back({std::move(when), inner.NeedTests("holds")});
    inner.Finish();
  }
  return holds;
}

}  // namespace lanzhi
