// What somebody typed into a record and what may be words about a client: it can be compared and asked whether it is
// there, and nothing else. It does not turn into a string, so it cannot get into a message, a key or a row;
// record/shown.h has the one way there, which asks the shape.
#pragma once

#include <compare>
#include <string_view>

namespace lanzhi {

// A view: the text must outlive it.
class FreeText {
 public:
  constexpr FreeText() = default;
  constexpr explicit FreeText(std::string_view words) : words_(words) {}

  [[nodiscard]] constexpr bool empty() const { return words_.empty(); }

  friend constexpr bool operator==(FreeText, FreeText) = default;
  friend constexpr auto operator<=>(FreeText, FreeText) = default;
  // With a word of the handbook's, of the shape's, of a record's id.
  friend constexpr bool operator==(FreeText text, std::string_view word) { return text.words_ == word; }
  friend constexpr auto operator<=>(FreeText text, std::string_view word) { return text.words_ <=> word; }

 private:
  friend constexpr std::string_view Reveal(FreeText text);

  std::string_view words_;
};

}  // namespace lanzhi
