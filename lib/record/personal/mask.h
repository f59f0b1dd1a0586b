// Stars in place of what was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/personal/scan.h"

namespace lanzhi {

// The text with a star of the same length for each character found; line ends stay, so that every place in it is where
// it was, in bytes, in characters and in lines.
[[nodiscard]] std::string Mask(std::string_view text, const std::vector<Personal>& found);

}  // namespace lanzhi
