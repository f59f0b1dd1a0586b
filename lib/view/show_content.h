// What a record holds, line by line, for somebody who reads it instead of its file.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "record/record.h"

namespace lanzhi {

// A value that is said in a few words; prose is left to the file.
struct ShownField {
  Text name;
  Message value;
};

// A line of the content: a field with its value, or what stands above several.
struct ShownLine {
  enum class Form : std::uint8_t {
    heading,  // of a section or a list
    element,  // of a list of sections: its key, and its short fields behind it
    field,    // a name and a value in a few words
    prose,    // a name, and text of any length below it
    item      // of a list of texts
  };
  Form form = Form::field;
  int depth = 0;  // 0: of the record itself
  Text name;      // of the field; of an element its key or its number
  Message value;
  std::string text;                // in place of it, of prose and items: may be of several lines, not escaped
  std::vector<ShownField> fields;  // of an element
  std::size_t members = 0;         // of a list whose members are all in `value`
  Span span;                       // of the key; of an element of the value
};

// The value of a scalar in a few words; empty for prose, lists and sections. `words`: texts as typed, for whoever may
// read the record; otherwise only what may be told (record/shown.h). Precondition: the value is given.
[[nodiscard]] Message ValueInWords(const Value& value, bool words);

// All that is given, in the shape's order, lists in the order of their key dates. What stands in for something that is
// not given is left out, and the record's id.
[[nodiscard]] std::vector<ShownLine> ContentOf(const Record& record, bool words);

}  // namespace lanzhi
