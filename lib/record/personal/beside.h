// Words beside a number that tell what it is.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lanzhi {

// Whether one of the words stands at `at`.
[[nodiscard]] bool BeginsWith(std::string_view text, std::size_t at, const std::vector<std::string_view>& words);

// Whether one of the words ends at most `most` characters before `at`, without a sentence ending between. `links`: what
// alone may stand between, with marks; nullptr: anything.
[[nodiscard]] bool WordBefore(std::string_view text, std::size_t at, const std::vector<std::string_view>& words,
                              std::size_t most, const std::vector<std::string_view>* links = nullptr);

}  // namespace lanzhi
