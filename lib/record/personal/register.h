// What a private register lists, to be found again in other texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "record/personal/scan.h"

namespace lanzhi {

class Register {
 public:
  // Adds what a table lists (CSV with a head; commas, tabs or semicolons). What hardly stands for one person alone is
  // left out: names of one character, addresses without a number, numbers of less than seven digits.
  // Errors: false: by its head no column holds names, numbers or addresses.
  [[nodiscard]] bool Add(std::string_view table, const RegisterHeads& heads);

  [[nodiscard]] bool empty() const { return texts_.empty() && numbers_.empty(); }

  // In the order of the text; they do not overlap. Full-width characters count as their plain forms; blanks may stand
  // between Chinese characters. What is written in letters is found as whole words, a full name in capitals or not.
  [[nodiscard]] std::vector<Personal> Find(std::string_view text) const;

 private:
  enum class Column : std::uint8_t { other, number, address, name };
  [[nodiscard]] static Column ColumnOf(std::string_view head, const RegisterHeads& heads);
  void AddNumbers(std::string_view cell);
  void AddText(std::string_view cell);
  [[nodiscard]] std::size_t MatchAt(std::string_view text, std::size_t at) const;  // its end, or 0
  void FindNumbers(std::string_view text, std::vector<Personal>& found) const;

  std::unordered_map<char32_t, std::vector<std::u32string>> texts_;  // by their first character
  std::unordered_set<std::string> numbers_;
};

}  // namespace lanzhi
