#include "rule/places.h"

namespace lanzhi {
namespace {

class Collector {
 public:
  Collector(const Shape& shape, const Handbook& handbook) : shape_(shape), handbook_(handbook) {}

  void Add(const Path& path) {
    if (path.fact >= 0) {
      const Fact& fact = handbook_.facts().facts[static_cast<std::size_t>(path.fact)];
      Add(fact.when);
      Add(fact.paths);
      return;
    }
    for (const PathStep& step : path.steps) {
      Add(step.field);
      for (const Selector& selector : step.selectors) Add(selector.field);
      if (step.follow) return;
    }
  }

  template <typename T>
  void Add(const std::optional<T>& part) {
    if (part) Add(*part);
  }

  template <typename T>
  void Add(const std::vector<T>& parts) {
    for (const T& part : parts) Add(part);
  }

  void Add(const Test& test) {
    if (test.what == Test::What::stage) {
      Add(handbook_.StageMarks(shape_)[static_cast<std::size_t>(test.numbers.front())]);
    } else {
      Add(test.path);
      Add(test.other);
    }
  }

  void Add(const Tests& tests) {
    Add(tests.all);
    Add(tests.any);
  }

  void Add(const Within& within) { Add(within.day); }
  void Add(const Need& need) { Add(need.path); }
  void Add(const Signer& signer) { Add(signer.is); }

  void Add(const Grade& grade) {
    Add(grade.when);
    Add(grade.trigger);
    Add(grade.within);
  }

  void Add(const Holds::Instead& instead) {
    Add(instead.when);
    Add(instead.holds);
  }

  void Add(const Required& kind) {
    Add(kind.need);
    Add(kind.any);
  }

  void Add(const Holds& kind) {
    Add(kind.holds);
    Add(kind.instead);
  }

  void Add(const Sequence& kind) {
    Add(kind.order);
    Add(kind.all_given);
    Add(kind.ascending);
    Add(kind.gapless);
  }

  void Add(const Deadline& kind) {
    Add(kind.trigger);
    Add(kind.done);
    Add(kind.within);
  }

  void Add(const Recurring& kind) {
    Add(kind.from);
    Add(kind.until);
    if (!kind.in) Add(kind.done);
  }

  void Add(const Approval& kind) {
    Add(kind.what);
    Add(kind.by);
    Add(kind.not_by);
    Add(kind.need);
    Add(kind.trigger);
    Add(kind.within);
    if (kind.what.target != nullptr) Add(kind.what.target->Meant(Meaning::signer));  // looked for without being named
  }

  void Add(const Count& kind) {
    Add(kind.list);
    Add(kind.where);
    Add(kind.equals);
  }

  void Add(const Agree& kind) {
    Add(kind.sum);
    Add(kind.less);
    Add(kind.equals);
    Add(kind.at_most);
    Add(kind.hours);
    Add(kind.between);
    Add(kind.same);
    Add(kind.distinct);
    Add(kind.includes);
    Add(kind.all_of);
  }

  void Add(const Attendance& kind) {
    Add(kind.meetings);
    Add(kind.members);
    Add(kind.who);
    Add(kind.from);
    Add(kind.until);
    Add(kind.present);
    Add(kind.absent);
    Add(kind.form);
    Add(kind.form_unless);
  }

  void Add(const Rule& rule) {
    Add(rule.when);
    Add(rule.at);
    Add(rule.grades);
    std::visit([this](const auto& kind) { Add(kind); }, rule.kind);
  }

  void AddStages() {
    Add(handbook_.StageMarks(shape_));
    Path ended;
    ended.fact = handbook_.facts().Find("ended-on", shape_);
    if (ended.fact >= 0) Add(ended);
  }

  [[nodiscard]] Places Take() { return std::move(places_); }

 private:
  void Add(const Field* field) {
    if (field == nullptr || !places_.insert(field).second) return;
    Add(field->fallback);
    Add(field->parent);
  }

  const Shape& shape_;
  const Handbook& handbook_;
  Places places_;
};

}  // namespace

Places PlacesOf(const Rule& rule, const Handbook& handbook) {
  Collector collector(*rule.shape, handbook);
  collector.Add(rule);
  return collector.Take();
}

Places StagePlaces(const Shape& shape, const Handbook& handbook) {
  Collector collector(shape, handbook);
  collector.AddStages();
  return collector.Take();
}

}  // namespace lanzhi
