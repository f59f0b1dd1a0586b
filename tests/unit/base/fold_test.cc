#include <doctest/doctest.h>

#include <cstddef>
#include <string>

#include "base/fold.h"

namespace lanzhi {

TEST_CASE("names that some file systems take for one fold to one") {
  const auto same = [](std::string_view a, std::string_view b) { return FoldName(a) == FoldName(b); };
  CHECK(same("cases/C2026-0001.yaml", "Cases/c2026-0001.YAML"));
  CHECK(same("jos\u00E9", "jose\u0301"));
  CHECK(same("JOS\u00C9", "jose\u0301"));
  CHECK(same("\u1EC7", "e\u0323\u0302"));                               // two accents
  CHECK(same("\u304C", "\u304B\u3099"));                                // kana
  CHECK(same("\uD55C\uAE00", "\u1112\u1161\u11AB\u1100\u1173\u11AF"));  // Hangul
  CHECK(same("\uAC00", "\u1100\u1161"));
  CHECK(same("\u0141\u0434\u03A9\uFF21", "\u0142\u0414\u03C9\uFF41"));  // without accents
  CHECK_FALSE(same("jose", "jos\u00E9"));
  CHECK_FALSE(same("\u5F20\u4E09", "\u5F20\u56DB"));
  CHECK_FALSE(same("a\xFF", "a\xFE"));
  CHECK(FoldName("\u5F20\u4E09-1") == "\u5F20\u4E09-1");
}

// Eight characters are folded at once: each letter, wherever it stands among them, and before and behind one of another
// alphabet.
TEST_CASE("a name folds as its letters do") {
  for (std::size_t length = 1; length <= 20; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      for (int c = 0; c < 0x80; ++c) {
        std::string name(length, 'Q');
        name[at] = static_cast<char>(c);
        std::string folded(length, 'q');
        folded[at] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
        const std::string umlaut = name.substr(0, at) + "\u00C4" + name.substr(at);
        const std::string apart = folded.substr(0, at) + "a\u0308" + folded.substr(at);
        if (FoldName(name) == folded && FoldName(umlaut) == apart) continue;
        CAPTURE(length);
        CAPTURE(at);
        CAPTURE(c);
        CHECK(FoldName(name) == folded);
        CHECK(FoldName(umlaut) == apart);
      }
    }
  }
}

}  // namespace lanzhi
