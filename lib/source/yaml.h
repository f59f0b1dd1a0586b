// The one reader of YAML. Everything behind it may change (source/LIMITS.md "Cost": yaml-cpp is the cost).
#pragma once

#include "source/diagnostic.h"
#include "source/tree.h"

namespace lanzhi {

struct Parsed {
  Tree tree;  // what is certain; nodes that broke off are `cut`, values with a finding are `faulty`
  Diagnostics diagnostics;
};

// Purpose: reads one file in the strict profile: one document, a map at the top, UTF-8, no anchors, aliases, tags,
// merge keys, duplicate keys, no folded plain scalars, quotes closed on their line, the limits of limits.h.
// Errors: never throws; at most one diagnostic (yaml-*) for one mistake, at the mistake's own line.
// Thread-safe. Time is linear in the size of the file.
[[nodiscard]] Parsed ParseYaml(FilePtr file);

}  // namespace lanzhi
