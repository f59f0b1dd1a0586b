// A checklist to be read, filled in on paper, or taken on by a program.
#pragma once

#include "render/document.h"
#include "view/checklist.h"

namespace lanzhi {

// Entries to be ticked, stage by stage. `list` must outlive it.
[[nodiscard]] Document ChecklistDocument(const Checklist& list, Language language);

}  // namespace lanzhi
