#include "base/digest.h"

#include <nettle/base16.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace lanzhi {
namespace {

// nettle has a context and three functions for each algorithm.
template <std::size_t kSize, typename Context>
std::string Digest(std::initializer_list<std::string_view> parts, void (*init)(Context*),
                   void (*update)(Context*, std::size_t, const std::uint8_t*),
                   void (*finish)(Context*, std::size_t, std::uint8_t*)) {
  Context context;
  init(&context);
  for (const std::string_view part : parts) {
    update(&context, part.size(), reinterpret_cast<const std::uint8_t*>(part.data()));
  }
  std::array<std::uint8_t, kSize> digest;
  finish(&context, digest.size(), digest.data());
  std::string digits(BASE16_ENCODE_LENGTH(kSize), '\0');
  base16_encode_update(digits.data(), digest.size(), digest.data());
  return digits;
}

}  // namespace

std::string Sha1(std::initializer_list<std::string_view> parts) {
  return Digest<SHA1_DIGEST_SIZE>(parts, sha1_init, sha1_update, sha1_digest);
}

std::string Sha256(std::initializer_list<std::string_view> parts) {
  return Digest<SHA256_DIGEST_SIZE>(parts, sha256_init, sha256_update, sha256_digest);
}

}  // namespace lanzhi
