// A text that the scanner accepts: the arbiter reads it in the same way, and has nothing to say about it.
#include "fuzz/target.h"
#include "scan/law.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lanzhi;
  // Longer ones show nothing more, and the arbiter takes its time over each byte.
  constexpr std::size_t kMost = 4096;
  if (size > kMost) return -1;
  const FilePtr file = MakeFile("record.yaml", std::string(reinterpret_cast<const char*>(data), size));
  test::Require(test::Rule(file).difference.empty(), "the law of the scanner: " + test::Rule(file).difference);
  return 0;
}
