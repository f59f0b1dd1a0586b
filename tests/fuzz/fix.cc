// Mending a record: once is enough, and what is shown by --diff is what is written.
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lanzhi::test;
  static const std::string path = "cases/2026/C2026-0001.yaml";
  const std::string text(reinterpret_cast<const char*>(data), size);
  Folder().Write(path, text);
  const RunResult diff = Sound("lint --diff");
  Require(Folder().Read(path) == text, "--diff wrote");
  Require(Sound("lint --fix").exit < 2, "lint --fix");
  const std::string mended = Folder().Read(path);
  Require((mended != text) == !diff.out.empty(), "--diff shows other than --fix writes: " + diff.out);
  Require(Sound("lint --diff").out.empty(), "mended twice: " + mended);
  return 0;
}
