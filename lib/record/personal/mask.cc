#include "record/personal/mask.h"

#include "base/utf8.h"

namespace lanzhi {
namespace {

// Of so many bytes: a star, a dot in the middle where Unicode has no star of that length.
std::string_view StarOf(std::size_t length) {
  switch (length) {
    case 2:
      return "\u00B7";
    case 3:
      return "\uFF0A";
    case 4:
      return "\U0001F7B0";
    default:
      return "*";
  }
}

}  // namespace

std::string Mask(std::string_view text, const std::vector<Personal>& found) {
  std::string masked;
  masked.reserve(text.size());
  std::size_t at = 0;
  for (const Personal& one : found) {
    if (one.span.begin > at) masked += text.substr(at, one.span.begin - at);
    at = masked.size();
    while (at < one.span.end) {
      const std::size_t length = DecodeUtf8(text, at).length;
      const bool stays = text[at] == '\n' || text[at] == '\r';
      masked += stays ? text.substr(at, 1) : StarOf(length);
      at = masked.size();
    }
  }
  masked += text.substr(at);
  return masked;
}

}  // namespace lanzhi
