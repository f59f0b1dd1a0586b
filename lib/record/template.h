// The text of a new record, made from its shape: what a record needs, and the next things to fill in as comments with
// the help of each field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/shape.h"

namespace lanzhi {

// A value for a field; several for the same field fill a list of single values.
struct FieldValue {
  const Field* field = nullptr;
  std::string text;  // as the writer gave it; choices and booleans in either language
};

struct NewRecord {
  std::string id;
  std::vector<FieldValue> values;
  std::vector<FieldValue> suggestions;  // stand in the comments, or count as values where their section has one anyway
  Language keys = Language::en;         // of keys and choice values
  Language help = Language::en;         // of comments
  std::string intro;                    // first comment; may hold several lines
};

// The field at a path such as `client.ref` or `服务对象.编号`, either language at each step; nullptr when there is
// none.
[[nodiscard]] const Field* FindField(const Shape& shape, std::string_view path);

// All paths below the root in this language, for did-you-mean.
[[nodiscard]] std::vector<std::string> FieldPaths(const Shape& shape, Language language);

// A choice or a boolean as it is spelt in this language; any other text stays as it is.
[[nodiscard]] std::string ScalarIn(const Field& field, const std::string& text, Language language);

// The section or field that dates a record: the field `date`, else the key date of the section that marks the first
// stage; nullptr when the kind has no such date.
[[nodiscard]] const Field* RecordDate(const Shape& shape);

// Needed fields without a value: those of the root, and those of sections that have one.
[[nodiscard]] std::vector<const Field*> LackingFields(const Shape& shape, const std::vector<FieldValue>& values);

// The file's text, in the strict profile, ending with a newline. Precondition: the values lie in this shape. Whether
// they suit their types is for ReadRecord() to say.
[[nodiscard]] std::string NewRecordText(const Shape& shape, const NewRecord& record);

}  // namespace lanzhi
