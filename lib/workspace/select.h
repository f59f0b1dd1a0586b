// Which records a command speaks of: names on the command line among the entries of a workspace.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/workspace.h"

namespace lanzhi {

struct Selection {
  bool whole = true;                // everything, so that what only the whole folder shows is looked for too
  std::vector<std::size_t> chosen;  // else these entries, ascending,
  std::vector<std::string> names;   // which are at or below these paths in the folder
  // With `whole`: what is said of other files is dropped; they are read for the sake of these. Paths in the folder.
  std::optional<std::set<std::string, std::less<>>> only;

  [[nodiscard]] bool Shows(std::string_view path) const { return !only || only->contains(path); }
  // Whether what could not be listed at `path` may concern them: it is above or below one.
  [[nodiscard]] bool Concerns(std::string_view path) const;
};

// `names` with the ids among them turned into paths: where nothing of `paths` is at or below names[n] and ids[n] is the
// name of files there (without `.yaml`), these stand in its place. `ids`: as many as names, "" where none was typed.
[[nodiscard]] std::vector<std::string> PathsOfIds(std::vector<std::string> names, const std::vector<std::string>& ids,
                                                  const std::vector<std::string_view>& paths);

// The entries at or below `names`, paths in the folder ("" = the folder itself); all when there are none.
// Errors: the first of `names` that matches nothing, not even a fault of the listing, by its number; `selection` is
// then not to be used.
[[nodiscard]] std::optional<std::size_t> Select(const Workspace& workspace, const std::vector<std::string>& names,
                                                Selection& selection);

}  // namespace lanzhi
