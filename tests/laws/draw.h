// A law is held whole on demand (tests/laws/run), and over a sample of its rounds by tests/run.
#pragma once

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace lanzhi::test {

// One round in `part`, by a seed that is printed. LANZHI_SEED=N draws the same again, LANZHI_FULL=1 takes all.
class Draw {
 public:
  explicit Draw(int part) : part_(std::getenv("LANZHI_FULL") != nullptr ? 1 : part) {
    if (whole()) return;
    const char* given = std::getenv("LANZHI_SEED");
    const unsigned seed = given != nullptr ? static_cast<unsigned>(std::stoul(given)) : std::random_device()();
    random_.seed(seed);
    std::cout << "one round in " << part_ << "; LANZHI_SEED=" << seed << " draws them again, LANZHI_FULL=1 all\n";
  }
  [[nodiscard]] bool whole() const { return part_ == 1; }
  [[nodiscard]] bool Take() { return whole() || std::uniform_int_distribution<int>(1, part_)(random_) == 1; }

 private:
  int part_;
  std::mt19937 random_;
};

}  // namespace lanzhi::test
