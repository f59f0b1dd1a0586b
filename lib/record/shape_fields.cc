// The fields of a shape, as their file writes them.
#include <algorithm>
#include <array>
#include <utility>

#include "base/decimal.h"
#include "base/utf8.h"
#include "record/shape_file.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr std::array<std::pair<std::string_view, Type>, 15> kTypes{{{"text", Type::text},
                                                                    {"prose", Type::prose},
                                                                    {"date", Type::date},
                                                                    {"time", Type::time},
                                                                    {"month", Type::month},
                                                                    {"half", Type::half},
                                                                    {"year", Type::year},
                                                                    {"period", Type::period},
                                                                    {"decimal", Type::decimal},
                                                                    {"count", Type::count},
                                                                    {"boolean", Type::boolean},
                                                                    {"choice", Type::choice},
                                                                    {"reference", Type::reference},
                                                                    {"list", Type::list},
                                                                    {"section", Type::section}}};

constexpr std::int64_t kHundredths = 100;  // of a decimal

std::optional<Type> ParseType(std::string_view text) {
  for (const auto& [name, type] : kTypes) {
    if (text == name) return type;
  }
  return std::nullopt;
}

void AddOther(Field& field) {
  const auto is_other = [](const Choice& choice) { return choice.value == kOther.en; };
  if (std::any_of(field.choices.begin(), field.choices.end(), is_other)) return;
  field.choices.push_back({kOther.en, kOther, {}, {}, {}});
}

class FieldReader {
 public:
  FieldReader(Faults& faults, const Vocabularies& vocabularies, std::vector<Unresolved>& unresolved)
      : faults_(faults), vocabularies_(vocabularies), unresolved_(unresolved) {}

  // nullptr when it is faulty. `is_item`: without a name of its own.
  std::unique_ptr<Field> Read(Part part, const Field& parent, bool is_item) {
    const std::size_t before = faults_.raised();
    DataMap map(faults_, kShapeWords, part);
    if (!part.is_map()) return nullptr;
    auto field = std::make_unique<Field>();
    field->parent = &parent;
    field->place = part.node->span;
    if (!is_item) {
      field->key = field->names.en = map.NeedWord("key");
      field->names.zh = map.NeedWord("zh");
    }
    ReadType(map, *field);
    field->help = map.SomeWords("help");
    field->form = map.SomeWords("form");
    field->also = map.WordList("also");
    field->planned = map.Flag("planned");
    field->needed = map.Flag("needed");
    field->later = map.Flag("later");
    field->birth_year = map.Flag("birth_year");
    field->open = map.Flag("open");
    field->repeats = map.Flag("repeats");
    field->alone = map.Flag("alone");
    if (const Part none = map.Get("none")) {
      field->none = map.Flag("none");
      if (field->type != Type::text && field->type != Type::prose) Unfit(none);
    }
    field->person = map.Flag("person");
    if (field->person && field->type != Type::text) Unfit(map.Get("person"));
    if (field->alone && (field->type != Type::list || !map.Get("fields"))) Unfit(map.Get("alone"));
    if (const Part telling = map.Get("public")) ReadTelling(telling, *field);
    ReadBounds(map, *field);
    field->units = map.WordList("unit");
    if (!field->units.empty() && field->type != Type::count && field->type != Type::decimal) Unfit(map.Get("unit"));
    ReadMeaning(map, *field);
    if (const Part choices = map.Get("choices")) field->choices = ReadChoices(choices, faults_);
    UseVocabulary(map, *field);
    field->to = map.Word("to");
    const Part standard = map.Get("default");
    const Unresolved names{field.get(),
                           map.Get("date"),
                           map.Get("instead"),
                           map.Get("name"),
                           field->type == Type::choice ? Part{} : standard,
                           map.List("history"),
                           map.List("apart")};
    const Part inner = map.Get("fields"), item = map.Get("item");
    const Part gone = map.List("gone");
    map.Finish();
    CheckParts(map, *field, inner, item);
    if (faults_.raised() != before) return nullptr;
    if (field->open) AddOther(*field);
    if (field->type == Type::choice && standard) SetStandard(standard, *field);
    ReadInside(*field, inner, item);
    if (gone) ReadGone(gone, *field);
    if (names.date || names.name || names.fallback || names.history || names.apart) {
      unresolved_.push_back(names);
    }
    return field;
  }

  void ReadAll(Part list, Field& section) {
    section.fields.reserve(section.fields.size() + list.node->count);
    for (const Part part : list) {
      std::unique_ptr<Field> field = Read(part, section, false);
      if (!field) continue;
      CheckMeaning(part, *field, section);
      field->index = static_cast<std::uint32_t>(section.fields.size());
      section.fields.push_back(std::move(field));
    }
  }

 private:
  void ReadType(DataMap& map, Field& field) {
    const Part part = map.Need("type");
    if (!part) return;
    const auto type = ParseType(part.text());
    if (!type) faults_.Add(part.place(), "handbook-shape.type", {Typed("value", part.text())});
    field.type = type.value_or(Type::text);
  }

  void ReadTelling(Part part, Field& field) {
    if (part.text() == "true") {
      field.telling = Telling::always;
    } else if (part.text() == "codes") {
      field.telling = Telling::codes;
    } else {
      faults_.Add(part.place(), "handbook-shape.public", {Typed("value", part.text())});
    }
    if (field.type != Type::text) Unfit(part);  // prose is never public
  }

  // Whole numbers; of decimals too.
  void ReadBounds(DataMap& map, Field& field) {
    field.min = ReadBound(map, "min", field);
    field.max = ReadBound(map, "max", field);
    const Part min = map.Get("min"), max = map.Get("max");
    if (!min && !max) return;
    if (!min || !max) map.Missing(min ? "max" : "min");
    if ((field.type != Type::count && field.type != Type::decimal) || field.birth_year) Unfit(min ? min : max);
    if (field.min && field.max && *field.min > *field.max) Unfit(max);
  }

  // Of a decimal in hundredths, below 0 too.
  static std::optional<std::int64_t> ReadBound(DataMap& map, std::string_view key, const Field& field) {
    const Part part = map.Get(key);
    if (!part || field.type != Type::decimal) return map.Number(key);
    const auto bound = ParseDecimal(part.text());
    if (!bound || *bound % kHundredths != 0) map.WrongType(part, kShapeWords.number);
    return bound;
  }

  void ReadMeaning(DataMap& map, Field& field) {
    const std::string_view name = map.Word("means");
    if (name.empty()) return;
    field.means = ParseMeaning(name);
    if (field.means != Meaning::none) return;
    faults_.AddNear(map.Get("means").place(), "handbook-shape.means", {Typed("name", name)}, name, MeaningNames());
  }

  void UseVocabulary(DataMap& map, Field& field) {
    field.vocabulary = map.Word("vocabulary");
    if (field.vocabulary.empty()) return;
    const auto found = vocabularies_.find(field.vocabulary);
    if (found == vocabularies_.end()) {
      faults_.Add(map.Get("vocabulary").place(), "handbook-shape.vocabulary", {Typed("name", field.vocabulary)});
    } else {
      field.choices = found->second;
    }
  }

  // Read whole, for several may sign in a list.
  void CheckMeaning(Part part, Field& field, const Field& section) {
    const Part means = part.Find("means");
    if (field.means == Meaning::none) return;
    if (!CanMean(field)) faults_.Add(means.place(), "handbook-shape.unfit", {Typed("key", means.key())});
    if (section.Meant(field.means) != nullptr) {
      faults_.Add(means.place(), "handbook-shape.twice", {Typed("name", means.text())});
    }
  }

  void CheckParts(DataMap& map, const Field& field, Part inner, Part item) {
    const bool is_list = field.type == Type::list;
    if (field.type == Type::section && !inner) map.Missing("fields");
    if (is_list && static_cast<bool>(inner) == static_cast<bool>(item)) map.Missing("item");
    if (field.type == Type::choice && field.choices.empty() && field.vocabulary.empty()) map.Missing("choices");
    if (field.type == Type::reference && field.to.empty()) map.Missing("to");
    if (inner && !inner.is_list()) map.WrongType(inner, kShapeWords.list);
    if (inner && !is_list && field.type != Type::section) Unfit(inner);
    if (item && !is_list) Unfit(item);
    if (field.type != Type::choice && !field.choices.empty()) {
      const Part choices = map.Get("choices");
      Unfit(choices ? choices : map.Get("vocabulary"));
    }
  }

  void SetStandard(Part name, Field& field) {
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
      if (field.choices[i].value == name.text()) field.standard = static_cast<std::int64_t>(i);
    }
    if (field.standard < 0) faults_.Add(name.place(), "handbook-shape.wrong-field", {Typed("name", name.text())});
  }

  void Unfit(Part part) { faults_.Add(part.key_place(), "handbook-shape.unfit", {Typed("key", part.key())}); }

  void ReadInside(Field& field, Part inner, Part item) {
    if (item) {
      field.item = Read(item, field, true);
      if (field.item) return;
      field.item = std::make_unique<Field>();  // its fault is told; the list itself can still be bound
      field.item->parent = &field;
    } else if (inner && field.type == Type::list) {
      field.item = std::make_unique<Field>();
      field.item->type = Type::section;
      field.item->parent = &field;
      field.item->place = field.place;
      ReadAll(inner, *field.item);
    } else if (inner) {
      ReadAll(inner, field);
    }
  }

  void ReadGone(Part list, Field& field) {
    Field& section = field.item ? *field.item : field;
    if (section.type != Type::section) return Unfit(list);
    for (const Part part : list) {
      DataMap map(faults_, kShapeWords, part);
      GoneField gone;
      gone.key = gone.names.en = map.NeedWord("key");
      gone.names.zh = map.NeedWord("zh");
      gone.help = map.SomeWords("help");
      map.Finish();
      section.gone.push_back(gone);
    }
  }

  Faults& faults_;
  const Vocabularies& vocabularies_;
  std::vector<Unresolved>& unresolved_;
};

}  // namespace

void ReadFields(Faults& faults, Part list, const Vocabularies& vocabularies, Field& section,
                std::vector<Unresolved>& unresolved) {
  FieldReader(faults, vocabularies, unresolved).ReadAll(list, section);
}

std::vector<Choice> ReadChoices(Part list, Faults& faults) {
  std::vector<Choice> choices;
  if (list.is_faulty()) {
    faults.Silent();
  } else if (!list.is_list()) {
    faults.Add(list.place(), kShapeWords.list, {Typed(kShapeWords.argument, list.key())});
  }
  if (!list.is_list()) return choices;
  choices.reserve(list.node->count);
  for (const Part part : list) {
    DataMap map(faults, kShapeWords, part);
    if (!part.is_map()) continue;
    Choice choice;
    choice.value = choice.names.en = map.Word("value");
    choice.names.zh = map.Word("zh");
    choice.help = map.SomeWords("help");
    choice.also = map.WordList("also");
    choice.was = map.WordList("was");
    map.Finish();
    if (choice.value.empty() || choice.names.zh.empty()) {
      map.Missing(choice.value.empty() ? "value" : "zh");
      continue;
    }
    if (!map.CheckId(part.Find("value"))) continue;
    const auto calls = [](const Choice& one, const Choice& other) {
      const auto other_is = [&](std::string_view word) { return word == other.value || word == other.names.zh; };
      return std::any_of(one.also.begin(), one.also.end(), other_is) ||
             std::any_of(one.was.begin(), one.was.end(), other_is);
    };
    const auto same = [&](const Choice& other) {
      return other.value == choice.value || other.names.zh == choice.names.zh || calls(choice, other) ||
             calls(other, choice);
    };
    if (std::any_of(choices.begin(), choices.end(), same)) {
      faults.Add(part.place(), "handbook-shape.twice", {Typed("name", choice.value)});
      continue;
    }
    choices.push_back(choice);
  }
  return choices;
}

std::string_view TypeWord(const Field& field) {
  if (field.type == Type::count && field.birth_year) return "birth-year";
  return std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& type) { return type.second == field.type; })->first;
}

std::vector<Choice> ReadChoices(const Tree& tree, const Node& list, Diagnostics& diagnostics) {
  Faults faults(diagnostics);
  return ReadChoices(Part{&tree, &list}, faults);
}

}  // namespace lanzhi
