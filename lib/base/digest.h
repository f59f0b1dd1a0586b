// Digests (FIPS 180-4) that other programs compute too: SHA-1, by which git names what it holds, and SHA-256, by which
// people see that a file is the one they were told of, as `sha256sum` prints it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace lanzhi {

// Of the parts, one after the other, as if they were one; in hexadecimal digits, small letters: 40 and 64 of them.
[[nodiscard]] std::string Sha1(std::initializer_list<std::string_view> parts);
[[nodiscard]] std::string Sha256(std::initializer_list<std::string_view> parts);

}  // namespace lanzhi
