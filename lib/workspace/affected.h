// Which records a change of some of them is about, and which must be read to judge these.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workspace/brief_index.h"

namespace lanzhi {

struct KnownRecord {
  std::string_view path;
  const Note* note = nullptr;
};

struct KnownChange {
  std::string_view path;
  const Note* before = nullptr;  // as it was; nullptr: it was not there
};

// Kinds of which rules judge a record by the records of another kind in the folder (Handbook::LookedFor), with that.
using LookedFor = std::set<std::pair<std::string_view, std::string_view>>;

// Kinds of which a record, once it is handed in, says of those of its site up to when they are complete ($known-to).
struct Returns {
  std::string_view site;  // the kind of a site
  std::string_view month;
};

struct Affected {
  bool agency = false;             // lanzhi.yaml is told of too: a record changed by which rules judge it, or a waiver
  std::vector<std::size_t> shown;  // records that changed, that these link to (or did), that link to them; ascending
  std::vector<std::size_t> read;  // these and all that their findings hang on, so that reading just them gives the same
};

// `records`: all of a folder, by path, without lanzhi.yaml, which is always read. `agency`: its id.
[[nodiscard]] Affected AffectedBy(const std::vector<KnownRecord>& records, const std::vector<KnownChange>& changes,
                                  const LookedFor& looked_for, const Returns& returns, std::string_view agency);

}  // namespace lanzhi
