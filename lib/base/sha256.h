// SHA-256 (FIPS 180-4), by which people see that a file is the one they were told of: `sha256sum` prints the same.
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// 64 hexadecimal digits in small letters.
[[nodiscard]] std::string Sha256(std::string_view bytes);

}  // namespace lanzhi
