#include "base/sha1.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "base/sha_blocks.h"

namespace lanzhi {
namespace {

using Sha1State = std::array<std::uint32_t, 5>;

using Schedule = std::array<std::uint32_t, 16>;  // the words of the last rounds, in a ring

std::uint32_t NextWord(Schedule& w, std::size_t t) {
  std::uint32_t& word = w[t % 16];
  if (t >= 16) word = std::rotl(w[(t + 13) % 16] ^ w[(t + 8) % 16] ^ w[(t + 2) % 16] ^ word, 1);
  return word;
}

// Twenty rounds. The letters move on by one with each, so that nothing is copied from one to the next.
template <typename F>
void AddRounds(Sha1State& state, Schedule& w, std::size_t from, std::uint32_t k, const F& f) {
  std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  const auto round = [&f, k](std::uint32_t v, std::uint32_t& x, std::uint32_t y, std::uint32_t z, std::uint32_t& last,
                             std::uint32_t word) {
    last += std::rotl(v, 5) + f(x, y, z) + k + word;
    x = std::rotl(x, 30);
  };
  for (std::size_t t = from; t < from + 20; t += 5) {
    round(a, b, c, d, e, NextWord(w, t));
    round(e, a, b, c, d, NextWord(w, t + 1));
    round(d, e, a, b, c, NextWord(w, t + 2));
    round(c, d, e, a, b, NextWord(w, t + 3));
    round(b, c, d, e, a, NextWord(w, t + 4));
  }
  state = {a, b, c, d, e};
}

void AddSha1Block(Sha1State& state, std::string_view block) {
  Schedule w;
  for (std::size_t t = 0; t < w.size(); ++t) w[t] = ShaWord(block, 4 * t);
  Sha1State now = state;
  const auto parity = [](std::uint32_t x, std::uint32_t y, std::uint32_t z) { return x ^ y ^ z; };
  AddRounds(now, w, 0, 0x5a827999, [](std::uint32_t x, std::uint32_t y, std::uint32_t z) { return z ^ (x & (y ^ z)); });
  AddRounds(now, w, 20, 0x6ed9eba1, parity);
  AddRounds(now, w, 40, 0x8f1bbcdc,
            [](std::uint32_t x, std::uint32_t y, std::uint32_t z) { return (x & y) | (z & (x | y)); });
  AddRounds(now, w, 60, 0xca62c1d6, parity);
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += now[i];
}

}  // namespace

std::string Sha1(std::string_view bytes) {
  const Sha1State first = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  return HashBlocks(first, bytes, AddSha1Block);
}

}  // namespace lanzhi
