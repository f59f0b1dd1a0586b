// The text of a record, from the bytes to every format.
#include <array>

#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lanzhi::test;
  static constexpr std::array kFormats = {"human", "concise", "json", "sarif", "github", "gitlab", "junit"};
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string format = kFormats[size % kFormats.size()];
  const lanzhi::test::RunResult result = Sound("lint --stdin-filename cases/2026/C2026-0001.yaml -f " + format, text);
  Require(result.exit < 2, "lint of one record: exit " + std::to_string(result.exit) + " " + result.err);
  return 0;
}
