// Tests whose whole takes too long in the sanitized build: there they run a sample of their rounds.
#pragma once

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace lanzhi::test {

struct Sample {
  unsigned seed;
  int rounds;
};

// All `rounds` from `seed`; sanitized, one in `part` from a seed that is printed. LANZHI_SEED=N runs that sample again,
// LANZHI_FULL=1 the whole (tests/full).
inline Sample SampleOf(int rounds, unsigned seed, [[maybe_unused]] int part) {
#ifdef LANZHI_SANITIZED
  if (std::getenv("LANZHI_FULL") != nullptr) return {seed, rounds};
  const char* given = std::getenv("LANZHI_SEED");
  seed = given != nullptr ? static_cast<unsigned>(std::stoul(given)) : std::random_device()();
  rounds = rounds / part;
  std::cout << "a sample of " << rounds << " rounds; LANZHI_SEED=" << seed << " runs it again\n";
#endif
  return {seed, rounds};
}

}  // namespace lanzhi::test
