// The block of `due` for duties without a day.
#pragma once

#include <span>

#include "render/document.h"
#include "render/due_words.h"

namespace lanzhi {

// A line for each record and actor with what lacks, the oldest first, so many of them; with
// DueOptions::each_undated one for each row. The table keeps what it needs of `rows`.
[[nodiscard]] Table UndatedTable(std::span<const DueRow> rows, const DueOptions& options);

}  // namespace lanzhi
