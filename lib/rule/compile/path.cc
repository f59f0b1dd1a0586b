#include "rule/compile/path.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/decimal.h"
#include "base/time_of_day.h"
#include "record/spelling.h"
#include "rule/compile/slots.h"

namespace lanzhi {
namespace {

std::vector<std::string_view> KeysOf(const Field& section) {
  std::vector<std::string_view> keys;
  for (const auto& field : section.Inner()) keys.push_back(field->key);
  return keys;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class Compiler {
 public:
  Compiler(const Scope& scope, std::string_view text, const Place& place) : scope_(scope), place_(place) {
    path_.text = text;
  }

  std::optional<Path> Run(Expect expect) {
    if (path_.text.starts_with('$')) return Fact(expect);
    if (!Start()) return std::nullopt;
    while (true) {
      if (!Step()) return std::nullopt;
      if (rest_.empty()) break;
      rest_.remove_prefix(1);  // the dot
      if (!Follow()) return std::nullopt;
    }
    return Finish(expect);
  }

 private:
  bool Fail(std::string_view id, Args more = {}) {
    more.push_back(Typed("path", path_.text));
    scope_.faults->Add(place_, id, std::move(more));
    return false;
  }

  std::optional<Path> Fact(Expect expect) {
    const std::string_view name = path_.text.substr(1);
    path_.fact = scope_.facts == nullptr ? -1 : scope_.facts->Find(name, *scope_.shape);
    if (path_.fact < 0) {
      std::vector<std::string_view> names;
      if (scope_.facts != nullptr) {
        for (const auto& fact : scope_.facts->facts) {
          if (fact.shape == scope_.shape) names.push_back(fact.name);
        }
      }
      scope_.faults->AddNear(place_, "handbook-fact.unknown", {Typed("name", name)}, name, names);
      return std::nullopt;
    }
    const bool day = expect.what == Expect::What::date || expect.what == Expect::What::day;
    if (expect.what != Expect::What::anything && !day) {
      Fail("handbook-path.type");
      return std::nullopt;
    }
    path_.name = Text(scope_.facts->facts[static_cast<std::size_t>(path_.fact)].names);
    return std::move(path_);
  }

  bool Start() {
    rest_ = path_.text;
    path_.steps.reserve(1 + static_cast<std::size_t>(std::count(rest_.begin(), rest_.end(), '.')));
    path_.name.zh.reserve(64);
    section_ = &scope_.shape->root;
    if (rest_.starts_with('.')) {
      if (scope_.element == nullptr) return Fail("handbook-path.element");
      path_.from_element = true;
      section_ = scope_.element;
      rest_.remove_prefix(1);
      if (rest_.starts_with('.')) return StartAround();
    }
    return true;
  }

  // Two dots; fields of the record itself need none.
  bool StartAround() {
    const Field* around = section_->parent;
    if (around != nullptr && around->type == Type::list) around = around->parent;
    if (around == nullptr || around->parent == nullptr) return Fail("handbook-path.around");
    path_.around = true;
    section_ = around;
    NameFrom(*around);
    rest_.remove_prefix(1);
    return true;
  }

  // As a path from the record would be named.
  void NameFrom(const Field& section) {
    if (section.parent == nullptr) return;
    NameFrom(*section.parent);
    if (section.parent->type != Type::list) AddName(section.names);
  }

  bool Step() {
    const std::string_view key = rest_.substr(0, rest_.find_first_of(".("));
    rest_.remove_prefix(key.size());
    if (key.empty()) return Fail("handbook-path.syntax");
    const Field* field = section_->Find(key);
    if (field == nullptr) {
      scope_.faults->AddNear(place_, "handbook-path.step", {Typed("path", path_.text), Typed("step", key)}, key,
                             KeysOf(*section_));
      return false;
    }
    // A list on the way gives all its elements unless a selector picks one.
    if (pending_list_) path_.many = true;
    PathStep& step = path_.steps.emplace_back();
    step.field = field;
    AddName(field->names);
    bool one = false;
    while (rest_.starts_with('(')) {
      if (!Select(step, one)) return false;
    }
    if (!rest_.empty() && rest_.front() != '.') return Fail("handbook-path.syntax");
    pending_list_ = field->type == Type::list && !one;
    return true;
  }

  bool Select(PathStep& step, bool& one) {
    const std::size_t close = rest_.find(')');
    if (close == std::string_view::npos) return Fail("handbook-path.syntax");
    const std::string_view text = Trim(rest_.substr(1, close - 1));
    rest_.remove_prefix(close + 1);
    if (step.field->type != Type::list) return Fail("handbook-path.not-a-list", {Typed("step", step.field->key)});
    Selector selector;
    if (text == "first") {
      selector.what = Selector::What::first;
    } else if (text == "last") {
      selector.what = Selector::What::last;
    } else if (text == "not first") {
      selector.what = Selector::What::not_first;
      AddSelectorName(std::string(kLater.zh), std::string(kLater.en));
    } else if (text == "not last") {
      selector.what = Selector::What::not_last;
    } else if (const auto n = ParseCount(text); n && *n > 0) {
      selector.what = Selector::What::nth;
      selector.n = static_cast<std::uint32_t>(*n);
      AddSelectorName(std::string(text), std::string(text));
    } else if (!Where(text, *step.field, selector)) {
      return false;
    }
    one = one || selector.what == Selector::What::first || selector.what == Selector::What::last ||
          selector.what == Selector::What::nth;
    step.selectors.push_back(selector);
    return true;
  }

  bool Where(std::string_view text, const Field& list, Selector& selector) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return Fail("handbook-path.selector", {Typed("selector", text)});
    const bool unlike = equals > 0 && text[equals - 1] == '!';
    const std::string_view key = Trim(text.substr(0, unlike ? equals - 1 : equals));
    const std::string_view value = Trim(text.substr(equals + 1));
    selector.what = unlike ? Selector::What::unlike : Selector::What::where;
    selector.field = list.Find(key);
    if (selector.field == nullptr) {
      scope_.faults->AddNear(place_, "handbook-path.step", {Typed("path", path_.text), Typed("step", key)}, key,
                             KeysOf(list));
      return false;
    }
    const Field& named = selector.field->type == Type::list ? *selector.field->item : *selector.field;
    std::string zh, en;
    for (std::string_view rest = value; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find('/'));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      const Literal literal = ReadLiteral(named, word);
      if (!literal.fits || literal.is_text) {
        scope_.faults->AddNear(place_, "handbook-choice", {Typed("value", word), Typed("field", key)}, word,
                               LiteralsOf(named));
        return false;
      }
      selector.numbers.push_back(literal.number);
      AddWord(named, literal.number, zh, en);
    }
    if (selector.numbers.empty()) return Fail("handbook-path.selector", {Typed("selector", text)});
    const std::string sign = unlike ? "≠" : "";
    if (!zh.empty()) AddSelectorName(sign + zh, sign + en);
    return true;
  }

  // What a selected value is called, behind those before it.
  static void AddWord(const Field& field, std::int64_t number, std::string& zh, std::string& en) {
    const auto add = [&](const std::string& in_zh, const std::string& in_en) {
      zh += (zh.empty() ? "" : "/") + in_zh;
      en += (en.empty() ? "" : "/") + in_en;
    };
    if (field.type == Type::choice) {
      const Words& names = field.choices[static_cast<std::size_t>(number)].names;
      add(std::string(names.zh), std::string(names.en));
    } else if (field.type == Type::boolean) {
      const Words& names = field.names;
      if (number != 0) return add(std::string(names.zh), std::string(names.en));
      add(fmt::format("{}：{}", names.zh, kNo.zh), fmt::format("{}: {}", names.en, kNo.en));
    }
  }

  // Sets the section that the next step starts from.
  bool Follow() {
    PathStep& step = path_.steps.back();
    const Field& value = step.field->type == Type::list ? *step.field->item : *step.field;
    if (value.type == Type::section) {
      section_ = &value;
      return true;
    }
    if (value.type != Type::reference) return Fail("handbook-path.leaf", {Typed("step", step.field->key)});
    const Shape* to = scope_.shapes->Find(value.to);
    if (to == nullptr) return Fail("handbook-path.link", {Typed("step", step.field->key)});
    if (!to->linked && scope_.followed != nullptr) scope_.followed->insert(&value);
    step.follow = true;
    section_ = &to->root;
    return true;
  }

  std::optional<Path> Finish(Expect expect) {
    const PathStep& last = path_.steps.back();
    const bool elements = last.field->type == Type::list && !last.selectors.empty();
    path_.target = elements ? last.field->item.get() : last.field;
    if (elements && pending_list_) path_.many = true;
    if (path_.many && !expect.many) {
      Fail("handbook-path.many");
      return std::nullopt;
    }
    if (!Fits(expect.what)) {
      const bool unsigned_section = expect.what == Expect::What::signed_section && Fits(Expect::What::sections);
      Fail(unsigned_section ? "handbook-path.unsigned" : "handbook-path.type");
      return std::nullopt;
    }
    // The record that is judged does not have it.
    if (!(path_.from_element && scope_.element_abroad)) SetStraight(path_);
    if (Slots* slots = SlotsOf(scope_)) slots->Number(path_);
    return std::move(path_);
  }

  [[nodiscard]] bool Fits(Expect::What what) const {
    const Type type = ValueField(path_).type;
    const bool list = path_.target->type == Type::list;
    switch (what) {
      case Expect::What::anything:
        return true;
      case Expect::What::date:
        return type == Type::date && !list;
      case Expect::What::unit:
        return UnitOf(type).has_value() && !list;
      case Expect::What::day:
        return (type == Type::date || UnitOf(type)) && !list;
      case Expect::What::number:
        return (type == Type::count || type == Type::decimal) && !list;
      case Expect::What::count:
        return type == Type::count && !list;
      case Expect::What::time:
        return type == Type::time && !list;
      case Expect::What::ordered:
        return !list && (type == Type::date || type == Type::time || type == Type::count || type == Type::decimal ||
                         type == Type::choice);
      case Expect::What::sections:
        return type == Type::section;
      case Expect::What::signed_section:
        return type == Type::section && !list && path_.target->Meant(Meaning::signer) != nullptr;
      case Expect::What::reference:
        return type == Type::reference;
      case Expect::What::list:
        return list || path_.many;
    }
    return false;
  }

  void AddName(const Words& names) {
    if (!path_.name.empty()) {
      path_.name.zh += '.';
      path_.name.en += '.';
    }
    path_.name.zh += names.zh;
    path_.name.en += names.en;
  }
  void AddSelectorName(const std::string& zh, const std::string& en) {
    path_.name.zh += '(' + zh + ')';
    path_.name.en += '(' + en + ')';
  }

  const Scope& scope_;
  const Place& place_;
  Path path_;
  std::string_view rest_;
  const Field* section_ = nullptr;
  bool pending_list_ = false;
};

}  // namespace

std::optional<Path> CompilePath(const Scope& scope, std::string_view text, const Place& place, Expect expect) {
  return Compiler(scope, text, place).Run(expect);
}

const Field& ValueField(const Path& path) {
  return path.target->type == Type::list ? *path.target->item : *path.target;
}

Literal ReadLiteral(const Field& field, std::string_view text) {
  const auto number = [](std::optional<std::int64_t> value) {
    return Literal{value.has_value(), false, value.value_or(0)};
  };
  switch (field.type) {
    case Type::choice:
      for (std::size_t i = 0; i < field.choices.size(); ++i) {
        if (field.choices[i].value == text) return {true, false, static_cast<std::int64_t>(i)};
      }
      return {};
    case Type::boolean:
      if (text == "true" || text == "false") return {true, false, text == "true" ? 1 : 0};
      return {};
    case Type::count:
      return number(ParseCount(text));
    case Type::decimal:
      return number(ParseDecimal(text));
    case Type::date:
      if (const auto date = ParseDate(text)) return {true, false, date->time_since_epoch().count()};
      return {};
    case Type::time:
      return number(ParseTime(text));
    case Type::month:
    case Type::half:
    case Type::year:
      if (const auto first = ParseUnit(text, *UnitOf(field.type))) {
        return {true, false, first->time_since_epoch().count()};
      }
      return {};
    case Type::text:
    case Type::prose:
    case Type::reference:
      return {!text.empty(), true, 0};
    default:
      return {};
  }
}

std::vector<std::string_view> LiteralsOf(const Field& field) {
  std::vector<std::string_view> literals;
  for (const auto& choice : field.choices) literals.push_back(choice.value);
  if (field.type == Type::boolean) literals = {"true", "false"};
  return literals;
}

}  // namespace lanzhi
