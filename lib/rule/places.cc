#include "rule/places.h"

namespace lanzhi {
namespace {

template <typename T, typename... Types>
constexpr bool kIsOneOfTypes = (std::is_same_v<T, Types> || ...);
template <typename T>
constexpr bool kNamesNoPlace = kIsOneOfTypes<T, bool, std::int64_t, std::string_view, Words, Severity, const Shape*,
                                             Limit, Restart, ValueLike, Timely, Share, Early>;

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
    if (FormOf(test).operand == TestForm::Operand::stage) {
      Add(handbook_.StageMarks(shape_)[static_cast<std::size_t>(test.numbers.front())]);
    } else {
      Add(test.path);
      Add(test.other);
      Add(test.inner);
    }
  }

  void Add(const Tests& tests) {
    Add(tests.all);
    Add(tests.any);
  }

  void Add(const Settlement& settlement) {
    Add(settlement.fact);
    Add(settlement.later);
  }

  // Records of another kind are no places of this one.
  void Add(const Elsewhere& elsewhere) {
    if (!elsewhere.list) return;
    Add(*elsewhere.list);
    Add(elsewhere.where);
    Add(elsewhere.of);
  }

  void Add(const Within& within) { Add(within.day); }
  void Add(const PathsAndValues& members) { Add(members.paths); }
  void Add(const PathsOrAll& paths) { Add(paths.paths); }

  // They name no place of the record.
  template <typename T>
  requires(kNamesNoPlace<T>) void Add(const T&) {}

  // Every parameter of a rule, a kind, or a map in one.
  template <HasParameters T>
  void Add(const T& object) {
    ForEachParameter<T>([&](const auto& row) {
      if (row.elsewhere != nullptr && object.*row.elsewhere && !(object.*row.elsewhere)->list) return;
      Add(object.*row.member);
      if constexpr (std::is_same_v<typename std::decay_t<decltype(row)>::Type, Path>) {
        const Field* section = (object.*row.member).target;
        const bool is_signed = row.expect.what == Expect::What::signed_section && section != nullptr;
        if (is_signed) Add(section->Meant(Meaning::signer));  // looked for without being named
      }
    });
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
  collector.Add<RuleSubject>(rule);
  collector.Add<CommonParameters>(rule);
  std::visit([&](const auto& kind) { collector.Add(kind); }, *rule.kind);
  return collector.Take();
}

Places StagePlaces(const Shape& shape, const Handbook& handbook) {
  Collector collector(shape, handbook);
  collector.AddStages();
  return collector.Take();
}

}  // namespace lanzhi
