// The examples of FIPS 180-4, and what sha256sum and sha1sum print.
#include <doctest/doctest.h>

#include <string>

#include "base/digest.h"

namespace lanzhi {
namespace {

TEST_CASE("digests are those that others compute") {
  CHECK(Sha256({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(Sha256({"abc"}) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(Sha256({std::string(1000000, 'a')}) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(Sha1({}) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(Sha1({"abc"}) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(Sha1({std::string(1000000, 'a')}) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("a digest does not tell where one part ends") {
  CHECK(Sha256({"a", "", "bc"}) == Sha256({"abc"}));
  CHECK(Sha1({"a", "", "bc"}) == Sha1({"abc"}));
  CHECK(Sha1({std::string(55, 'x'), std::string(65, 'x')}) == "ceb2821639c4b6dcb10bce0e522ca2e608ce056d");
}

}  // namespace
}  // namespace lanzhi
