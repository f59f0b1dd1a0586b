#include "record/shown.h"

#include <doctest/doctest.h>

#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

TEST_CASE("an id is told when it cannot be the name of a client") {
  const Shapes& shapes = EmbeddedShapes();
  const auto told = [&](std::string_view id, std::string_view kind) { return ToldId(id, shapes.Find(kind)); };
  for (const char* kind : {"case", "group", "volunteer", "waiver", "staff", "site"}) {
    CHECK(told("C2026-0012", kind) == "C2026-0012");
  }
  CHECK(told("chen-jia", "staff") == "chen-jia");
  CHECK(told("chen-jia", "waiver") == "chen-jia");
  CHECK(told("chen-jia", "case") == "\u2026");
  // Sites and staff are called what their agency likes.
  CHECK(told("\u9648\u4F73", "staff") == "\u9648\u4F73");
  CHECK(told("\u767D\u8377", "site") == "\u767D\u8377");
  for (const char* kind : {"case", "volunteer", "waiver", ""}) CHECK(told("\u9648\u4F73", kind) == "\u2026");
  CHECK(told("\u9648 \u4F73", "staff") == "\u2026");  // no id
}
