#include "rule/eval/tests.h"

#include <algorithm>

namespace lanzhi {
namespace {

using What = Test::What;

const Field* ValueFieldOf(const Path& path) {
  if (path.target == nullptr || path.target->type != Type::list) return path.target;
  return path.target->item.get();
}

bool IsTextual(const Value& value) {
  const Type type = value.field->type;
  return type == Type::text || type == Type::prose || type == Type::reference;
}

bool Matches(const Test& test, const Field* field, const Value& value) {
  if (IsTextual(value)) return std::find(test.texts.begin(), test.texts.end(), value.text) != test.texts.end();
  return std::find(test.numbers.begin(), test.numbers.end(), NumberFor(value, field)) != test.numbers.end();
}

std::size_t CountWanted(const Test& test) { return test.numbers.size() + test.texts.size(); }

// How many of the wanted values are there.
std::size_t Present(const Test& test, const Field* field, const Found& found) {
  const auto has = [&](auto same) { return std::any_of(found.values.begin(), found.values.end(), same); };
  std::size_t present = 0;
  for (const std::int64_t number : test.numbers) {
    present +=
        has([&](const Ref& ref) { return !IsTextual(*ref.value) && NumberFor(*ref.value, field) == number; }) ? 1 : 0;
  }
  for (const std::string_view text : test.texts) {
    present += has([&](const Ref& ref) { return IsTextual(*ref.value) && ref->text == text; }) ? 1 : 0;
  }
  return present;
}

Truth CheckList(const Test& test, const Found& found) {
  const std::size_t present = Present(test, ValueFieldOf(test.path), found);
  const Truth otherwise = found.unreadable ? Truth::unreadable : Truth::no;
  switch (test.what) {
    case What::any_of:
      return present > 0 ? Truth::yes : otherwise;
    case What::all_of:
      return present == CountWanted(test) ? Truth::yes : otherwise;
    default:
      break;
  }
  if (present > 0) return Truth::no;
  if (found.unreadable) return Truth::unreadable;
  return found.empty() ? Truth::no : Truth::yes;
}

bool Compare(What what, std::int64_t value, std::int64_t other) {
  switch (what) {
    case What::before:
      return value < other;
    case What::not_after:
      return value <= other;
    case What::after:
      return value > other;
    case What::not_before:
    case What::min:
      return value >= other;
    case What::max:
      return value <= other;
    default:
      return false;
  }
}

Truth CheckValue(const Test& test, const Value& value, std::int64_t other, const Record* asker) {
  if (test.what == What::this_record) return asker != nullptr && value.text == asker->id ? Truth::yes : Truth::no;
  const bool yes = test.what == What::one_of ? Matches(test, ValueFieldOf(test.path), value)
                                             : Compare(test.what, value.number, other);
  return yes ? Truth::yes : Truth::no;
}

bool IsList(What what) { return what == What::any_of || what == What::all_of || what == What::none_of; }

// The answer where it takes no more than a look at one readable value; most tests are such.
std::optional<Truth> CheckAtOnce(const Test& test, const Origin& origin) {
  if (test.what == What::stage) {
    const auto stage = static_cast<std::size_t>(test.numbers.front());
    return stage < origin.scene->stages.size() ? origin.scene->stages[stage] : Truth::no;
  }
  const Value* value = Glance(test.path, origin);
  if (value == nullptr || value->state == State::unreadable) return std::nullopt;
  const bool given = value->given();
  if (test.what == What::given || test.what == What::absent) {
    return given == (test.what == What::given) ? Truth::yes : Truth::no;
  }
  if (!given) return Truth::no;
  if (test.what == What::one_of || test.what == What::this_record)
    return CheckValue(test, *value, 0, origin.scene->asker);
  if (IsList(test.what) || test.other) return std::nullopt;
  return CheckValue(test, *value, test.numbers.empty() ? 0 : test.numbers.front(), nullptr);
}

Truth CheckAll(const std::vector<Test>& tests, const Origin& origin, Holes* holes) {
  Truth truth = Truth::yes;
  for (const Test& test : tests) {
    if (const std::optional<Truth> at_once = CheckAtOnce(test, origin)) {
      if (*at_once == Truth::no) return Truth::no;
      if (*at_once == Truth::yes) continue;
    }
    const Checked checked = Check(test, origin);
    if (checked.truth == Truth::no) return Truth::no;
    if (checked.truth != Truth::unreadable) continue;
    truth = Truth::unreadable;
    if (holes == nullptr) continue;
    for (const Hole& hole : checked.found.holes) holes->push_back(hole);
    for (const Hole& hole : checked.other.holes) holes->push_back(hole);
  }
  return truth;
}

}  // namespace

std::int64_t NumberFor(const Value& value, const Field* field) {
  if (value.field == field || field == nullptr || field->type != Type::choice) return value.number;
  const std::string_view word = WordOf(value);
  for (std::size_t i = 0; i < field->choices.size(); ++i) {
    if (field->choices[i].value == word) return static_cast<std::int64_t>(i);
  }
  return -1;
}

Checked Check(const Test& test, const Origin& origin) {
  Checked checked;
  if (test.what == What::stage) {
    const auto stage = static_cast<std::size_t>(test.numbers.front());
    checked.truth = stage < origin.scene->stages.size() ? origin.scene->stages[stage] : Truth::no;
    return checked;
  }
  checked.found = Resolve(test.path, origin);
  const Found& found = checked.found;
  if (test.what == What::given || test.what == What::absent) {
    const bool given = !found.empty();
    checked.truth = !given && found.unreadable            ? Truth::unreadable
                    : given == (test.what == What::given) ? Truth::yes
                                                          : Truth::no;
    checked.absent = !given;
    return checked;
  }
  if (IsList(test.what)) {
    checked.found = Expand(found);
    checked.absent = found.empty() && !found.unreadable;
    checked.truth = CheckList(test, found);
    return checked;
  }
  if (found.empty() || found.unreadable) {
    checked.truth = found.unreadable ? Truth::unreadable : Truth::no;
    checked.absent = !found.unreadable;
    return checked;
  }
  std::int64_t other = test.numbers.empty() ? 0 : test.numbers.front();
  if (test.other) {
    checked.other = Resolve(*test.other, origin);
    if (checked.other.empty() || checked.other.unreadable) {
      checked.truth = checked.other.unreadable ? Truth::unreadable : Truth::no;
      checked.absent = !checked.other.unreadable;
      return checked;
    }
    other = checked.other.values.front()->number;
  }
  checked.truth = CheckValue(test, *found.values.front().value, other, origin.scene->asker);
  return checked;
}

Truth TruthOf(const Test& test, const Origin& origin) {
  const std::optional<Truth> at_once = CheckAtOnce(test, origin);
  return at_once ? *at_once : Check(test, origin).truth;
}

Truth Check(const Tests& tests, const Origin& origin, Holes* holes) {
  Truth truth = CheckAll(tests.all, origin, nullptr);
  if (truth == Truth::no) return Truth::no;
  if (!tests.any.empty()) {
    Truth any = Truth::no;
    for (const auto& alternative : tests.any) {
      any = std::max(any, CheckAll(alternative, origin, nullptr));
      if (any == Truth::yes) break;
    }
    truth = std::min(truth, any);
  }
  if (truth == Truth::unreadable && holes != nullptr) {
    static_cast<void>(CheckAll(tests.all, origin, holes));
    for (const auto& alternative : tests.any) static_cast<void>(CheckAll(alternative, origin, holes));
  }
  return truth;
}

}  // namespace lanzhi
