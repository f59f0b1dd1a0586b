// Finding a records folder, and what is known of it before it is opened.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/store.h"
#include "workspace/agency.h"

namespace lanzhi {

// Errors: ReadFailure, here and below.
[[nodiscard]] bool IsFolder(const std::string& path);

struct Search {
  std::optional<std::string> root;    // absolute: the folder that holds lanzhi.yaml
  std::vector<std::string> searched;  // folders looked into, nearest first
};

// Walks up from `start` (absolute; a file or a folder, which need not exist) to a lanzhi.yaml, at most to the git top
// level.
[[nodiscard]] Search FindRoot(const std::string& start);

// Whether a file of this name (absolute; it need not exist) is, behind links, a record, lanzhi.yaml or data of a
// handbook: nothing that a command may be told to write its output to.
[[nodiscard]] bool HoldsData(const std::string& path);

struct FoundFolder {
  std::string root;
  std::unique_ptr<Store> store;  // nullptr once it has been handed over to be opened
  AgencyFile agency;             // its faults are reported when the folder is opened
};

// `root`: absolute; it holds lanzhi.yaml.
[[nodiscard]] FoundFolder LookInto(const std::string& root);

}  // namespace lanzhi
