#include <malloc.h>

#include "cli/env.h"

namespace {

// Memory is asked of the system in pieces of so many bytes: the records of a folder would ask for it page by page, each
// thread waiting for the other.
constexpr int kPiece = 48 << 20;

}  // namespace

int main(int argc, char** argv) {
  mallopt(M_TOP_PAD, kPiece);
  lanzhi::World world;
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  return lanzhi::Run(args, world.env());
}
