// Values that are of the wrong type, or no choice: what stands in their place is told at once, and what has one answer.
#include <algorithm>

#include "base/decimal.h"
#include "base/time_of_day.h"
#include "record/reader.h"
#include "record/respell.h"
#include "record/shown.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

// A choice that was meant with certainty, as it is typed; "" when there is none.
std::string_view ChoiceMeant(const Field& field, std::string_view text, KeyLanguage keys) {
  const std::string word = SuggestWord(text);
  const Language language = keys.value_or(Language::zh);
  const Choice* choice = field.FindChoice(word, language);
  if (choice == nullptr) choice = field.FindChoice(word, Other(language));
  return choice == nullptr ? std::string_view() : Typed(choice->names, keys);
}

std::vector<Candidate> CandidatesOf(const std::vector<Choice>& choices, KeyLanguage keys) {
  std::vector<Candidate> candidates;
  candidates.reserve(choices.size());
  for (const Choice& choice : choices) candidates.push_back({TypedNames(choice.names, keys), &choice.also});
  return candidates;
}

// A value that fits, for a line of example; "" for what nobody can make up.
std::string SampleOf(const Field& field, KeyLanguage keys) {
  switch (field.type) {
    case Type::date:
      return "2026-03-05";
    case Type::time:
      return "\"09:30\"";
    case Type::month:
      return "2026-03";
    case Type::half:
      return "2026H1";
    case Type::year:
      return "2026";
    case Type::boolean:
      return std::string(Typed(kYes, keys));
    case Type::choice:
      return field.choices.empty() ? std::string() : std::string(Typed(field.choices.front().names, keys));
    case Type::text:
      return field.person ? "K0471" : "";
    default:
      return {};
  }
}

// "日期: 2026-03-05": the first field that has a sample, else the first field.
std::string LineOfExample(const Field& section, KeyLanguage keys) {
  const auto& fields = section.Inner();
  if (fields.empty()) return SampleOf(*section.item, keys);
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return !SampleOf(*field, keys).empty(); });
  const Field& field = found == fields.end() ? *fields.front() : **found;
  const std::string sample = SampleOf(field, keys);
  return std::string(Typed(field.names, keys)) + ": " + (sample.empty() ? "…" : sample);
}

// Whether it can be put between brackets as it stands.
bool FitsInBrackets(std::string_view source) {
  constexpr std::string_view kSigns = ",[]{}:#&*!|>'\"%@`?-";
  const bool quoted =
      source.size() > 1 && (source.front() == '"' || source.front() == '\'') && source.back() == source.front();
  return !source.empty() && source.find('\n') == std::string_view::npos &&
         (quoted || (source.find_first_of(kSigns) == std::string_view::npos &&
                     source.find("，") == std::string_view::npos && source.find("：") == std::string_view::npos));
}

}  // namespace

// What may be an entry of a list of this kind, as it is typed; "" when it is not certain.
std::string Reader::EntryMeant(const Field& item, std::string_view text, KeyLanguage keys) const {
  switch (item.type) {
    case Type::choice: {
      const std::string_view meant = ChoiceMeant(item, text, keys);
      const Suggestions likely = Suggest(text, CandidatesOf(item.choices, keys));
      return std::string(meant.empty() && likely.certain ? likely.all.front().name : meant);
    }
    case Type::reference:
      return casebook_ != nullptr && casebook_->Find(item.to, text) != nullptr ? std::string(text) : std::string();
    case Type::text:
      return item.telling == Telling::codes && IsToldCode(text) ? std::string(text) : std::string();
    case Type::date:
      return ParseDate(text) ? std::string(text) : SuggestDate(text);
    default:
      return {};
  }
}

// A list in one line, of what stands there as one value; "" when it is not certain.
std::string Reader::ListMeant(const Field& item, std::string_view text, KeyLanguage keys) const {
  std::string list;
  for (const std::string_view entry : Entries(text)) {
    const std::string meant = EntryMeant(item, entry, keys);
    if (meant.empty()) return {};
    list += (list.empty() ? "" : ", ") + meant;
  }
  return list;
}

// Several entries of a list that are written as one: true, having said so.
bool Reader::TellSeveral(At at, const Node& node, KeyLanguage keys) {
  const Field& item = *record_.values[at].field;
  if (node.kind != NodeKind::scalar || !item.Inner().empty()) return false;
  const std::string_view text = Trim(tree_.TextOf(node));
  if (!MayBeSeveral(text)) return false;
  const std::size_t count = Entries(text).size();
  if (count < 2 || !EntryMeant(item, text, keys).empty()) return false;
  const std::string list = ListMeant(item, text, keys);
  if (list.empty()) return false;
  record_.values[at].span = node.span;
  ReportAt("record-wrong-type.several", node.span, at,
           {{"field", Called(item)}, {"n", static_cast<std::int64_t>(count)}});
  SetHelp(diagnostics_.back(), "record-wrong-type.several.help", {{"near", list}});
  Refuse(at);
  return true;
}

std::string Reader::ValueMeant(const Field& field, std::string_view text, KeyLanguage keys) const {
  switch (field.type) {
    case Type::time: {
      const std::string time = SuggestTime(text);
      return time.empty() ? time : '"' + time + '"';  // older YAML readers make a number of 18:45
    }
    case Type::month:
    case Type::half:
    case Type::year:
      return SuggestUnit(text, *UnitOf(field.type));
    case Type::boolean: {
      const std::string word = SuggestWord(text);
      return ParseBoolean(word) ? word : std::string();
    }
    case Type::count:
    case Type::decimal: {
      std::string number = SuggestNumber(text, field.units);
      const bool count = field.type == Type::count;
      return (count ? ReadCount(field, number) : ParseDecimal(number)) ? number : std::string();
    }
    case Type::list: {
      const std::string list = ListMeant(*field.item, text, keys);
      return list.empty() ? list : "[" + list + "]";
    }
    default:
      return {};
  }
}

void Reader::WrongType(At at, const Node& node, KeyLanguage keys) {
  const Field& field = *record_.values[at].field;
  // Prose is a text to whoever writes it.
  const std::string_view expected = field.type == Type::prose ? "text" : TypeWord(field);
  const std::string message = "record-wrong-type." + std::string(expected);
  const std::string what = node.kind == NodeKind::map ? "record-wrong-type.saw-section" : "record-wrong-type.saw-list";
  const bool scalar = node.kind == NodeKind::scalar;
  // A section or list is long: its key is what is wrong.
  const Span place = scalar || node.key.empty() ? node.span : node.key;
  ReportAt(scalar ? message : what, place, at, {{"field", Called(field)}});
  const std::string meant = scalar ? ValueMeant(field, Trim(tree_.TextOf(node)), keys) : std::string();
  const bool words = field.type == Type::list && field.item->type == Type::text;
  if (!meant.empty()) {
    SetHelp(diagnostics_.back(), "record-wrong-type.near", {{"near", meant}});
  } else if (words && scalar && FitsInBrackets(SourceOf(node)) && Entries(tree_.TextOf(node)).size() == 1) {
    SetHelp(diagnostics_.back(), "record-wrong-type.list.brackets.help");
  } else if (field.type == Type::section || field.type == Type::list) {
    TellInside(field, message);
  } else {
    SetHelp(diagnostics_.back(), message + ".help");
  }
  Refuse(at);
}

// What a section or list holds, with a line of example.
void Reader::TellInside(const Field& field, const std::string& message) {
  std::vector<Text> names;
  if (field.item && field.item->type == Type::choice) {
    names = NamesOfChoices(*field.item);
  } else {
    for (const auto& inner : field.Inner()) names.push_back(Called(inner->names));
  }
  Args args{{"key", field.names.empty() ? Text() : Called(field.names)},
            {"sample", Called(Text(LineOfExample(field, Language::zh), LineOfExample(field, Language::en)))},
            {"n", static_cast<std::int64_t>(names.size())}};
  const std::string_view what = names.empty() ? "" : field.Inner().empty() ? ".choices" : ".keys";
  const bool cut = field.type == Type::section && names.size() > kMostTold;
  if (cut) names.resize(kMostTold);
  args.push_back({"keys", std::move(names)});
  SetHelp(diagnostics_.back(), message + std::string(what) + (cut ? ".many.help" : ".help"), std::move(args));
}

// What has to be typed, whatever the language of the message.
std::vector<Text> Reader::NamesOfChoices(const Field& field) const {
  std::vector<Text> names;
  for (const Choice& choice : field.choices) names.push_back(Called(choice.names));
  return names;
}

void Reader::ReportBadChoice(At at, std::string_view text, KeyLanguage keys) {
  const Value& value = record_.values[at];
  const Field& field = *value.field;
  std::vector<Text> allowed = NamesOfChoices(field);
  const bool all = allowed.size() <= kMostTold;
  Args args{{"field", Called(field)}, {"n", static_cast<std::int64_t>(allowed.size())}};
  allowed.resize(std::min(allowed.size(), kMostTold));
  args.push_back({"allowed", std::move(allowed)});
  ReportAt(all ? "record-bad-choice" : "record-bad-choice.many", value.span, at, std::move(args));
  const std::string_view meant = ChoiceMeant(field, text, keys);
  const Suggestions likely = Suggest(text, CandidatesOf(field.choices, keys));
  if (!meant.empty() || likely.certain) {
    const std::string near(meant.empty() ? likely.all.front().name : meant);
    SetHelp(diagnostics_.back(), "record-bad-choice.near", {{"near", near}});
  } else if (!likely.all.empty()) {
    SetHelp(diagnostics_.back(), "record-bad-choice.likely", {{"near", NamesOf(likely)}});
  } else {
    SetHelp(diagnostics_.back(), "record-bad-choice.help");
  }
  Refuse(at);
}

}  // namespace lanzhi
