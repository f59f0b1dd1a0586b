#include "source/stops.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace lanzhi {
namespace {

using Few = StopsAt<':', '#', '\xEF'>;

TEST_CASE("a run ends at the first byte that stops it, wherever the blocks lie and the text ends") {
  for (std::size_t size = 1; size < 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (int byte = 1; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        std::string text(size, 'x');
        text[at] = c;
        text.back() = at + 1 < size && byte % 2 == 0 ? ':' : text.back();  // another one behind it, or the end alone
        const bool stops = byte < ' ' || c == ':' || c == '#' || c == '\xEF';
        const std::size_t end = stops ? at : text.find(':', at);
        const char* const found = ToStop<Few>(text.data(), text.data() + size);
        if (found != text.data() + std::min(end, size)) FAIL_CHECK(size, " ", at, " ", byte);
      }
    }
  }
}

}  // namespace
}  // namespace lanzhi
