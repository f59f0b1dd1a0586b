// Writes sections, lists and fields as somebody is to fill them in: a comment with the help of each, what is given as
// it is, what is not as a blank or as a comment.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "record/scaffold/values.h"

namespace lanzhi {

// What becomes of a field without a value.
enum class Blank {
  commented,  // its key in a comment: `#` right before it
  to_fill,    // its key with nothing behind; in a comment where something stands in for it when it is not given
  left_out,   // nothing, and no help either
};

struct ScaffoldStyle {
  Language keys = Language::en;  // of keys and choice values
  Language help = Language::en;  // of comments
  Blank blank = Blank::commented;
  std::size_t step = 2;         // by how much what is in a section stands deeper than its key
  std::size_t dash = 2;         // the same of the dashes of a list
  const Field* omit = nullptr;  // left out with all that is in it
  std::size_t item = 2;         // of what is in an element of a list, from its dash on
};

class ScaffoldWriter {
 public:
  // `values`: what is given. `suggestions` stand in comments, or count as values where their section has one anyway.
  ScaffoldWriter(const ScaffoldStyle& style, const std::vector<FieldValue>& values,
                 const std::vector<FieldValue>& suggestions = {});

  // A comment, which may have several lines.
  void Comment(std::string_view text, std::size_t column);
  // `key: value`, whatever else is known of the field.
  void Line(const Field& field, std::string_view value, std::size_t column);
  // The field with its help and all that is in it.
  void Put(const Field& field, std::size_t column) { PutKey(field, column, {}, true); }
  // The same without its own help.
  void PutBare(const Field& field, std::size_t column) { PutKey(field, column, {}, false); }
  // Its help and its key.
  void PutHead(const Field& field, std::size_t column, bool explained);
  // Without its own key either: what is in a section or a list. `column`: of its key.
  void PutInside(const Field& field, std::size_t column);
  // An element of a list of sections, its dash at `column`.
  void PutElement(const Field& list, std::size_t column);
  // The elements of a list of single values, or a comment with its dash, at `column`.
  void PutItems(const Field& list, std::size_t column);
  // As from the beginning, for another element.
  void SetValues(std::vector<FieldValue> values) { values_ = std::move(values); }

  [[nodiscard]] bool IsLive(const Field& field) const { return IsGiven(field, values_); }
  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  // `lead`: what stands before the key, a dash or nothing.
  void PutKey(const Field& field, std::size_t column, std::string_view lead, bool explained);
  void Begin(std::size_t column, std::string_view lead);
  [[nodiscard]] std::string Lead() const { return '-' + std::string(style_.item - 1, ' '); }
  [[nodiscard]] bool IsComment(const Field& field) const;
  [[nodiscard]] std::string ValueOf(const Field& field, std::size_t column) const;

  ScaffoldStyle style_;
  std::vector<FieldValue> values_;
  std::vector<FieldValue> suggestions_;
  std::string out_;
  bool commented_ = false;
};

// The help of a field as its comment has it: with the choices and bounds of its values.
[[nodiscard]] std::string HelpText(const Field& field, Language keys, Language help);

}  // namespace lanzhi
