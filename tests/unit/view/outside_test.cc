#include "view/outside.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

namespace lanzhi {
namespace {

// What somebody who is told has to go by.
std::string Published(const std::vector<std::int64_t>& counts) {
  const ToldColumn told = TellOutside(counts);
  std::string out;
  std::vector<ToldCount> all = told.counts;
  all.push_back(told.total);
  for (const ToldCount& each : all) {
    out += std::to_string(static_cast<int>(each.how)) + ":" + std::to_string(each.from) + "-" +
           std::to_string(each.to) + " ";
  }
  return out;
}

// All lists of `n` counts below `most`.
std::vector<std::vector<std::int64_t>> AllCounts(std::size_t n, std::int64_t most) {
  std::vector<std::vector<std::int64_t>> all{{}};
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<std::vector<std::int64_t>> longer;
    for (const auto& counts : all) {
      for (std::int64_t next = 0; next < most; ++next) {
        longer.push_back(counts);
        longer.back().push_back(next);
      }
    }
    all = std::move(longer);
  }
  return all;
}

TEST_CASE("counts below five are hidden, others are told") {
  const ToldColumn told = TellOutside({0, 4, 5, 12});
  CHECK(told.counts[0] == ToldCount{});
  CHECK(told.counts[1] == ToldCount{});
  CHECK(told.counts[2] == ToldCount{ToldCount::How::exact, 5, 5});
  CHECK(told.counts[3] == ToldCount{ToldCount::How::exact, 12, 12});
}

TEST_CASE("a total is rounded, for itself") {
  CHECK(TellOutside({6, 7}).total == ToldCount{ToldCount::How::rounded, 15, 15});
  CHECK(TellOutside({}).total == ToldCount{});
  CHECK(TellOutside({1, 1, 1}).total == ToldCount{});
}

// Whoever knows the rule and everything that is told tries all that may be behind it.
TEST_CASE("nothing that is told leaves fewer than three values for a hidden count") {
  constexpr std::size_t kMost = 6;
  for (std::size_t n = 1; n <= kMost; ++n) {
    const std::int64_t most = n <= 3 ? 18 : n == 4 ? 9 : kSmall + 1;
    std::map<std::string, std::vector<std::set<std::int64_t>>> behind;
    for (const auto& counts : AllCounts(n, most)) {
      auto& values = behind[Published(counts)];
      values.resize(n);
      for (std::size_t i = 0; i < n; ++i) values[i].insert(counts[i]);
    }
    for (const auto& entry : behind) {
      INFO(n << " counts, told " << entry.first);
      for (const std::set<std::int64_t>& each : entry.second) {
        const bool hidden = *each.begin() < kSmall;
        CHECK((!hidden || static_cast<std::int64_t>(each.size()) >= kFewest));
      }
    }
  }
}

}  // namespace
}  // namespace lanzhi
