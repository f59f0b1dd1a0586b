#include "rule/agenda.h"

#include <algorithm>

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

// The way of `path`, from the section `at` when it begins there. steps 0: there is none that short.
Way WayOf(const Path& path, const Path* at) {
  Way way;
  if (path.short_steps == 0 || (path.from_element && at == nullptr)) return way;
  if (path.from_element) {
    if (at->short_steps + path.short_steps > way.fields.size()) return way;
    for (std::size_t i = 0; i < at->short_steps; ++i) way.fields[way.steps++] = at->short_way[i];
  }
  for (std::size_t i = 0; i < path.short_steps; ++i) way.fields[way.steps++] = path.short_way[i];
  return way;
}

Look::What WhatOf(const Test& test) {
  return test.what == Test::What::given    ? Look::What::given
         : test.what == Test::What::absent ? Look::What::absent
                                           : Look::What::holds;
}

}  // namespace

std::optional<bool> Agenda::Settled(const Test& test) const {
  const std::vector<PathStep>& steps = test.path.steps;
  if (site_kind_.empty() || steps.size() != 2 || !steps[0].follow) return std::nullopt;
  const Field& site = *steps[0].field;
  const Field& kind = *steps[1].field;
  if (site.means != Meaning::site || site.parent->parent != nullptr || test.path.from_element) return std::nullopt;
  if (kind.means != Meaning::site_kind || site.changes != nullptr || kind.changes != nullptr) return std::nullopt;
  if (test.what == Test::What::given || test.what == Test::What::absent) return test.what == Test::What::given;
  if (test.what != Test::What::one_of || !test.texts.empty()) return std::nullopt;
  return std::any_of(test.numbers.begin(), test.numbers.end(), [&](std::int64_t number) {
    return kind.choices[static_cast<std::size_t>(number)].value == site_kind_;
  });
}

// Returns false for a path without a short way from the record.
bool Agenda::AddLook(Look::What what, const Path& path, const Path* at, const Test* test) {
  Look look{what, WayOf(path, at), {}, test == nullptr ? 0 : ChoicesOf(*test), test};
  if (look.way.steps == 0) return false;
  // The test itself would be asked of the record.
  if (what == Look::What::holds && path.from_element && look.choices == 0) return false;
  looks_.push_back(look);
  return true;
}

// Returns whether each of the tests has got a look or needs none.
bool Agenda::AddTests(const std::vector<Test>& tests, const Path* at) {
  bool all = true;
  for (const Test& test : tests) {
    if (const std::optional<bool> settled = Settled(test)) {
      all = *settled && all;
    } else if (test.what == Test::What::stage) {
      looks_.push_back({Look::What::stage, {1, {static_cast<std::uint16_t>(test.numbers.front())}}, {}, 0, nullptr});
    } else {
      all = AddLook(WhatOf(test), test.path, at, &test) && all;
    }
  }
  return all;
}

bool Agenda::AddOrder(const Sequence& sequence, const Path* at) {
  if (sequence.collect || sequence.ascending || sequence.gapless) return false;
  bool all = !sequence.order.empty();
  for (std::size_t i = 0; i < sequence.order.size(); ++i) {
    for (const Path& earlier : sequence.order[i]) {
      const Way way = WayOf(earlier, at);
      all = all && way.steps != 0 && earlier.target->type == Type::date;
      for (std::size_t j = i + 1; j < sequence.order.size(); ++j) {
        for (const Path& later : sequence.order[j]) {
          looks_.push_back({Look::What::in_order, way, WayOf(later, at), 0, nullptr});
          all = all && looks_.back().later.steps != 0;
        }
      }
    }
  }
  for (const Path& path : sequence.all_given) all = AddLook(Look::What::given, path, at) && all;
  return all;
}

// Looks that, all answered with "yes", leave a rule that applies without a breach and without a running duty. Returns
// false when there are none such.
bool Agenda::AddNothing(const Rule& rule) {
  if (!rule.at) return AddNothingOf(rule, nullptr);
  if (rule.at->target->type == Type::list) return AddLook(Look::What::absent, *rule.at, nullptr);
  if (rule.at->target->type != Type::section) return false;
  return AddLook(Look::What::given, *rule.at, nullptr) && AddNothingOf(rule, &*rule.at);
}

bool Agenda::AddNothingOf(const Rule& rule, const Path* at) {
  if (const auto* required = std::get_if<Required>(&rule.kind)) {
    if (required->true_only) return false;
    bool all = true;
    if (!required->any.empty()) {  // the first way to meet it is the most common
      for (const Path& path : required->any.front()) all = AddLook(Look::What::given, path, at) && all;
      return all;
    }
    for (const Need& need : required->need) all = AddLook(Look::What::given, need.path, at) && all;
    return all;
  }
  if (const auto* holds = std::get_if<Holds>(&rule.kind)) {
    return holds->instead.empty() && holds->holds.any.empty() && !holds->holds.all.empty() &&
           AddTests(holds->holds.all, at);
  }
  if (const auto* sequence = std::get_if<Sequence>(&rule.kind)) return AddOrder(*sequence, at);
  if (const auto* deadline = std::get_if<Deadline>(&rule.kind)) {
    return AddLook(Look::What::absent, deadline->trigger, at);
  }
  if (const auto* recurring = std::get_if<Recurring>(&rule.kind)) {
    return AddLook(Look::What::absent, recurring->from, at);
  }
  return false;
}

void Agenda::Add(const Rule& rule) {
  const auto never = [&](const Test& test) { return Settled(test) == false; };
  if (std::any_of(rule.when.all.begin(), rule.when.all.end(), never)) return;
  Item item{&rule, static_cast<std::uint32_t>(looks_.size()), 0, 0, false};
  item.whole = rule.when.any.empty() && !rule.when_of_element;
  if (!rule.when_of_element) item.whole = AddTests(rule.when.all, nullptr) && item.whole;
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
