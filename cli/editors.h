// What a records folder holds for editors: the schemas of its records, and settings that lead an editor to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/shape.h"

namespace lanzhi {

// The folders that hold them.
inline constexpr std::string_view kEditorFolders[] = {".lanzhi", ".vscode"};

struct EditorFile {
  std::string path;  // relative to the folder
  std::string text;
  bool made = false;  // ours alone: made again when the handbook changes; else it is the folder's, once written
};

// `keys`: those of the folder; titles and help are in that language too, for those who will write in it.
[[nodiscard]] std::vector<EditorFile> EditorFiles(const Shapes& shapes, Language keys);

}  // namespace lanzhi
