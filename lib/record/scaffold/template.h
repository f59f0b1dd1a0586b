// The text of a new record, made from its shape: what a record needs, and the next things to fill in as comments with
// the help of each field.
#pragma once

#include <string>
#include <vector>

#include "record/scaffold/values.h"

namespace lanzhi {

struct NewRecord {
  std::string id;
  std::vector<FieldValue> values;
  std::vector<FieldValue> suggestions;  // stand in the comments, or count as values where their section has one anyway
  Language keys = Language::en;         // of keys and choice values
  Language help = Language::en;         // of comments
  std::string intro;                    // first comment; may hold several lines
};

// The section or field that dates a record: the field `date`, else the key date of the section that marks the first
// stage; nullptr when the kind has no such date.
[[nodiscard]] const Field* RecordDate(const Shape& shape);

// Needed fields without a value: those of the root, and those of sections that have one.
[[nodiscard]] std::vector<const Field*> LackingFields(const Shape& shape, const std::vector<FieldValue>& values);

// The file's text, in the strict profile, ending with a newline. Precondition: the values lie in this shape. Whether
// they suit their types is for ReadRecord() to say.
[[nodiscard]] std::string NewRecordText(const Shape& shape, const NewRecord& record);

}  // namespace lanzhi
