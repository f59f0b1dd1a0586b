// SHA-1 (FIPS 180-4), by which git names what it holds.
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// 40 hexadecimal digits in small letters.
[[nodiscard]] std::string Sha1(std::string_view bytes);

}  // namespace lanzhi
