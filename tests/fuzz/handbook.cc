// What an agency lays over its handbook, from the bytes to the rules and what they say of a record.
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lanzhi::test;
  Folder().Write("handbook/own.yaml", std::string(reinterpret_cast<const char*>(data), size));
  const RunResult lint = Sound("lint -f json");
  Require(lint.exit < 3, "lint: exit 3 " + lint.err);
  const RunResult rules = Sound("rules -f json");
  // Both or neither take the handbook.
  Require((lint.exit == 2) == (rules.exit == 2), "lint " + std::to_string(lint.exit) + ", rules " + rules.err);
  return 0;
}
