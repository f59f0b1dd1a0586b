#include "base/id.h"

#include <doctest/doctest.h>

namespace lanzhi {
namespace {

TEST_CASE("ids that spreadsheets take for something else") {
  for (const char* id : {"3-1", "2026-10", "2026.10", "0012", "1E5", "12e3", "2026-10-05", "7"}) {
    INFO(id);
    CHECK(LooksLikeFigure(id));
  }
  for (const char* id : {"C2026-0001", "e3-1", "chen-jia", "3-a", "3-", "-3", "3--1", "", "baihe-2026-10", "3_1"}) {
    INFO(id);
    CHECK_FALSE(LooksLikeFigure(id));
  }
}

}  // namespace
}  // namespace lanzhi
