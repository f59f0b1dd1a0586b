// One file being bound to its shape. Internal to record/; its parts stand in reader_*.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/casebook.h"
#include "record/read.h"
#include "record/record.h"
#include "record/suggest.h"

namespace lanzhi {

// Puts the elements of a list with a key date in order and sets `order_known`.
void OrderElements(Record& record, std::uint32_t list);
// Keeps only elements[i] = old index, in that order; the others are gone.
void KeepElements(Record& record, std::uint32_t list, const std::vector<std::uint32_t>& elements);
// Lets the default stand in for `values[at]`; precondition: its section is given.
void FillDefault(Record& record, std::uint32_t at);

// The same name in the folder's language: what a person has to type.
[[nodiscard]] std::string_view Typed(Words names, KeyLanguage keys);
// The names that may be typed: one, or both where the folder does not say; the likelier first.
[[nodiscard]] std::vector<std::string_view> TypedNames(Words names, KeyLanguage keys);
// What a message lists at most.
inline constexpr std::size_t kMostTold = 20;
// The likeliest of them, so many as a reader looks at.
[[nodiscard]] std::vector<Text> NamesOf(const Suggestions& suggestions);

// `rule` is what stands before the first dot of `message`.
Diagnostic& Report(Diagnostics& to, const FilePtr& file, Span span, std::string_view message, Args args);
void SetHelp(Diagnostic& diagnostic, std::string_view message, Args args = {});

class Reader {
 public:
  // `keys`: of the folder, in which names are told.
  Reader(Record& record, const Casebook* casebook, KeyLanguage keys, Diagnostics& diagnostics)
      : record_(record), tree_(*record.tree), casebook_(casebook), told_in_(keys), diagnostics_(diagnostics) {}

  // `keys`: in which the record is read.
  void ReadAll(KeyLanguage keys);

 private:
  using At = std::uint32_t;  // into Record::values, which grows while reading

  // reader_sections.cc
  void ReadValue(At at, const Node& node, KeyLanguage keys);
  void ReadSection(At at, const Node& node, KeyLanguage keys);
  bool ReadEntries(At at, const Node& node, KeyLanguage keys);  // false: some keys are unknown
  void CloseSection(At at, const Node& node, bool known);
  void ReadList(At at, const Node& node, KeyLanguage keys);
  void ReadAlone(At at, const Node& node, KeyLanguage keys);  // the one section of a list (Field::alone)
  // The name of the file without its ending, where it reads as an id and is meant as one.
  [[nodiscard]] std::optional<std::string_view> ToldStem() const;
  void ReadId();
  void CheckIdParts();
  // reader_keys.cc
  const Field* FindKey(const Field& section, std::string_view key, KeyLanguage& keys) const;
  void ReportOtherLanguage(At section, const Field& field, const Node& node, KeyLanguage keys);
  void ReportTwice(At section, const Field& field, const Node& node);
  void ReportUnknownKeys(At section, const Node& node, KeyLanguage keys);
  // Whether it is a field that was there once (Field::gone).
  bool TellGone(At section, const Node& node);
  void ReportUnknownKey(At section, const Node& node, KeyLanguage keys);
  bool TellSentence(const Node& node);
  void TellOwners(const Field& section, std::string_view key, const std::vector<const Field*>& owners);
  void TellKeys(const std::vector<const Field*>& fields);
  void HideMisplaced();
  // record_key.cc
  void TellElementsApart();
  void ReportSameKey(At at, At first);
  // reader_history.cc
  void CheckHistories();
  // reader_scalars.cc
  // A number without fractions; of a year of birth one in which somebody can have been born.
  [[nodiscard]] static std::optional<std::int64_t> ReadCount(const Field& field, std::string_view text);
  // What is held as a number. Returns false when it is none of its type.
  bool ReadNumber(At at, std::string_view text);
  void ReadText(At at, std::string_view text, bool one_line);
  void ReadChoice(At at, std::string_view text, KeyLanguage keys);
  void SetYearOfId(int year);
  void ReadDate(At at, std::string_view text);
  void ReadReference(At at, std::string_view text);
  // reader_types.cc
  [[nodiscard]] std::string_view SourceOf(const Node& node) const {
    return std::string_view(record_.file()->bytes).substr(node.span.begin, node.span.end - node.span.begin);
  }
  void WrongType(At at, const Node& node, KeyLanguage keys);
  void TellInside(const Field& field, const std::string& message);
  void ReportBadChoice(At at, std::string_view text, KeyLanguage keys);
  [[nodiscard]] std::vector<Text> NamesOfChoices(const Field& field) const;
  [[nodiscard]] std::string EntryMeant(const Field& item, std::string_view text, KeyLanguage keys) const;
  [[nodiscard]] std::string ListMeant(const Field& item, std::string_view text, KeyLanguage keys) const;
  // What stands in place of a value of another type, where one thing can have been meant; else "".
  [[nodiscard]] std::string ValueMeant(const Field& field, std::string_view text, KeyLanguage keys) const;
  bool TellSeveral(At at, const Node& node, KeyLanguage keys);
  // reader_scalars.cc
  void OutOfBounds(At at);
  void CheckBirthYears();

  // As it has to be typed in this folder, whatever the language of the message.
  [[nodiscard]] Text Called(const Field& field) const { return Called(PathName(field)); }
  [[nodiscard]] Text Called(const Text& name) const { return told_in_ ? AsIs(name.In(*told_in_)) : name; }
  [[nodiscard]] Text Called(Words names) const { return Called(Text(names)); }

  Diagnostic& ReportAt(std::string_view message, Span span, At at, Args args = {});
  void Refuse(At at) { record_.values[at].state = State::unreadable; }

  Record& record_;
  const Tree& tree_;
  const Casebook* casebook_;
  KeyLanguage told_in_;
  Diagnostics& diagnostics_;
  const Node* sentence_ = nullptr;                       // the last line that was told to be more of the text above it
  int id_year_ = 0;                                      // 0: the id holds no year
  Date id_first_ = Date::min(), id_last_ = Date::max();  // between which dates lie, by that
  std::vector<const Field*> misplaced_;                  // fields whose value stands in the wrong section
  // Noted on the way, so that nobody has to look through all values for them.
  std::vector<At> lists_;         // that have elements
  std::vector<At> defaults_;      // fields with a default that were not there when their section was closed
  Date first_day_ = Date::max();  // on which something happened, at the earliest
  std::int64_t last_birth_ = 0;   // year of birth, the latest
};

// A broken link: told by the reader for linked kinds, by Casebook::Link for links among them.
void ReportBrokenLink(Diagnostics& to, const Record& record, const Value& value, const Casebook& casebook);

}  // namespace lanzhi
