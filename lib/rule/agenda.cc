#include "rule/agenda.h"

namespace lanzhi {
namespace {

std::uint64_t ChoicesOf(const Test& test) {
  constexpr std::int64_t kMost = 64;
  if (test.what != Test::What::one_of || !test.texts.empty()) return 0;
  std::uint64_t choices = 0;
  for (const std::int64_t number : test.numbers) {
    if (number < 0 || number >= kMost) return 0;
    choices |= std::uint64_t{1} << number;
  }
  return choices;
}

}  // namespace

// Returns false for a path without a short way from the record.
bool Agenda::AddLook(Test::What what, const Path& path, const Test* test) {
  if (path.short_steps == 0 || path.from_element) return false;
  looks_.push_back({what, path.short_steps, path.short_way, test == nullptr ? 0 : ChoicesOf(*test), test});
  return true;
}

// Returns whether each of the tests has got a look.
bool Agenda::AddTests(const std::vector<Test>& tests) {
  bool all = true;
  for (const Test& test : tests) {
    if (test.what == Test::What::stage) {
      looks_.push_back({test.what, 0, {static_cast<std::uint16_t>(test.numbers.front())}, 0, nullptr});
    } else {
      all = AddLook(test.what, test.path, &test) && all;
    }
  }
  return all;
}

// Looks that, all answered with "yes", leave a rule that applies without a breach and without a running duty. Returns
// false when there are none such.
bool Agenda::AddNothing(const Rule& rule) {
  if (rule.at) return rule.at->target->type == Type::list && AddLook(Test::What::absent, *rule.at, nullptr);
  if (const auto* required = std::get_if<Required>(&rule.kind)) {
    if (!required->any.empty() || required->true_only) return false;
    bool all = !required->need.empty();
    for (const Need& need : required->need) all = AddLook(Test::What::given, need.path, nullptr) && all;
    return all;
  }
  if (const auto* holds = std::get_if<Holds>(&rule.kind)) {
    return holds->instead.empty() && holds->holds.any.empty() && !holds->holds.all.empty() && AddTests(holds->holds.all);
  }
  if (const auto* deadline = std::get_if<Deadline>(&rule.kind)) {
    return AddLook(Test::What::absent, deadline->trigger, nullptr);
  }
  if (const auto* recurring = std::get_if<Recurring>(&rule.kind)) {
    return AddLook(Test::What::absent, recurring->from, nullptr);
  }
  return false;
}

void Agenda::Add(const Rule& rule) {
  Item item{&rule, static_cast<std::uint32_t>(looks_.size()), 0, 0, false};
  item.whole = rule.when.any.empty() && !rule.when_of_element;
  if (!rule.when_of_element) item.whole = AddTests(rule.when.all) && item.whole;
  const std::size_t when = looks_.size();
  item.when = static_cast<std::uint16_t>(when - item.first);
  // An answer to `when` that cannot be read is told, so nothing is settled while a part of it has not been looked at.
  if (item.whole && AddNothing(rule)) {
    item.nothing = static_cast<std::uint16_t>(looks_.size() - when);
  } else {
    looks_.resize(when);
  }
  items_.push_back(item);
}

}  // namespace lanzhi
