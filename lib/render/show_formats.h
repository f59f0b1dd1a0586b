// `show` for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "render/style.h"
#include "view/show.h"

namespace lanzhi {

struct ShowOptions {
  Language language = Language::en;
  Style style;
  Date today{};
};

[[nodiscard]] std::string ShowText(const ShownRecord& shown, const ShowOptions& options);
// Finds the lines of the duties too. One object.
[[nodiscard]] std::string ShowJson(const ShownRecord& shown, const ShowOptions& options);

}  // namespace lanzhi
