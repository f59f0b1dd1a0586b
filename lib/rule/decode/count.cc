#include "rule/decode/decode.h"

namespace lanzhi {

Kind DecodeCount(Params& params) {
  Count count;
  count.list = params.NeedPath("list", kList);
  const Field* outer = params.scope().element;
  if (count.list.target != nullptr) params.scope().element = count.list.target;
  count.where = params.GetTests("where");
  params.scope().element = outer;
  count.min = params.Number("min");
  count.max = params.Number("max");
  count.equals = params.GetPath("equals", kNumber);
  if (!count.min && !count.max && !count.equals) params.Missing("min, max, equals");
  return count;
}

}  // namespace lanzhi
