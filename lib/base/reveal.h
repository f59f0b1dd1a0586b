// The words of a FreeText. tests/layering/check lists the files that may include this, each with its reason: they
// neither show nor keep what they see, or show it to the person who typed it.
#pragma once

#include <string_view>

#include "base/free_text.h"

namespace lanzhi {

[[nodiscard]] constexpr std::string_view Reveal(FreeText text) { return text.words_; }

}  // namespace lanzhi
