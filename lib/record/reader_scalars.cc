// Single values.
#include "base/decimal.h"
#include "base/nearest.h"
#include "base/time_of_day.h"
#include "record/reader.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostAllowed = 12;  // choices that a message lists
constexpr int kFirstYear = 2000, kLastYear = 2099, kYearsFromId = 10;
constexpr std::int64_t kFirstBirthYear = 1900, kLastBirthYear = 2099;

std::string_view ExpectedType(const Field& field) {
  switch (field.type) {
    case Type::text:
    case Type::prose:
      return "text";
    case Type::date:
      return "date";
    case Type::time:
      return "time";
    case Type::period:
      return "period";
    case Type::decimal:
      return "decimal";
    case Type::count:
      return field.birth_year ? "birth-year" : "count";
    case Type::boolean:
      return "boolean";
    case Type::choice:
      return "choice";
    case Type::reference:
      return "reference";
    case Type::list:
      return "list";
    case Type::section:
      return "section";
  }
  return "text";
}

const Choice* FindChoice(const Field& field, std::string_view text, Language language) {
  for (const Choice& choice : field.choices) {
    if (choice.names.In(language) == text) return &choice;
  }
  return nullptr;
}

}  // namespace

void Reader::WrongType(At at, const Node& node) {
  const Field& field = *record_.values[at].field;
  const std::string message = "record-wrong-type." + std::string(ExpectedType(field));
  const std::string what = node.kind == NodeKind::map ? "record-wrong-type.saw-section" : "record-wrong-type.saw-list";
  // A section or list is long: its key is what is wrong.
  const Span place = node.kind == NodeKind::scalar || node.key.empty() ? node.span : node.key;
  ReportAt(node.kind == NodeKind::scalar ? message : what, place, at, {{"field", PathName(field)}});
  SetHelp(diagnostics_.back(), message + ".help");
  Refuse(at);
}

void Reader::ReadScalar(At at, const Node& node, KeyLanguage keys) {
  if (node.kind != NodeKind::scalar) return WrongType(at, node);
  Value& value = record_.values[at];
  const Field& field = *value.field;
  const std::string_view text = Trim(tree_.TextOf(node));
  if (text.empty()) return;
  std::optional<std::int64_t> number;
  switch (field.type) {
    case Type::text:
    case Type::prose:
      return ReadText(at, text, field.type == Type::text);
    case Type::choice:
      return ReadChoice(at, text, keys);
    case Type::date:
      return ReadDate(at, text);
    case Type::reference:
      return ReadReference(at, text);
    case Type::time:
      number = ParseTime(text);
      break;
    case Type::period:
      if (const auto period = ParsePeriod(text)) {
        value.period = *period;
        number = 0;
      }
      break;
    case Type::decimal:
      number = ParseDecimal(text);
      break;
    case Type::count:
      number = ParseCount(text);
      if (number && field.birth_year && (*number < kFirstBirthYear || *number > kLastBirthYear)) number.reset();
      if (field.birth_year && SaysUnknown(text)) number = 0;
      break;
    case Type::boolean:
      if (const auto boolean = ParseBoolean(text)) number = *boolean ? 1 : 0;
      break;
    case Type::list:
    case Type::section:
      break;
  }
  if (!number) return WrongType(at, node);
  if (field.min && (*number < *field.min || *number > *field.max)) return OutOfBounds(at);
  value.number = *number;
  value.text = FreeText(text);
  value.state = State::given;
}

void Reader::OutOfBounds(At at) {
  const Field& field = *record_.values[at].field;
  const auto bound = [&](std::int64_t number) {
    return field.type == Type::decimal ? ArgValue(Decimal{number}) : ArgValue(number);
  };
  ReportAt("record-number-range", record_.values[at].span, at,
           {{"field", PathName(field)}, {"min", bound(*field.min)}, {"max", bound(*field.max)}});
  SetHelp(diagnostics_.back(), "record-number-range.help");
  Refuse(at);
}

// Nothing happened to somebody who was not born yet.
void Reader::CheckBirthYears() {
  const Value* first = nullptr;
  for (const Value& value : record_.values) {
    const bool happened = value.given() && value.field->type == Type::date && !value.field->planned;
    if (happened && (first == nullptr || value.number < first->number)) first = &value;
  }
  if (first == nullptr) return;
  for (At at = 1; at < record_.values.size(); ++at) {
    const Value& value = record_.values[at];
    if (!value.given() || !value.field->birth_year || value.number <= YearOf(first->date())) continue;
    ReportAt("record-number-range.born", value.span, at,
             {{"field", PathName(*value.field)}, {"date", first->date()}, {"a", PathName(*first->field)}});
    SetHelp(diagnostics_.back(), "record-number-range.help");
    diagnostics_.back().related.push_back(
        {{record_.file(), first->span}, PointerOf(record_, *first), {"record-number-range.first", {}, {}}});
    Refuse(at);
  }
}

void Reader::ReadText(At at, std::string_view text, bool one_line) {
  Value& value = record_.values[at];
  if (one_line && text.find('\n') != std::string_view::npos) {
    ReportAt("record-wrong-type.line", value.span, at, {{"field", PathName(*value.field)}});
    SetHelp(diagnostics_.back(), "record-wrong-type.line.help");
    return Refuse(at);
  }
  if (!value.field->none && SaysNone(text)) {
    ReportAt(kNoneHere, value.span, at, {{"field", PathName(*value.field)}});
    SetHelp(diagnostics_.back(), "record-none.help");
    return Refuse(at);
  }
  value.text = FreeText(text);
  value.state = State::given;
}

void Reader::ReadReference(At at, std::string_view text) {
  Value& value = record_.values[at];
  ReadText(at, text, true);
  if (!value.given() || !value.field->linked || casebook_ == nullptr) return;
  value.link = casebook_->Find(value.field->to, text);
  if (value.link != nullptr) return;
  ReportBrokenLink(diagnostics_, record_, value, *casebook_);
  Refuse(at);
}

void Reader::ReadChoice(At at, std::string_view text, KeyLanguage keys) {
  Value& value = record_.values[at];
  const Field& field = *value.field;
  const Language language = keys.value_or(Language::zh);
  const Choice* choice = FindChoice(field, text, language);
  if (choice == nullptr) {
    choice = FindChoice(field, text, Other(language));
    if (choice != nullptr && keys) {
      ReportAt("record-other-language.value", value.span, at, {{"value", std::string(text)}});
      SetHelp(diagnostics_.back(), "record-other-language.near", {{"near", std::string(Typed(choice->names, keys))}});
    }
  }
  if (choice != nullptr) {  // also in the other language: what is meant is certain
    value.number = choice - field.choices.data();
    value.text = FreeText(text);
    value.state = State::given;
    return;
  }
  std::vector<std::string_view> names;
  std::vector<Text> allowed;
  for (const Choice& other : field.choices) {
    if (keys != Language::en) names.push_back(other.names.zh);
    if (keys != Language::zh) names.push_back(other.names.en);
    // What has to be typed, whatever the language of the message.
    allowed.emplace_back(std::string(other.names.In(keys.value_or(Language::zh))),
                         std::string(other.names.In(keys.value_or(Language::en))));
  }
  const std::vector<std::string_view> near = Nearest(text, names);
  Args args{{"field", PathName(field)}};
  const bool list = !allowed.empty() && allowed.size() <= kMostAllowed;
  if (list) args.push_back({"allowed", std::move(allowed)});
  ReportAt(list ? "record-bad-choice" : "record-bad-choice.many", value.span, at, std::move(args));
  if (near.size() == 1) {
    SetHelp(diagnostics_.back(), "record-bad-choice.near", {{"near", std::string(near[0])}});
  } else {
    SetHelp(diagnostics_.back(), list ? "record-bad-choice.help" : "record-bad-choice.many.help",
            {{"kind", std::string(record_.shape->kind)}});
  }
  Refuse(at);
}

void Reader::ReadDate(At at, std::string_view text) {
  Value& value = record_.values[at];
  const auto date = ParseDate(text);
  if (!date) {
    const std::string near = SuggestDate(text);
    ReportAt("record-date", value.span, at, {{"field", PathName(*value.field)}});
    if (!near.empty()) {
      SetHelp(diagnostics_.back(), "record-date.near", {{"near", near}});
    } else {
      SetHelp(diagnostics_.back(), "record-date.help");
    }
    return Refuse(at);
  }
  const int year = YearOf(*date);
  const bool outside = year < kFirstYear || year > kLastYear;
  if (outside || (id_year_ != 0 && (year < id_year_ - kYearsFromId || year > id_year_ + kYearsFromId))) {
    ReportAt(outside ? "record-date-range" : "record-date-range.id", value.span, at,
             {{"field", PathName(*value.field)}, {"value", *date}, {"year", std::int64_t{id_year_}}});
    SetHelp(diagnostics_.back(), "record-date-range.help");
    return Refuse(at);
  }
  value.number = date->time_since_epoch().count();
  value.text = FreeText(text);
  value.state = State::given;
}

}  // namespace lanzhi
