// `show` and `list` for people and for programs.
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

// Columns that are empty in every row are left out.
[[nodiscard]] std::string ListTable(const std::vector<ListRow>& rows, Language language, const Style& style);
[[nodiscard]] std::string ListJson(std::string_view kind, const std::vector<ListRow>& rows, Language language);

}  // namespace lanzhi
