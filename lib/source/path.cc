#include "source/path.h"

#include <filesystem>

namespace lanzhi {

std::string Absolute(const std::string& cwd, const std::string& path) {
  std::string text = (std::filesystem::path(cwd) / path).lexically_normal().string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

bool IsAtOrBelow(std::string_view path, std::string_view under) {
  return under.empty() || (path.starts_with(under) && (path.size() == under.size() || path[under.size()] == '/'));
}

}  // namespace lanzhi
