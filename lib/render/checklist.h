// A checklist to be read, filled in on paper, or taken on by a program.
#pragma once

#include <string>

#include "render/style.h"
#include "view/checklist.h"

namespace lanzhi {

[[nodiscard]] std::string ChecklistText(const Checklist& list, Language language, const Style& style);
[[nodiscard]] std::string ChecklistMarkdown(const Checklist& list, Language language);
[[nodiscard]] std::string ChecklistJson(const Checklist& list, Language language);

}  // namespace lanzhi
