#include <doctest/doctest.h>

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

}  // namespace lanzhi
