// The records of a kind, as `list` shows them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/document.h"
#include "view/show.h"

namespace lanzhi {

struct RecordList {
  std::string_view kind;
  std::string_view title;  // what such records are called
  std::vector<ListRow> rows;
};

// `list` must outlive it.
[[nodiscard]] Document ListDocument(const RecordList& list, Language language);

// The records that hold the code of a person, as `show CODE` shows them.
struct PersonRecords {
  std::string code;
  std::vector<PersonRow> rows;
};

// `records` must outlive it.
[[nodiscard]] Document PersonDocument(const PersonRecords& records, Language language);

}  // namespace lanzhi
