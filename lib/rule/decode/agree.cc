#include "rule/decode/decode.h"

namespace lanzhi {
namespace {

// `all_of` names fields, lists or values; a value is a word of the list's own vocabulary or, of references, an id.
void ReadAllOf(Params& params, Agree& agree) {
  const Part all = params.Get("all_of");
  if (!all || !agree.includes || agree.includes->target == nullptr) return;
  if (!all.is_list() || all.is_blank()) params.WrongType(all, "handbook-type.list");
  const Field& item = ValueField(*agree.includes);
  for (const Part part : all) {
    if (item.type == Type::choice && ReadLiteral(item, part.text()).fits) {
      agree.all_values.push_back(part.text());
    } else {
      agree.all_of.push_back(params.PathOf(part, {Expect::What::anything, true}));
    }
  }
}

void ReadAnyOf(Params& params, Agree& agree) {
  if (!params.Get("any_of") || !agree.includes || agree.includes->target == nullptr) return;
  agree.any_values = params.WordList("any_of");
  const Field& item = ValueField(*agree.includes);
  for (const std::string_view value : agree.any_values) {
    if (!ReadLiteral(item, value).fits) {
      params.faults().AddNear(params.Get("any_of").place(), "handbook-choice",
                              {Typed("value", value), Typed("field", agree.includes->text)}, value, LiteralsOf(item));
    }
  }
}

}  // namespace

Kind DecodeAgree(Params& params) {
  Agree agree;
  agree.sum = params.GetPath("sum", {Expect::What::number, true});
  agree.equals = params.GetPath("equals", kNumber);
  agree.same = params.Paths("same", kAnything);
  agree.distinct = params.GetPath("distinct", {Expect::What::anything, true});
  agree.includes = params.GetPath("includes", kList);
  ReadAllOf(params, agree);
  ReadAnyOf(params, agree);
  if (agree.sum.has_value() != agree.equals.has_value()) params.Missing(agree.sum ? "equals" : "sum");
  const int ways = int{agree.sum.has_value()} + int{!agree.same.empty()} + int{agree.distinct.has_value()} +
                   int{agree.includes.has_value()};
  if (ways == 0) params.Missing("sum, same, distinct, includes");
  if (agree.includes && agree.all_of.empty() && agree.all_values.empty() && agree.any_values.empty()) {
    params.Missing("all_of, any_of");
  }
  return agree;
}

}  // namespace lanzhi
