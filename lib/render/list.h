// The records of a kind, as `list` shows them.
#pragma once

#include <string_view>
#include <vector>

#include "render/document.h"
#include "view/show.h"

namespace lanzhi {

struct RecordList {
  std::string_view kind;
  std::vector<ListRow> rows;
};

// `list` must outlive it.
[[nodiscard]] Document ListDocument(const RecordList& list, Language language);

}  // namespace lanzhi
