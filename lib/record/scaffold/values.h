// Values that somebody gave for fields, as they are written into a record.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "record/shape.h"

namespace lanzhi {

// A value for a field; several for the same field fill a list of single values.
struct FieldValue {
  const Field* field = nullptr;
  std::string text;    // as the writer gave it; choices and booleans in either language
  bool blank = false;  // its key alone, to be filled in
};

// The field at a path such as `client.ref` or `服务对象.编号`, either language at each step; nullptr when there is
// none.
[[nodiscard]] const Field* FindField(const Shape& shape, std::string_view path);
// The same from a section, or from the elements of a list, on.
[[nodiscard]] const Field* FindField(const Field& section, std::string_view path);

// All paths below the root in this language, for did-you-mean.
[[nodiscard]] std::vector<std::string> FieldPaths(const Shape& shape, Language language);
[[nodiscard]] std::vector<std::string> FieldPaths(const Field& section, Language language);

// Whether `field` is a single value or a list of such.
[[nodiscard]] bool IsSingle(const Field& field);

// Whether a value is given for the field or for something inside it.
[[nodiscard]] bool IsGiven(const Field& field, const std::vector<FieldValue>& values);

// A value as records have it, where nothing else can have been meant (2026/3/5, 90分钟, what people also call a
// choice), choices and booleans in this language; any other text stays as it is.
[[nodiscard]] std::string ScalarIn(const Field& field, const std::string& text, Language language);

// The values of a list of single ones that somebody gave in one text with signs between them, where each is certain;
// else that text alone.
[[nodiscard]] std::vector<std::string> ItemsIn(const Field& list, const std::string& text, Language language);

// A value behind its key, or behind the dash of a list, so that it is read back as it is, by older readers of YAML
// too: in quotes where it must be, prose of several lines as a block of which the lines stand `column` deep. It is
// spelt as ScalarIn() has it.
[[nodiscard]] std::string ScalarText(const Field& field, const std::string& text, Language language,
                                     std::size_t column);

}  // namespace lanzhi
