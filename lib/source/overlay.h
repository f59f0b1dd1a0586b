// A records folder in which one file has other bytes than on disk: text from standard input, a record not yet written.
#pragma once

#include <memory>
#include <string>

#include "source/folder.h"

namespace lanzhi {

// `path` is relative to the folder; it need not exist in it.
[[nodiscard]] std::unique_ptr<Folder> Overlay(std::unique_ptr<Folder> under, std::string path, std::string bytes);

}  // namespace lanzhi
