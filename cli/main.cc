#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "cli/env.h"

namespace {

// Memory is asked of the system in pieces of so many bytes: the records of a folder would ask for it page by page, each
// thread waiting for the other.
constexpr int kPiece = 48 << 20;

// Takes the first of them, in large pages where the system has any: a start needs a thousand small ones, and every one
// of them when it is first written to would be asked for by itself.
void TakeMemory() {
  constexpr std::uintptr_t kLargePage = 2U << 20;
  constexpr std::size_t kSome = 100U << 10;  // two of these are more than the heap has before; one is no mapping yet
  mallopt(M_TOP_PAD, kPiece);
  const auto before = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::array<void* volatile, 2> some{std::malloc(kSome), std::malloc(kSome)};  // or they would be left out
  for (void* each : some) std::free(each);
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::uintptr_t begin = (before + kLargePage - 1) / kLargePage * kLargePage;
  if (begin < end) static_cast<void>(madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE));
}

}  // namespace

int main(int argc, char** argv) {
  TakeMemory();
  lanzhi::World world;
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  return lanzhi::Run(args, world.env());
}
