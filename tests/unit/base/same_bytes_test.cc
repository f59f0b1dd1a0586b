#include "base/same_bytes.h"

#include <doctest/doctest.h>

#include <string>

namespace lanzhi {
namespace {

TEST_CASE("texts of every length are the same, or differ in whatever byte") {
  for (std::size_t size = 0; size <= 40; ++size) {
    const std::string text(size, 'a');
    CHECK(SameBytes(text, std::string(size, 'a')));
    CHECK_FALSE(SameBytes(text, text + 'a'));
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = 'b';
      CAPTURE(size);
      CAPTURE(at);
      CHECK_FALSE(SameBytes(text, other));
      CHECK_FALSE(SameBytes(other, text));
    }
  }
}

}  // namespace
}  // namespace lanzhi
