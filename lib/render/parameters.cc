#include "render/parameters.h"

#include <concepts>
#include <type_traits>

#include "base/decimal.h"
#include "base/time_of_day.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

class Teller {
 public:
  Teller(const Rule& rule, const Handbook& handbook, Language language)
      : rule_(rule), handbook_(handbook), language_(language) {}

  std::vector<ToldParameter> All() {
    AllOf<RuleSubject>(rule_);
    std::visit([this](const auto& kind) { AllOf(kind); }, *rule_.kind);
    AllOf<CommonParameters>(rule_);
    if (rule_.off) Add("off", std::string(rule_.off_reason.In(language_)));
    if (!rule_.waiting_for.empty()) Add("off", Phrase("parameter.waiting-for", {{"setting", AsIs(rule_.waiting_for)}}));
    return std::move(parameters_);
  }

  std::string Of(const Tests& tests) const {
    std::string out = Of(tests.all);
    std::string any;
    for (const std::vector<Test>& each : tests.any) {
      if (!any.empty()) any += Word("parameter.or");
      any += Of(each);
    }
    if (any.empty()) return out;
    if (!out.empty()) out += Word("parameter.and");
    return out + Phrase("parameter.any", {{"tests", AsIs(any)}});
  }

 private:
  static std::string Name(Severity severity) {
    if (severity == Severity::error) return "error";
    return severity == Severity::warning ? "warning" : "info";
  }

  std::string_view Word(std::string_view id) const { return FindWords(id).In(language_); }
  std::string Phrase(std::string_view id, Args args) const { return Say(id, language_, std::move(args)); }

  void Add(std::string_view name, std::string value) {
    if (!value.empty()) parameters_.push_back({name, std::move(value)});
  }

  // What is not as it is without being said.
  template <HasParameters T>
  void AllOf(const T& object) {
    ForEachParameter<T>([&](const auto& row) {
      const auto& value = object.*row.member;
      using Type = typename std::decay_t<decltype(row)>::Type;
      if constexpr (std::is_integral_v<Type> || std::is_same_v<Type, Restart> || std::is_same_v<Type, Early>) {
        if (value == T{}.*row.member) return;
      }
      if (row.told) Put(row, value);
    });
  }

  // How a parameter is told: one overload, or one Of(), for each type that one may have.
  template <typename T>
  void Put(const ParameterTraits& row, const T& value) {
    Add(row.key, Of(value));
  }
  template <typename T>
  void Put(const ParameterTraits& row, const std::optional<T>& value) {
    if (value) Put(row, *value);
  }
  template <typename T>
  void Put(const ParameterTraits& row, const std::vector<T>& list) {
    Add(row.key, Join(list, row.separator));
  }
  void Put(const ParameterTraits& row, const std::vector<Holds::Instead>& list) { OneByOne(row, list); }
  void Put(const ParameterTraits& row, const std::vector<Grade>& list) { OneByOne(row, list); }
  void Put(const ParameterTraits& row, const Elsewhere& elsewhere) {
    Add(row.key, elsewhere.list ? Of(*elsewhere.list) : std::string(elsewhere.shape->names.In(language_)));
    shape_ = elsewhere.shape;
    if (!elsewhere.where.empty()) Add("where", Of(elsewhere.where));
    if (elsewhere.of) Add("of", Of(*elsewhere.of));
    shape_ = rule_.shape;
  }

  template <typename T>
  void OneByOne(const ParameterTraits& row, const std::vector<T>& list) {
    for (const T& each : list) Add(row.key, Of(each));
  }

  template <typename T>
  std::string Join(const std::vector<T>& list, std::string_view separator = "list.separator") const {
    std::string out;
    for (const T& each : list) {
      if (!out.empty()) out += Word(separator);
      if constexpr (std::is_same_v<T, std::string_view>) {
        out += each;
      } else {
        out += Of(each);
      }
    }
    return out;
  }

  std::string Of(const std::vector<Path>& paths) const { return Join(paths); }
  std::string Of(const std::vector<OrderStep>& steps) const { return Join(steps); }
  template <std::same_as<bool> Flag>
  std::string Of(Flag value) const {
    return std::string(Word(value ? "value.true" : "value.false"));
  }
  std::string Of(std::int64_t number) const { return std::to_string(number); }
  std::string Of(Restart restart) const { return Of(restart == Restart::done); }
  std::string Of(Severity severity) const { return std::string(Word("severity." + Name(severity))); }
  std::string Of(const Words& words) const { return std::string(words.In(language_)); }
  std::string Of(const Shape* shape) const { return std::string(shape->names.In(language_)); }
  std::string Of(const ValueLike& value) const { return NumberText(value.field, value.number); }
  std::string Of(const PathsOrAll& paths) const { return Join(paths.paths); }
  // A lone word is a role.
  std::string Of(std::string_view role) const { return RoleName(role); }

  std::string Of(const PathsAndValues& members) const {
    std::string out = Join(members.paths);
    if (!out.empty() && !members.values.empty()) out += Word("list.separator");
    return out + Join(members.values);
  }

  std::string Of(const Need& need) const {
    std::string out = Of(need.path);
    if (!need.severity || *need.severity == rule_.severity) return out;
    return out + Phrase("parameter.severity", {{"severity", AsIs(Of(*need.severity))}});
  }

  std::string Of(const DoneItem& item) const { return Of(item.path); }

  std::string Of(const OrderStep& step) const {
    std::string out = Of(step.path);
    if (!step.severity || *step.severity == rule_.severity) return out;
    return out + Phrase("parameter.severity", {{"severity", AsIs(Of(*step.severity))}});
  }

  std::string Of(const Signer& signer) const {
    std::string out = signer.is ? Of(*signer.is) : std::string();
    std::string_view separator;
    for (const std::string_view role : signer.roles) {
      out += separator;
      out += RoleName(role);
      separator = Word("list.separator");
    }
    return out;
  }

  std::string Of(const Holds::Instead& instead) const {
    return Phrase("parameter.instead", {{"when", AsIs(Of(instead.when))}, {"holds", AsIs(Of(instead.holds))}});
  }

  std::string Of(const Path& path) const {
    const std::string& name = path.name.In(language_);
    return name.empty() ? std::string(path.text) : name;
  }

  std::string Of(const Limit& limit) const {
    if (!rule_.waiting_for.empty() && rule_.waiting_for == limit.setting) {
      return Phrase("parameter.setting-unset", {{"setting", AsIs(limit.setting)}});
    }
    std::string out = FormatPeriod(limit.period, language_);
    if (!limit.setting.empty()) out += Phrase("parameter.setting", {{"setting", AsIs(limit.setting)}});
    return out;
  }

  std::string Of(const Share& share) const {
    if (!rule_.waiting_for.empty() && rule_.waiting_for == share.setting) {
      return Phrase("parameter.setting-unset", {{"setting", AsIs(share.setting)}});
    }
    std::string out = std::to_string(share.percent) + "%";
    if (!share.setting.empty()) out += Phrase("parameter.setting", {{"setting", AsIs(share.setting)}});
    return out;
  }

  std::string Of(const Timely& timely) const {
    if (!timely.set) return Phrase("parameter.setting-unset", {{"setting", AsIs(timely.limit.setting)}});
    return Of(timely.limit);
  }

  std::string Of(Early early) const { return std::string(Word(early == Early::keep ? "early.keep" : "early.again")); }

  std::string Of(const Settlement& settlement) const {
    std::string out;
    if (settlement.fact) out = Of(*settlement.fact);
    if (settlement.later) out = Phrase("parameter.later", {{"path", AsIs(Of(*settlement.later))}});
    if (settlement.months > 0) out = Phrase("parameter.months", {{"n", settlement.months}});
    if (!settlement.severity) return out;
    return out + Phrase("parameter.severity", {{"severity", AsIs(Of(*settlement.severity))}});
  }

  std::string Of(const SettledInstead& instead) const {
    std::string settled;
    for (const Settlement& settlement : instead.settled_by) {
      if (!settled.empty()) settled += Word("list.separator");
      settled += Of(settlement);
    }
    return Phrase("parameter.instead", {{"when", AsIs(Of(instead.when))}, {"holds", AsIs(settled)}});
  }

  std::string Of(const Within& within) const {
    if (within.direction == Within::Direction::by) {
      return Phrase("parameter.by-day", {{"day", AsIs(within.day ? Of(*within.day) : "")}});
    }
    const Text period = AsIs(Of(within.limit));
    switch (within.direction) {
      case Within::Direction::after:
        return Phrase("parameter.after", {{"period", period}});
      case Within::Direction::before:
        return Phrase("parameter.before", {{"period", period}});
      case Within::Direction::lead:
        return Phrase("parameter.lead", {{"period", period}});
      case Within::Direction::not_before:
        return Phrase("parameter.not-before", {{"period", period}});
      case Within::Direction::by:
        break;
    }
    return {};
  }

  std::string Of(const std::vector<Test>& tests) const {
    std::string out;
    for (const Test& test : tests) {
      if (!out.empty()) out += Word("parameter.and");
      out += Of(test);
    }
    return out;
  }

  std::string Of(const Test& test) const {
    const std::string path = IsStage(test) ? std::string() : Of(test.path);
    if (FormOf(test).operand == TestForm::Operand::age) return AgeOf(test, path);
    return Phrase(FormOf(test).words, {{"path", AsIs(path)}, {"value", AsIs(ValueOf(test))}});
  }

  std::string AgeOf(const Test& test, const std::string& born) const {
    const std::string day = test.other ? Of(*test.other) : std::string();
    return Phrase(FormOf(test).words, {{"path", AsIs(born)}, {"value", test.numbers.front()}, {"day", AsIs(day)}});
  }

  static bool IsStage(const Test& test) { return FormOf(test).operand == TestForm::Operand::stage; }

  std::string ValueOf(const Test& test) const {
    if (IsStage(test)) return StageName(test);
    if (test.other) return Of(*test.other);
    if (!test.inner.empty()) return Of(test.inner.front());
    std::string out = Join(test.texts);
    for (const std::int64_t number : test.numbers) {
      if (!out.empty()) out += Word("list.separator");
      out += NumberText(test.path.target, number);
    }
    return out;
  }

  // A role by the name that the shape of staff gives it.
  std::string RoleName(std::string_view role) const {
    const Words names = handbook_.shapes().NamesOfRole(role);
    if (!names.empty()) return std::string(names.In(language_));
    return std::string(role);
  }

  std::string StageName(const Test& test) const {
    if (test.numbers.empty() || shape_ == nullptr) return {};
    return std::string(shape_->stages[static_cast<std::size_t>(test.numbers.front())].names.In(language_));
  }

  std::string NumberText(const Field* field, std::int64_t number) const {
    if (field != nullptr && field->item) field = field->item.get();
    // A comparison of dates holds a day whatever the path ends at (a fact has no field).
    if (field == nullptr || field->type == Type::date) return FormatDate(Date{std::chrono::days{number}});
    if (const auto unit = UnitOf(field->type)) return FormatUnit(Date{std::chrono::days{number}}, *unit);
    switch (field->type) {
      case Type::boolean:
        return std::string(Word(number != 0 ? "value.true" : "value.false"));
      case Type::choice:
        return std::string(field->choices[static_cast<std::size_t>(number)].names.In(language_));
      case Type::decimal:
        return FormatDecimal(number);
      case Type::time:
        return FormatTime(number);
      default:
        return std::to_string(number);
    }
  }

  std::string Of(const Grade& grade) const {
    std::string out = Of(grade.when);
    for (const std::string& more : {grade.trigger ? Of(*grade.trigger) : "", grade.within ? Of(*grade.within) : ""}) {
      if (!out.empty() && !more.empty()) out += Word("parameter.and");
      out += more;
    }
    const Text severity = AsIs(Of(grade.severity));
    const Text clauses = AsIs(Join(grade.clauses.empty() ? rule_.clauses : grade.clauses));
    return Phrase("parameter.grade", {{"when", AsIs(out)}, {"severity", severity}, {"clauses", clauses}});
  }

  const Rule& rule_;
  const Shape* shape_ = rule_.shape;  // of the record that tests are asked of
  const Handbook& handbook_;
  Language language_;
  std::vector<ToldParameter> parameters_;
};

}  // namespace

std::string TestsInWords(const Tests& tests, const Shape& shape, const Handbook& handbook, Language language) {
  Rule none;
  none.shape = &shape;
  return Teller(none, handbook, language).Of(tests);
}

std::vector<ToldParameter> ParametersOf(const Rule& rule, const Handbook& handbook, Language language) {
  return Teller(rule, handbook, language).All();
}

}  // namespace lanzhi
