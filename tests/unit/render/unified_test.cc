// Diffs of texts of different length; those of the same length are in the goldens of lint --diff.
#include <doctest/doctest.h>

#include "render/unified.h"

namespace lanzhi {
namespace {

TEST_CASE("a diff of lines that came or went is one hunk") {
  CHECK(UnifiedDiff("p", "a\nb\nc\nd\ne\n", "a\nB\nb\nc\nd\ne\n") ==
        "--- p\n+++ p\n@@ -1,4 +1,5 @@\n a\n+B\n b\n c\n d\n");
  CHECK(UnifiedDiff("p", "a\nb\n", "a\n") == "--- p\n+++ p\n@@ -1,2 +1,1 @@\n a\n-b\n");
  CHECK(UnifiedDiff("p", "a\rb", "a\nb") ==
        "--- p\n+++ p\n@@ -1,1 +1,2 @@\n-a\rb\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n");
  CHECK(UnifiedDiff("p", "", "a\n") == "--- p\n+++ p\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(UnifiedDiff("p", "a\n", "a\n").empty());
}

}  // namespace
}  // namespace lanzhi
