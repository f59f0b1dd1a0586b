// A record that is about to be written, judged before it is.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "view/finding.h"
#include "workspace/workspace.h"

namespace lanzhi {

struct JudgedText {
  Workspace workspace;  // owns the words of the findings
  std::vector<Finding> findings;
};

// What lint would say of the file `path` of `folder` if `text` stood in it; nothing where the folder cannot be opened.
[[nodiscard]] JudgedText JudgeText(std::unique_ptr<Folder> folder, const std::string& path, const std::string& text,
                                   int jobs);

}  // namespace lanzhi
