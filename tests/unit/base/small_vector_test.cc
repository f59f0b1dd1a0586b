#include <doctest/doctest.h>

#include <numeric>
#include <utility>
#include <vector>

#include "base/small_vector.h"

using namespace lanzhi;

namespace {

using Few = SmallVector<int, 3>;

Few Counting(int count) {
  Few few;
  for (int i = 0; i < count; ++i) few.push_back(i);
  return few;
}

std::vector<int> ItemsOf(const Few& few) { return {few.begin(), few.end()}; }

std::vector<int> Expected(int count) {
  std::vector<int> items(static_cast<std::size_t>(count));
  std::iota(items.begin(), items.end(), 0);
  return items;
}

}  // namespace

TEST_CASE("what is pushed is there, in place and on the heap") {
  for (const int count : {0, 1, 3, 4, 6, 7, 100}) {
    const Few few = Counting(count);
    CHECK(ItemsOf(few) == Expected(count));
    CHECK(few.empty() == (count == 0));
  }
}

TEST_CASE("a copy is another, and what was moved from is empty and can be used again") {
  for (const int count : {0, 2, 3, 4, 50}) {
    for (const int before : {0, 3, 9}) {
      CAPTURE(count);
      CAPTURE(before);
      Few from = Counting(count);
      Few copy = Counting(before);
      copy = from;
      copy.push_back(-1);
      CHECK(ItemsOf(from) == Expected(count));
      CHECK(copy.size() == from.size() + 1);
      Few moved = Counting(before);
      moved = std::move(from);
      CHECK(ItemsOf(moved) == Expected(count));
      CHECK(from.empty());  // NOLINT(bugprone-use-after-move): it says so
      from.push_back(7);
      CHECK(ItemsOf(from) == std::vector<int>{7});
      const Few taken(std::move(moved));
      CHECK(ItemsOf(taken) == Expected(count));
    }
  }
}

TEST_CASE("an item of its own can be pushed where there is no room left") {
  Few few = Counting(3);
  few.push_back(few[1]);
  CHECK(ItemsOf(few) == std::vector<int>{0, 1, 2, 1});
}

TEST_CASE("an assignment of itself changes nothing, and what was cleared is empty") {
  Few few = Counting(5);
  const Few& same = few;
  few = same;
  CHECK(ItemsOf(few) == Expected(5));
  few.clear();
  CHECK(few.empty());
  few.push_back(4);
  CHECK(ItemsOf(few) == std::vector<int>{4});
}
