// JSON Schema (2020-12) of records, so that editors complete, explain and check what is typed. It says what the reader
// of records says (record/read.h), as far as one document can tell: not what files are called, nor where links lead.
#pragma once

#include "record/shape.h"
#include "render/json_fwd.h"

namespace lanzhi {

struct SchemaOptions {
  Language keys = Language::en;   // of keys and choices
  Language words = Language::en;  // of titles and help
  bool either = false;            // the other language's names are read too (lanzhi.yaml): valid, but not offered
};

// Of one kind.
[[nodiscard]] Json KindSchema(const Shape& shape, const SchemaOptions& options);

// Of any record, whose kind its first key tells.
[[nodiscard]] Json RecordSchema(const Shapes& shapes, const SchemaOptions& options);

}  // namespace lanzhi
