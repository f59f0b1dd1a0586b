// Personal data in a text, whatever the text is: numbers of persons and their addresses on the net.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/file.h"
#include "source/tree.h"

namespace lanzhi {

enum class PersonalSort : std::uint8_t {
  identity,
  mobile,
  landline,
  bank_card,
  email,
  listed,  // in the private register: a name, a number or an address
  name,    // where a code belongs
  hidden,  // any of these, written with escapes or over several lines
};

struct Personal {
  PersonalSort sort = PersonalSort::identity;
  Span span;  // in the text
};

// What the heads of columns of a private register hold, in small letters.
struct RegisterHeads {
  std::vector<std::string_view> numbers, addresses, names;
};

// Words that tell what a number is, from schemas/private.yaml (the precondition of Read()). The texts are borrowed.
struct PersonalWords {
  std::vector<std::string_view> phone;   // before a telephone number
  std::vector<std::string_view> serial;  // before a number of a paper ...
  std::vector<std::string_view> link;    // ... with nothing between but these and marks
  std::vector<std::string_view> unit;    // behind a quantity
  RegisterHeads heads;

  [[nodiscard]] static PersonalWords Read(const Tree& tree);
};

// In the order of the text; they do not overlap. `text` need be neither YAML nor well-formed UTF-8. Time is linear.
[[nodiscard]] std::vector<Personal> FindPersonal(std::string_view text, const PersonalWords& words);

// In the order of the text; what overlaps is one.
[[nodiscard]] std::vector<Personal> InOrder(std::vector<Personal> found);

}  // namespace lanzhi
