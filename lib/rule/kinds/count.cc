#include "rule/kinds/count.h"

#include <limits>

#include "rule/compile/params.h"
#include "rule/eval/docket.h"
#include "rule/eval/tests.h"
#include "rule/kinds/all.h"

namespace lanzhi {
namespace {

static_assert(kIsKind<Count>, "a line is lacking in kinds/all.h");

constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::max();

// How many there are for certain, and how many there may be.
struct Number {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

Number CountElements(const Count& kind, const Found& elements, const Scene& scene, Holes& holes) {
  Number number;
  for (const Ref& ref : elements.values) {
    const Origin origin{&scene, ref.value, KeyDayOf(*ref.record, *ref.value), ref.record};
    const Truth truth = Check(kind.where, origin, holes);
    number.least += truth == Truth::yes ? 1 : 0;
    number.most += truth != Truth::no ? 1 : 0;
  }
  if (elements.unreadable) number.most = kAny;
  return number;
}

struct Bound {
  std::int64_t want = 0;
  bool from_below = false;
  bool from_above = false;
};

Truth IsInBound(const Bound& bound, const Number& number) {
  if (bound.from_below && number.most < bound.want) return Truth::no;
  if (bound.from_above && number.least > bound.want) return Truth::no;
  const bool sure =
      (!bound.from_below || number.least >= bound.want) && (!bound.from_above || number.most <= bound.want);
  return sure ? Truth::yes : Truth::unreadable;
}

void ReportCount(const Count& kind, const Instance& instance, const Found& list, std::int64_t have, const Bound& bound,
                 Docket& docket) {
  Outcome* outcome = docket.Add(instance, Verdict::violated);
  if (outcome == nullptr) return;
  if (list.empty()) {
    PointAtAbsence(*outcome, instance.record(), list);
    AddHoles(*outcome, list.holes);
  } else {
    const Ref& first = list.values.front();
    const bool is_list = first->field->type == Type::list;
    if (first.record != &instance.record()) {
      PointAtLinked(*outcome, list.link, first);
    } else {
      PointAtKey(*outcome, *first.record, is_list ? *first.value : first.record->values[first->parent]);
    }
  }
  Finish(*outcome, instance,
         {{{"have", have}, {"want", bound.want}, {"missing", std::vector<Text>{kind.list.name}}},
          {},
          {},
          bound.from_above && have > bound.want ? "many" : "few"});
}

}  // namespace

void Count::CheckParameters(Params& params) const {
  if (!min && !max && !equals && !at_most) params.Missing("min, max, equals, at_most");
}

void Judge(const Count& kind, const Instance& instance, Docket& docket) {
  SmallVector<Bound, 4> bounds;
  if (kind.min) bounds.push_back({*kind.min, true, false});
  if (kind.max) bounds.push_back({*kind.max, false, true});
  if (kind.equals) {
    const Found equals = Resolve(*kind.equals, instance.origin);
    if (equals.Unknown()) {
      docket.AddUndetermined(instance, equals);
      return;
    }
    if (equals.empty()) return;
    const Ref& value = equals.values.front();
    bounds.push_back({value->field->type == Type::decimal ? value->number / 100 : value->number, true, true});
  }
  if (kind.at_most) {
    const Found others = Expand(Resolve(*kind.at_most, instance.origin));
    if (others.Unknown()) {
      docket.AddUndetermined(instance, others);
      return;
    }
    bounds.push_back({static_cast<std::int64_t>(others.values.size()), false, true});
  }
  const Found list = Resolve(kind.list, instance.origin);
  if (list.empty() && list.Unknown()) {
    docket.AddUndetermined(instance, list);
    return;
  }
  Found elements = Expand(list);
  const Number number = CountElements(kind, elements, instance.scene(), elements.holes);
  Truth all = Truth::yes;
  for (const Bound& bound : bounds) {
    const Truth truth = IsInBound(bound, number);
    all = std::min(all, truth);
    if (truth != Truth::no) continue;
    ReportCount(kind, instance, list, bound.from_below && number.most < bound.want ? number.most : number.least, bound,
                docket);
    return;
  }
  if (all == Truth::yes) {
    docket.Add(instance, Verdict::met);
  } else {
    docket.AddUndetermined(instance, elements);
  }
}

}  // namespace lanzhi
