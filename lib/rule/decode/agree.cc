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

void ReadSum(Params& params, Agree& agree) {
  constexpr Expect kAmounts{Expect::What::number, true};
  agree.sum = params.Paths("sum", kAmounts);
  agree.less = params.Paths("less", kAmounts);
  agree.equals = params.GetPath("equals", kNumber);
  agree.at_most = params.GetPath("at_most", kNumber);
  const bool total = agree.equals || agree.at_most;
  if (agree.sum.empty() && (total || !agree.less.empty())) params.Missing("sum");
  if (!agree.sum.empty() && !total) params.Missing("equals, at_most");
  if (agree.equals && agree.at_most) {
    params.faults().Add(params.Get("at_most").key_place(), "handbook-both", {Typed("names", "equals, at_most")});
  }
}

void ReadHours(Params& params, Agree& agree) {
  agree.hours = params.GetPath("hours", kNumber);
  const Part between = params.Get("between");
  if (agree.hours.has_value() != static_cast<bool>(between)) params.Missing(agree.hours ? "between" : "hours");
  if (!between) return;
  agree.between = params.PathsOf(between, {Expect::What::time, false});
  if (agree.between.size() != 2) params.WrongType(between, "handbook-type.between");
}

}  // namespace

Kind DecodeAgree(Params& params) {
  Agree agree;
  ReadSum(params, agree);
  ReadHours(params, agree);
  agree.same = params.Paths("same", kAnything);
  agree.distinct = params.GetPath("distinct", {Expect::What::anything, true});
  agree.includes = params.GetPath("includes", kList);
  ReadAllOf(params, agree);
  ReadAnyOf(params, agree);
  const int ways = int{!agree.sum.empty()} + int{agree.hours.has_value()} + int{!agree.same.empty()} +
                   int{agree.distinct.has_value()} + int{agree.includes.has_value()};
  if (ways == 0) params.Missing("sum, hours, same, distinct, includes");
  if (agree.includes && agree.all_of.empty() && agree.all_values.empty() && agree.any_values.empty()) {
    params.Missing("all_of, any_of");
  }
  return agree;
}

}  // namespace lanzhi
