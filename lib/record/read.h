// From a tree to a record: keys, types, choices, links.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "record/record.h"
#include "record/shape.h"
#include "source/yaml.h"

namespace lanzhi {

class Casebook;

// Keys that a folder uses; nullopt = either (lanzhi.yaml, which says which).
using KeyLanguage = std::optional<Language>;

// The faults of what a record cannot be without, and of a text that says there is none where there must be.
inline constexpr std::string_view kMissingField = "record-missing", kNoneHere = "record-none",
                                  kSameKey = "record-same-key";

struct Reading {
  std::unique_ptr<Record> record;  // nullptr when the kind cannot be told; else its root is there and given
  Diagnostics diagnostics;         // yaml-* of the text and record-* of the shape
};

// Purpose: binds a parsed file to the shape that its first key names; fills defaults; orders lists by key date.
// Links are resolved against `casebook` (linked kinds); pass nullptr while those are being read themselves and call
// Casebook::Link() afterwards.
// Errors: unknown key, key of the other language, wrong type, bad choice, missing id, id unlike the file name, date
// out of range, broken link: one record-* diagnostic each, with did-you-mean where exactly one name is near. What has
// a diagnostic is unreadable, so that nothing speaks of it again; names of the other language are understood all the
// same.
// Thread-safe.
[[nodiscard]] Reading ReadRecord(Parsed parsed, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook);

// The kind that a file's first key names, looking only at its first line that is not blank or a comment; "" when that
// is no kind, or a field of the kind in whose folder the file lies. Cheap: parses nothing.
[[nodiscard]] std::string_view PeekKind(const File& file, const Shapes& shapes);

}  // namespace lanzhi
