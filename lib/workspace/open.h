// Opening a records folder.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workspace/workspace.h"

namespace lanzhi {

// Which files of a folder are read, where not all need be: some records and all that their findings hang on.
struct Extent {
  Listing listing;
  // Kind and id of each readable record left out; whoever chose holds the words.
  std::vector<std::pair<std::string_view, std::string_view>> elsewhere;
};

// Called when the handbook and its shapes are known, before any record is read.
using ChooseExtent = std::function<Extent(const Workspace&)>;

// `store` holds lanzhi.yaml. Without `choose` every file that it lists is an entry.
// Errors: Workspace::setup; with an error in it only `store` and `setup` may be used.
[[nodiscard]] Workspace OpenWorkspace(std::unique_ptr<Store> store, std::optional<Date> day, int jobs,
                                      const ChooseExtent& choose = {});
[[nodiscard]] Workspace OpenWorkspace(std::unique_ptr<Folder> folder, std::optional<Date> day, int jobs,
                                      const ChooseExtent& choose = {});
// The same with the handbook of these files in place of the one that lanzhi.yaml names: for tests of its data.
[[nodiscard]] Workspace OpenWorkspace(std::unique_ptr<Folder> folder, HandbookFiles handbook, std::optional<Date> day,
                                      int jobs);

// An Extent without records: for what is asked of the handbook alone. Faults of the listing stay.
[[nodiscard]] Extent NoRecords(const Workspace& workspace);

}  // namespace lanzhi
