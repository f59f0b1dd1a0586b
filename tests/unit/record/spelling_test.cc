#include "record/spelling.h"

#include <doctest/doctest.h>

namespace lanzhi {

TEST_CASE("an id or a code may be told, words and numbers of persons may not") {
  for (const char* code : {"C2026-0012", "chen-jia", "K0471", "baihe", "a.b_c"}) {
    CAPTURE(code);
    CHECK(IsCode(code));
  }
  for (const char* other : {"", "陈某某", "Zhang San", "13800138000", "44010219490101002X", "K0471，女儿", "a/b"}) {
    CAPTURE(other);
    CHECK_FALSE(IsCode(other));
  }
  CHECK_FALSE(IsCode(std::string(41, 'a')));
}

TEST_CASE("what says only that there is none") {
  for (const char* none : {"无", "无。", "没有", "None", "n/a", "-", " none. "}) {
    CAPTURE(none);
    CHECK(SaysNone(none));
  }
  for (const char* some : {"", "无异常", "none of them", "无法出门", "。", "0"}) {
    CAPTURE(some);
    CHECK_FALSE(SaysNone(some));
  }
}

}  // namespace lanzhi
