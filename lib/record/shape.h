// What a record of a kind looks like. Read from schemas/record/<kind>.yaml; schemas/README.md describes the format.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar_unit.h"
#include "base/words.h"
#include "record/meaning.h"
#include "source/diagnostic.h"
#include "source/duplicates.h"
#include "source/tree.h"

namespace lanzhi {

enum class Type : std::uint8_t {
  text,
  prose,
  date,
  time,
  month,
  half,
  year,
  period,
  decimal,
  count,
  boolean,
  choice,
  reference,
  list,
  section
};

// Whether the words of a text may be told to others than those who read the record itself (record/shown.h).
enum class Telling : std::uint8_t {
  never,
  codes,   // where they are no more than a code
  always,  // the shape says that they are public
};

struct Choice {
  std::string_view value;  // English name, also the value in machine output
  Words names;             // names.en == value
  Words help;
  std::vector<std::string_view> also;  // what else people call it, in either language
  std::vector<std::string_view> was;   // what it was called once: read as this choice, and never offered
};

struct Field;

// Fields by name, in NameOrder.
using NameIndex = std::vector<std::pair<std::string_view, const Field*>>;

// Shorter names first: most names differ in length, which is seen without looking at their bytes.
struct NameOrder {
  bool operator()(std::string_view a, std::string_view b) const {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  }
};

// A field that a section had once: records that hold it are told where what it said stands now, and it says nothing.
struct GoneField {
  std::string_view key;
  Words names;  // names.en == key
  Words help;
};

// A place in a record. Fields own their children; addresses are stable for the life of the Shapes.
struct Field {
  std::string_view key;  // English name; "" for the item of a list
  Words names;           // names.en == key
  Words help;
  Words form;                          // name of the paper form that this section is, if any
  std::vector<std::string_view> also;  // what else people call it, in either language: leads a wrong key here
  Type type = Type::text;
  bool planned = false;  // a date set in the future: known before it comes (SEMANTICS 7)
  bool needed = false;   // without it the record has no meaning: `record-missing`
  bool later = false;    // of a top-level field: a new record does not offer it
  bool birth_year =
      false;  // of a count: a year between 1900 and 2099, not after the record's first date; or unknown (0)
  std::optional<std::int64_t> min, max;  // of a count or decimal (hundredths): both ends are in; both or none
  std::vector<std::string_view> units;   // of a count or decimal: what people write behind the number
  Telling telling = Telling::never;      // of a text
  bool person = false;                   // of a text: it stands for a person, and must be no name
  bool none = true;                      // a text may say no more than that there is none
  bool open = false;                     // a choice that admits `other`
  Meaning means = Meaning::none;         // what the program knows of it; at most one of a meaning in a section
  std::vector<Choice> choices;
  std::string_view vocabulary;  // name of the vocabulary that fills `choices`: the shape's own, else the handbook's
  std::string_view to;          // kind that a reference leads to; "record" = any kind
  Words to_names;               // what that kind is called; of any kind empty
  bool linked = false;          // of a reference: `to` is a linked kind, so that it leads to a record of the Casebook
  const Field* fallback = nullptr;          // top-level field whose value stands in when this one is absent
  std::int64_t standard = -1;               // of a choice: index of the one that is meant when none is given; -1: none
  const Field* key_date = nullptr;          // of a section, or of the sections of a list; needed where that is given
  const Field* key_date_instead = nullptr;  // unless this date is
  const Field* key_name = nullptr;          // of the sections of a list without dates: the field that identifies one
  std::vector<const Field*> apart;          // of these sections: what tells two of one key apart, in this order
  bool repeats = false;                     // of a list: the same may be in it more than once
  bool alone = false;                       // of a list of sections: one alone may stand there without its dash
  std::vector<const Field*>
      history;                     // of a list: top-level fields that hold the value of its namesake from `key_date` on
  const Field* changes = nullptr;  // of a top-level field: the list whose `history` names it
  std::vector<std::unique_ptr<Field>> fields;  // of a section
  std::vector<GoneField> gone;                 // of a section
  std::unique_ptr<Field> item;                 // of a list
  const Field* parent = nullptr;               // the section (or list, for an item); nullptr for the root
  std::uint32_t index = 0;                     // position among parent->fields
  Span place;                                  // in the shape's file
  NameIndex by_zh, by_en;                      // of a section: `fields` by their names
  std::vector<Words> in_order;                 // of a section: the names of its `fields`, side by side
  std::vector<const Field*> wanted;            // of a section: those whose absence means something: one that is needed,
                                               // the key date, and those with a default

  // Something stands in when this one is absent and its section is given.
  [[nodiscard]] bool has_default() const { return fallback != nullptr || standard >= 0; }
  // The child section fields: of this section, or of the items of this list.
  [[nodiscard]] const std::vector<std::unique_ptr<Field>>& Inner() const { return item ? item->fields : fields; }
  [[nodiscard]] const Field* Find(std::string_view english_key) const;              // among Inner()
  [[nodiscard]] const Field* Find(std::string_view name, Language language) const;  // among Inner()
  [[nodiscard]] const Field* Meant(Meaning meaning) const;                          // among Inner()
  [[nodiscard]] const Choice* FindChoice(std::string_view name, Language language) const;
};

// The field's type as shapes write it ("date"), but "birth-year" for a year of birth; messages and schemas go by it.
[[nodiscard]] std::string_view TypeWord(const Field& field);

// Of a type that names a month, half or year which of them; nullopt for any other.
[[nodiscard]] constexpr std::optional<CalendarUnit> UnitOf(Type type) {
  if (type == Type::month) return CalendarUnit::month;
  if (type == Type::half) return CalendarUnit::half;
  return type == Type::year ? std::optional(CalendarUnit::year) : std::nullopt;
}

// A test on a path, as the shape writes it; the rule layer compiles it (rule/test.h).
struct Stage {
  std::string_view name;
  Words names;
  const Node* mark = nullptr;  // a map path -> test
};

struct Shape {
  std::string_view kind;
  Words names;
  Words help;
  std::vector<std::string_view> also;  // what else people call such a record
  std::string_view folder;             // where `new` writes, e.g. "cases/{year}"
  std::string_view top_folder;         // of it the first part, in which records of the kind stand; "" for lanzhi.yaml
  std::string_view
      id_prefix;  // e.g. "C"; ids made by `new` are prefix + year + "-" + four digits; "" = the user names it
  std::vector<const Field*> id_parts;  // the id is made of these top-level values, `baihe-2026-10`; none: it is free
  std::string_view id_without;         // what stands for the first of them where it is not given
  Field root;  // type section; key_date: the record's own date, if it has one; root.fields[0] is the id field whose key
               // is the kind itself
  std::vector<Stage> stages;                    // in order
  bool linked = false;                          // other records lead to it: kept whole in the Casebook
  std::array<const Field*, kMeanings> meant{};  // top-level fields by what they mean; of a site its id means the site
  const Field* person = nullptr;  // whom the record is about: the field of a top-level section that means the client
  Tree tree;                      // owns all the words above

  // The top-level field with a meaning; nullptr when the shape has none.
  [[nodiscard]] const Field* Meant(Meaning meaning) const { return meant[static_cast<std::size_t>(meaning)]; }
};

using Vocabularies = std::map<std::string_view, std::vector<Choice>>;

class Shapes {
 public:
  // Purpose: reads the shapes. `trees` are the files of schemas/record/ (taken over); `vocabularies` are the
  // handbook's. Errors: `handbook-*` diagnostics at their places; a faulty field is left out.
  static Shapes Load(std::vector<Tree> trees, const Vocabularies& vocabularies, Diagnostics& diagnostics);

  [[nodiscard]] const Shape* Find(std::string_view kind) const;                            // English kind
  [[nodiscard]] const Shape* FindByName(std::string_view name, Language& language) const;  // English or Chinese kind
  // What a file most likely is, by the folder in which it lies; nullptr when that is nobody's.
  [[nodiscard]] const Shape* FindByFolder(std::string_view path) const;
  [[nodiscard]] const std::vector<std::unique_ptr<Shape>>& All() const { return shapes_; }
  // The first shape with a top-level field of this meaning: With(Meaning::role) is the shape of staff, `site_kind`
  // leads to that of sites, `handbook` to the agency's, `rule` to that of waivers. nullptr when there is none.
  [[nodiscard]] const Shape* With(Meaning meaning) const;
  // That field.
  [[nodiscard]] const Field* Meant(Meaning meaning) const;
  // What a role of staff is called; empty for one that the shape of staff does not list.
  [[nodiscard]] Words NamesOfRole(std::string_view role) const;

 private:
  std::vector<std::unique_ptr<Shape>> shapes_;
  struct Name {
    std::string_view name;
    const Shape* shape;
    Language language;
  };
  std::vector<Name> by_name_;  // in either language, in NameOrder
  KeyMarks name_marks_;        // of these: every key of every record is looked for among them
};

// The id that these words make, one for each of `shape.id_parts`, "" where it is not given: "baihe-2026-10". "": one
// without which there is no id is not given.
[[nodiscard]] std::string IdMadeOf(const Shape& shape, const std::vector<std::string_view>& words);

// Reads a list of `{value, zh, help}` (handbook.yaml `vocabularies`, or `choices` of a shape).
[[nodiscard]] std::vector<Choice> ReadChoices(const Tree& tree, const Node& list, Diagnostics& diagnostics);

// "0–24", both ends in; "" for a field without bounds.
[[nodiscard]] std::string BoundsText(const Field& field);

// "decision.told_on" / "接案决定.告知日期"; of the root: the name of the kind.
[[nodiscard]] Text PathName(const Field& field);

}  // namespace lanzhi
