// A message is a name and typed arguments; words are chosen only when it is rendered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/period.h"
#include "base/utf8.h"
#include "base/words.h"

namespace lanzhi {

struct Decimal {
  std::int64_t hundredths = 0;
};

// What may fill a `<name>` in a message. std::string is text as typed (shown escaped); Text is a name that has words
// in both languages; a vector is shown as a list.
using ArgValue =
    std::variant<std::string, std::int64_t, Date, Period, Decimal, Text, std::vector<Text>, std::vector<Date>, DueDate>;

// A due day: a date, and a DueDate only where there is more to say of it.
[[nodiscard]] inline ArgValue DayOrMore(const DueDate& due) {
  return due.moved() || due.provisional ? ArgValue(due) : ArgValue(due.day);
}

struct Arg {
  std::string name;
  ArgValue value;
};
using Args = std::vector<Arg>;

// Either the name of an entry in schemas/messages/ (`id`), or, for a rule's own words, a template (`text`).
// Templates: `<name>` is the argument; `<name:day|days>` the number with the right English noun.
struct Message {
  std::string id;
  Words text;
  Args args;

  [[nodiscard]] bool empty() const { return id.empty() && text.empty(); }
};

// Why something that was asked for cannot be done, and how it may be. Whoever asked says it.
struct Problem {
  Message message;
  Message hint;  // may be empty
};

// Text that is the same in both languages and is not cut when shown (paths, ids, what the user typed).
[[nodiscard]] inline Text Verbatim(std::string_view text) { return AsIs(EscapeControls(text)); }

}  // namespace lanzhi
