#include "cli/env.h"

int main(int argc, char** argv) {
  lanzhi::World world;
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  return lanzhi::Run(args, world.env());
}
