// Where in a text a number or an address may begin; nearly all of a record is passed over here.
#pragma once

#include <cstddef>
#include <string_view>

namespace lanzhi {

// The digits of the shortest number of a person.
inline constexpr std::size_t kFewestDigits = 7;

// The first figure or `@`, full-width ones too, from `at` on; the end of the text when there is none.
[[nodiscard]] std::size_t NextStart(std::string_view text, std::size_t at);

// The length of the date or small number at `at` that no further group of a number can follow; 0 for anything else.
[[nodiscard]] std::size_t LengthOfPlain(std::string_view text, std::size_t at);

}  // namespace lanzhi
