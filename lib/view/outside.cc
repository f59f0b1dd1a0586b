#include "view/outside.h"

#include <algorithm>
#include <numeric>

namespace lanzhi {
namespace {

struct Bounds {
  std::int64_t low = 0, high = 0;  // both in
};

// The step that a total is told by: 0 below kSmall, else rounded.
std::int64_t StepOf(std::int64_t total) {
  return total < kSmall ? 0 : std::max(kSmall, (total + kRound / 2) / kRound * kRound);
}

Bounds BoundsOf(std::int64_t step) {
  if (step == 0) return {0, kSmall - 1};
  return {std::max(kSmall, step - kRound / 2), step + kRound / 2};
}

// How many values a hidden count may have, by a total within these bounds, when `hidden` are and the others come to
// `known`; -1: no such total can be.
std::int64_t ValuesLeft(const Bounds& total, std::int64_t known, std::int64_t hidden) {
  const std::int64_t most = kSmall - 1;
  const std::int64_t low = std::max(total.low, known), high = std::min(total.high, known + hidden * most);
  if (low > high) return -1;
  const std::int64_t least = std::max<std::int64_t>(0, low - known - (hidden - 1) * most);
  return std::min(most, high - known) - least + 1;
}

ToldCount TotalOf(std::int64_t total, std::int64_t known, std::int64_t hidden) {
  struct Block {
    std::int64_t from = 0, to = 0;  // steps
    [[nodiscard]] Bounds bounds() const { return {BoundsOf(from).low, BoundsOf(to).high}; }
  };
  std::vector<Block> blocks;
  for (std::int64_t step = StepOf(known); step <= StepOf(known + hidden * (kSmall - 1)); step += kRound) {
    blocks.push_back({step, step});
  }
  const auto tells_too_much = [&](const Block& block) {
    return hidden > 0 && ValuesLeft(block.bounds(), known, hidden) < kFewest;
  };
  while (blocks.size() > 1) {
    const auto bad = std::find_if(blocks.begin(), blocks.end(), tells_too_much);
    if (bad == blocks.end()) break;
    const auto first = std::next(bad) == blocks.end() ? std::prev(bad) : bad;
    first->to = std::next(first)->to;
    blocks.erase(std::next(first));
  }
  const std::int64_t step = StepOf(total);
  for (const Block& block : blocks) {
    if (step < block.from || step > block.to) continue;
    if (block.from < block.to) return {ToldCount::How::range, block.from, block.to};
    if (block.from == 0) return {};
    return {ToldCount::How::rounded, block.from, block.from};
  }
  return {};
}

}  // namespace

ToldColumn TellOutside(const std::vector<std::int64_t>& counts) {
  ToldColumn told;
  std::int64_t known = 0, hidden = 0;
  for (const std::int64_t count : counts) {
    if (count < kSmall) {
      ++hidden;
      told.counts.emplace_back();
    } else {
      known += count;
      told.counts.push_back({ToldCount::How::exact, count, count});
    }
  }
  told.total = TotalOf(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}), known, hidden);
  return told;
}

}  // namespace lanzhi
