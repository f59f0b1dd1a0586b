#include "rule/compile/sides.h"

#include <algorithm>
#include <set>

namespace lanzhi {
namespace {

// Calls a visitor for every path of some parameters, or for every other side of their tests.
template <typename Visit>
class Paths {
 public:
  Paths(const FactTable& facts, Visit visit) : facts_(facts), visit_(visit) {}

  void Of(const Path& path) {
    if (path.fact < 0) return visit_(path);
    for (const Path& each : facts_.facts[static_cast<std::size_t>(path.fact)].paths) Of(each);
  }
  void Of(const Test& test) {
    Of(test.path);
    Of(test.other);
    Of(test.inner);
  }
  void Of(const Tests& tests) {
    Of(tests.all);
    Of(tests.any);
  }
  template <typename T>
  void Of(const std::optional<T>& part) {
    if (part) Of(*part);
  }
  template <typename T>
  void Of(const std::vector<T>& parts) {
    for (const T& part : parts) Of(part);
  }
  void Of(const PathsOrAll& paths) { Of(paths.paths); }
  template <HasParameters T>
  void Of(const T& object) {
    ForEachParameter<T>([&](const auto& row) { Of(object.*row.member); });
  }
  template <typename T>
  requires(!HasParameters<T>) void Of(const T&) {}

  void SidesOf(const Tests& tests) {
    SidesOf(tests.all);
    for (const auto& alternative : tests.any) SidesOf(alternative);
  }

 private:
  void SidesOf(const std::vector<Test>& tests) {
    for (const Test& test : tests) {
      Of(test.other);
      for (const Tests& inner : test.inner) SidesOf(inner);
    }
  }

  const FactTable& facts_;
  Visit visit_;
};

bool ShapeAsksFor(const Field& field) {
  if (field.needed || field.has_default() || field.parent == nullptr) return true;
  const Field& section = *field.parent;
  return section.key_date == &field || section.key_date_instead == &field;
}

std::set<const Field*> AskedByRules(const std::vector<const RuleSet*>& rules, const FactTable& facts) {
  std::set<const Field*> asked;
  Paths paths(facts, [&](const Path& path) { asked.insert(path.target); });
  for (const RuleSet* set : rules) {
    for (const Rule& rule : set->distinct) {
      std::visit(
          [&]<typename K>(const K& kind) {
            ForEachParameter<K>([&](const auto& row) {
              if (row.asks) paths.Of(kind.*row.member);
            });
          },
          *rule.kind);
    }
  }
  return asked;
}

// In `holds` an absent side is missing, and in a grade it counts as false: neither falls silent.
template <typename Visit>
void ForEachSide(const Rule& rule, const FactTable& facts, Visit visit) {
  Paths paths(facts, visit);
  paths.SidesOf(rule.when);
  std::visit(
      [&]<typename K>(const K& kind) {
        ForEachParameter<K>([&](const auto& row) {
          using Type = typename std::decay_t<decltype(row)>::Type;
          if (row.side) paths.Of(kind.*row.member);
          if constexpr (std::is_same_v<Type, Tests>) {
            if (!row.asks) paths.SidesOf(kind.*row.member);
          }
        });
      },
      *rule.kind);
}

}  // namespace

void CheckSides(const std::vector<const RuleSet*>& rules, const FactTable& facts, bool all, Faults& faults) {
  std::set<const Field*> asked;
  for (const RuleSet* set : rules) {
    if (!all && !set->agency) continue;
    if (asked.empty()) asked = AskedByRules(rules, facts);
    std::set<std::string_view> told;
    for (const Rule& rule : set->distinct) {
      ForEachSide(rule, facts, [&](const Path& path) {
        if (path.target == nullptr || ShapeAsksFor(*path.target) || asked.contains(path.target)) return;
        if (!told.insert(path.text).second) return;
        faults.Add(rule.place, "handbook-side", {Typed("rule", rule.id), Typed("path", path.text)});
      });
    }
  }
}

}  // namespace lanzhi
