// Reading a text from its front, field by field.
#pragma once

#include <algorithm>
#include <string_view>

namespace lanzhi {

// Takes the text up to `end` off the front, and `end` with it; everything when there is none.
inline std::string_view Take(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

}  // namespace lanzhi
