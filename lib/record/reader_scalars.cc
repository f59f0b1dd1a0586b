// Single values.
#include "base/decimal.h"
#include "base/time_of_day.h"
#include "record/reader.h"
#include "record/respell.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr int kYearsFromId = 10;
constexpr std::int64_t kFirstBirthYear = 1900, kLastBirthYear = 2099;

// Within the years of dates.
std::optional<std::int64_t> ReadUnit(std::string_view text, CalendarUnit unit) {
  const std::optional<Date> first = ParseUnit(text, unit);
  if (!first || YearOf(*first) < kFirstYear || YearOf(*first) > kLastYear) return std::nullopt;
  return first->time_since_epoch().count();
}

}  // namespace

std::optional<std::int64_t> Reader::ReadCount(const Field& field, std::string_view text) {
  const std::optional<std::int64_t> count = ParseCount(text);
  const bool unborn = count && field.birth_year && (*count < kFirstBirthYear || *count > kLastBirthYear);
  return unborn ? std::nullopt : count;
}

bool Reader::ReadNumber(At at, std::string_view text) {
  Value& value = record_.values[at];
  const Field& field = *value.field;
  std::optional<std::int64_t> number;
  switch (field.type) {
    case Type::time:
      number = ParseTime(text);
      break;
    case Type::month:
    case Type::half:
    case Type::year:
      number = ReadUnit(text, *UnitOf(field.type));
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
      number = ReadCount(field, text);
      if (field.birth_year && SaysUnknown(text)) number = 0;
      break;
    case Type::boolean:
      if (const auto boolean = ParseBoolean(text)) number = *boolean ? 1 : 0;
      break;
    case Type::text:
    case Type::prose:
    case Type::date:
    case Type::choice:
    case Type::reference:
    case Type::list:
    case Type::section:
      break;
  }
  if (!number) return false;
  if (field.min && (*number < *field.min || *number > *field.max)) {
    OutOfBounds(at);
    return true;
  }
  value.number = *number;
  if (field.birth_year) last_birth_ = std::max(last_birth_, *number);
  value.text = FreeText(text);
  value.state = State::given;
  return true;
}

void Reader::SetYearOfId(int year) {
  id_year_ = year;
  if (year == 0) return;
  id_first_ = MakeDate(year - kYearsFromId, 1, 1);
  id_last_ = MakeDate(year + kYearsFromId, 12, 31);
}

void Reader::OutOfBounds(At at) {
  const Field& field = *record_.values[at].field;
  const auto bound = [&](std::int64_t number) {
    return field.type == Type::decimal ? ArgValue(Decimal{number}) : ArgValue(number);
  };
  ReportAt("record-number-range", record_.values[at].span, at,
           {{"field", Called(field)}, {"min", bound(*field.min)}, {"max", bound(*field.max)}});
  SetHelp(diagnostics_.back(), "record-number-range.help");
  Refuse(at);
}

// Nothing happened to somebody who was not born yet.
void Reader::CheckBirthYears() {
  if (first_day_ == Date::max() || last_birth_ <= YearOf(first_day_)) return;
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
             {{"field", Called(*value.field)}, {"date", first->date()}, {"a", Called(*first->field)}});
    SetHelp(diagnostics_.back(), "record-number-range.help");
    diagnostics_.back().related.push_back(
        {{record_.file(), first->span}, PointerOf(record_, *first), {"record-number-range.first", {}, {}}});
    Refuse(at);
  }
}

void Reader::ReadText(At at, std::string_view text, bool one_line) {
  Value& value = record_.values[at];
  if (one_line && text.find('\n') != std::string_view::npos) {
    ReportAt("record-wrong-type.line", value.span, at, {{"field", Called(*value.field)}});
    SetHelp(diagnostics_.back(), "record-wrong-type.line.help");
    return Refuse(at);
  }
  if (!value.field->none && SaysNone(text)) {
    ReportAt(kNoneHere, value.span, at, {{"field", Called(*value.field)}});
    SetHelp(diagnostics_.back(), "record-none.help");
    return Refuse(at);
  }
  const std::string time = one_line && value.field->telling == Telling::codes ? WideTimeMeant(text) : std::string();
  if (!time.empty()) {
    ReportAt("record-wrong-type.wide-time", value.span, at, {{"field", Called(*value.field)}});
    diagnostics_.back().severity = Severity::warning;
    SetHelp(diagnostics_.back(), "record-wrong-type.near", {{"near", '"' + time + '"'}});
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
  const Choice* choice = field.FindChoice(text, language);
  if (choice == nullptr) {
    choice = field.FindChoice(text, Other(language));
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
  ReportBadChoice(at, text, keys);
}

void Reader::ReadDate(At at, std::string_view text) {
  Value& value = record_.values[at];
  const auto date = ParseDate(text);
  if (!date) {
    const std::string near = SuggestDate(text);
    const bool marked = !near.empty() && text.find(near) != std::string_view::npos;
    ReportAt(marked ? "record-date.marks" : "record-date", value.span, at, {{"field", Called(*value.field)}});
    if (!near.empty()) {
      SetHelp(diagnostics_.back(), "record-date.near", {{"near", near}});
    } else {
      SetHelp(diagnostics_.back(), "record-date.help");
    }
    return Refuse(at);
  }
  const bool outside = !IsDayOfRecords(*date);
  if (outside || *date < id_first_ || *date > id_last_) {
    ReportAt(outside ? "record-date-range" : "record-date-range.id", value.span, at,
             {{"field", Called(*value.field)}, {"value", *date}, {"year", std::int64_t{id_year_}}});
    SetHelp(diagnostics_.back(), "record-date-range.help");
    return Refuse(at);
  }
  value.number = date->time_since_epoch().count();
  if (!value.field->planned) first_day_ = std::min(first_day_, *date);
  value.text = FreeText(text);
  value.state = State::given;
}

}  // namespace lanzhi
