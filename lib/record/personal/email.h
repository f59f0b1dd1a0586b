// Addresses of e-mail.
#pragma once

#include <cstdint>
#include <string_view>

#include "source/file.h"

namespace lanzhi {

// The address around the `@` at `at`, full-width or not, which is `length` bytes long; one blank may stand on either
// side of it. Empty when it is none.
[[nodiscard]] Span EmailAround(std::string_view text, std::uint32_t at, std::size_t length);

}  // namespace lanzhi
