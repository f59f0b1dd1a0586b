#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "source/duplicates.h"

using namespace lanzhi;

TEST_CASE("a key that stands twice is always alike, however short or long, whatever stands between") {
  std::mt19937 random(1);
  std::uniform_int_distribution<std::size_t> length(1, 12), keys(1, 60);
  std::uniform_int_distribution<int> letter('a', 'c');
  int apart = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> all(keys(random));
    for (std::string& key : all) {
      key.resize(length(random));
      for (char& c : key) c = static_cast<char>(letter(random));
    }
    KeyMarks marks;
    for (const std::string& key : all) marks.Add(key);
    for (const std::string& key : all) CHECK(marks.MayHold(key));
    apart += marks.any_alike() ? 0 : 1;
    marks.Add(all[static_cast<std::size_t>(round) % all.size()]);
    CHECK(marks.any_alike());
  }
  CHECK(apart > 0);
}

TEST_CASE("keys of a form are mostly told apart by their marks") {
  KeyMarks marks;
  for (const char* key :
       {"日期", "申请人", "申请途径", "自述", "个人情况", "家庭情况", "身体情况", "date", "site", "id"}) {
    marks.Add(key);
  }
  CHECK(!marks.any_alike());
  int held = 0;
  for (int i = 0; i < 1000; ++i) held += marks.MayHold("goal-" + std::to_string(i)) ? 1 : 0;
  CHECK(held < 100);  // ten of 512 places are taken
}
