#include "rule/decode/decode.h"

namespace lanzhi {
namespace {

Need ReadNeed(Params& params, Part part) {
  Need need;
  if (!part.is_map()) {
    need.path = params.PathOf(part, kAnything);
    return need;
  }
  Params inner(params.scope(), part);
  need.path = inner.NeedPath("field", kAnything);
  need.severity = inner.GetSeverity("severity");
  need.clauses = inner.WordList("clauses");
  inner.Finish();
  return need;
}

}  // namespace

Kind DecodeRequired(Params& params) {
  Required required;
  const Part need = params.Get("need");
  const Part any = params.Get("any");
  required.true_only = params.Flag("true_only");
  if (need && any) params.faults().Add(any.key_place(), "handbook-both", {Typed("names", "need, any")});
  if (!need && !any) params.Missing("need, any");
  if (need && !need.is_list()) {
    required.need.push_back(ReadNeed(params, need));
  } else if (need) {
    if (need.is_blank()) params.WrongType(need, "handbook-type.paths");
    for (const Part part : need) required.need.push_back(ReadNeed(params, part));
  }
  if (!any) return required;
  if (!any.is_list() || any.is_blank()) params.WrongType(any, "handbook-type.list");
  for (const Part alternative : any) required.any.push_back(params.PathsOf(alternative, kAnything));
  return required;
}

}  // namespace lanzhi
