// Counts that may be told to others than the agency: what is small is hidden, and nothing that is told gives it away.
//
// A count below kSmall is told as "fewer than kSmall". A total is told rounded to kRound or, where that would leave
// somebody who knows all counts that are told fewer than kFewest values for a hidden one, as a range: of the steps that
// the total may have taken by the counts that are told, those that would tell too much are put together with their
// neighbours. Which are, hangs on what is told alone, so that a range tells nothing by being one.
#pragma once

#include <cstdint>
#include <vector>

namespace lanzhi {

inline constexpr std::int64_t kSmall = 5, kRound = 5, kFewest = 3;

struct ToldCount {
  // small: fewer than kSmall. exact: `from`. rounded: to `from`. range: what rounds to `from` up to what rounds to
  // `to`; 0 stands for small.
  enum class How : std::uint8_t { small, exact, rounded, range } how = How::small;
  std::int64_t from = 0, to = 0;

  friend bool operator==(const ToldCount&, const ToldCount&) = default;
};

struct ToldColumn {
  std::vector<ToldCount> counts;
  ToldCount total;
};

// What is told of counts and of their sum. Precondition: none is negative.
[[nodiscard]] ToldColumn TellOutside(const std::vector<std::int64_t>& counts);

}  // namespace lanzhi
