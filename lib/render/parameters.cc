#include "render/parameters.h"

#include <algorithm>

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
    Add("when", Of(rule_.when));
    if (rule_.at) Add("at", Of(*rule_.at));
    std::visit([this](const auto& kind) { Kind(kind); }, rule_.kind);
    Add("severity", std::string(Word("severity." + Name(rule_.severity))));
    Add("clauses", Join(rule_.clauses));
    Add("actor", RoleName(rule_.actor));
    for (const Grade& grade : rule_.grades) Add("grades", Of(grade));
    if (rule_.off) Add("off", std::string(rule_.off_reason.In(language_)));
    if (!rule_.waiting_for.empty()) Add("off", Tell("parameter.waiting-for", {{"setting", AsIs(rule_.waiting_for)}}));
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
    return out + Tell("parameter.any", {{"tests", AsIs(any)}});
  }

 private:
  static std::string Name(Severity severity) {
    if (severity == Severity::error) return "error";
    return severity == Severity::warning ? "warning" : "info";
  }

  std::string_view Word(std::string_view id) const { return FindWords(id).In(language_); }
  std::string Tell(std::string_view id, Args args) const { return Say(id, language_, std::move(args)); }

  void Add(std::string_view name, std::string value) {
    if (!value.empty()) parameters_.push_back({name, std::move(value)});
  }

  template <typename T>
  std::string Join(const std::vector<T>& list) const {
    std::string out;
    for (const T& each : list) {
      if (!out.empty()) out += Word("list.separator");
      if constexpr (std::is_same_v<T, Path>) {
        out += Of(each);
      } else {
        out += each;
      }
    }
    return out;
  }

  std::string Of(const Path& path) const {
    const std::string& name = path.name.In(language_);
    return name.empty() ? std::string(path.text) : name;
  }

  std::string Of(const Limit& limit) const {
    if (!rule_.waiting_for.empty() && rule_.waiting_for == limit.setting) {
      return Tell("parameter.setting-unset", {{"setting", AsIs(limit.setting)}});
    }
    std::string out = FormatPeriod(limit.period, language_);
    if (!limit.setting.empty()) out += Tell("parameter.setting", {{"setting", AsIs(limit.setting)}});
    return out;
  }

  std::string Of(const Within& within) const {
    if (within.direction == Within::Direction::by) {
      return Tell("parameter.by-day", {{"day", AsIs(within.day ? Of(*within.day) : "")}});
    }
    const Text period = AsIs(Of(within.limit));
    switch (within.direction) {
      case Within::Direction::after:
        return Tell("parameter.after", {{"period", period}});
      case Within::Direction::before:
        return Tell("parameter.before", {{"period", period}});
      case Within::Direction::lead:
        return Tell("parameter.lead", {{"period", period}});
      case Within::Direction::not_before:
        return Tell("parameter.not-before", {{"period", period}});
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
    const std::string path = test.what == Test::What::stage ? std::string() : Of(test.path);
    return Tell(FormOf(test).words, {{"path", AsIs(path)}, {"value", AsIs(ValueOf(test))}});
  }

  std::string ValueOf(const Test& test) const {
    if (test.what == Test::What::stage) return StageName(test);
    if (test.other) return Of(*test.other);
    std::string out = Join(test.texts);
    for (const std::int64_t number : test.numbers) {
      if (!out.empty()) out += Word("list.separator");
      out += NumberText(test.path, number);
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

  std::string NumberText(const Path& path, std::int64_t number) const {
    const Field* field = path.target;
    if (field != nullptr && field->item) field = field->item.get();
    // A comparison of dates holds a day whatever the path ends at (a fact has no field).
    if (field == nullptr || field->type == Type::date) return FormatDate(Date{std::chrono::days{number}});
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
    const Text severity = AsIs(Word("severity." + Name(grade.severity)));
    const Text clauses = AsIs(Join(grade.clauses.empty() ? rule_.clauses : grade.clauses));
    return Tell("parameter.grade", {{"when", AsIs(out)}, {"severity", severity}, {"clauses", clauses}});
  }

  void Kind(const Required& kind) {
    std::string need;
    for (const Need& each : kind.need) {
      if (!need.empty()) need += Word("list.separator");
      need += Of(each.path);
      if (each.severity && *each.severity != rule_.severity) {
        need += Tell("parameter.severity", {{"severity", AsIs(Word("severity." + Name(*each.severity)))}});
      }
    }
    Add("need", std::move(need));
    std::string any;
    for (const std::vector<Path>& alternative : kind.any) {
      if (!any.empty()) any += Word("parameter.or");
      any += Join(alternative);
    }
    Add("any", std::move(any));
    if (kind.true_only) Add("true_only", std::string(Word("value.true")));
  }

  void Kind(const Holds& kind) {
    Add("holds", Of(kind.holds));
    for (const Holds::Instead& each : kind.instead) {
      Add("instead", Tell("parameter.instead", {{"when", AsIs(Of(each.when))}, {"holds", AsIs(Of(each.holds))}}));
    }
  }

  void Kind(const Sequence& kind) {
    std::string order;
    for (const std::vector<Path>& step : kind.order) {
      if (!order.empty()) order += Word("parameter.then");
      order += Join(step);
    }
    Add("order", std::move(order));
    Add("all_given", Join(kind.all_given));
    if (kind.ascending) Add("ascending", Of(*kind.ascending));
    if (kind.starts) Add("starts", NumberText(*kind.ascending, *kind.starts));
    if (kind.gapless) Add("gapless", Of(*kind.gapless));
  }

  void Kind(const Deadline& kind) {
    Add("trigger", Of(kind.trigger));
    Add("done", Of(kind.done));
    Add("within", Of(kind.within));
  }

  void Kind(const Recurring& kind) {
    Add("every", Of(kind.every));
    Add("from", Of(kind.from));
    if (kind.until) Add("until", Of(*kind.until));
    if (kind.in) {
      Add("in", std::string(kind.in->shape->names.In(language_)));
      shape_ = kind.in->shape;
      Add("where", Of(kind.in->where));
      shape_ = rule_.shape;
    }
    Add("done", Of(kind.done));
    if (kind.at_least > 1) Add("at_least", std::to_string(kind.at_least));
    if (kind.different) Add("different", Of(*kind.different));
    if (kind.within) Add("within", Of(*kind.within));
    if (kind.restart) Add("restart", std::string(Word("value.true")));
  }

  void Kind(const Approval& kind) {
    Add("what", Of(kind.what));
    std::string by;
    for (const Signer& signer : kind.by) {
      if (!by.empty()) by += Word("parameter.and");
      if (signer.is) by += Of(*signer.is);
      std::string_view separator;
      for (const std::string_view role : signer.roles) {
        by += separator;
        by += RoleName(role);
        separator = Word("list.separator");
      }
    }
    Add("by", std::move(by));
    Add("not_by", Join(kind.not_by));
    Add("need", Join(kind.need));
    if (kind.trigger) Add("trigger", Of(*kind.trigger));
    if (kind.within) Add("within", Of(*kind.within));
  }

  void Kind(const Count& kind) {
    Add("list", Of(kind.list));
    Add("where", Of(kind.where));
    if (kind.min) Add("min", std::to_string(*kind.min));
    if (kind.max) Add("max", std::to_string(*kind.max));
    if (kind.equals) Add("equals", Of(*kind.equals));
  }

  void Kind(const Agree& kind) {
    Add("sum", Join(kind.sum));
    Add("less", Join(kind.less));
    if (kind.hours) Add("hours", Of(*kind.hours));
    Add("between", Join(kind.between));
    if (kind.equals) Add("equals", Of(*kind.equals));
    if (kind.at_most) Add("at_most", Of(*kind.at_most));
    Add("same", Join(kind.same));
    if (kind.distinct) Add("distinct", Of(*kind.distinct));
    if (kind.includes) Add("includes", Of(*kind.includes));
    std::string all = Join(kind.all_of);
    if (!all.empty() && !kind.all_values.empty()) all += Word("list.separator");
    Add("all_of", all + Join(kind.all_values));
    Add("any_of", Join(kind.any_values));
  }

  void Kind(const Attendance& kind) {
    Add("meetings", Of(kind.meetings));
    Add("members", Of(kind.members));
    Add("who", Of(kind.who));
    if (kind.from) Add("from", Of(*kind.from));
    if (kind.until) Add("until", Of(*kind.until));
    if (kind.present) Add("present", Of(*kind.present));
    if (kind.absent) Add("absent", Of(*kind.absent));
    Add("nobody", Join(kind.nobody));
    if (kind.form) Add("form", Of(*kind.form));
    Add("form_unless", Of(kind.form_unless));
  }

  const Rule& rule_;
  const Shape* shape_ = rule_.shape;  // of the record that tests are asked of
  const Handbook& handbook_;
  Language language_;
  std::vector<ToldParameter> parameters_;
};

}  // namespace

std::vector<ToldParameter> ParametersOf(const Rule& rule, const Handbook& handbook, Language language) {
  return Teller(rule, handbook, language).All();
}

}  // namespace lanzhi
