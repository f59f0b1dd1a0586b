// Trees prepared when building, so that handbook data is not parsed at every start.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "source/tree.h"

namespace lanzhi {

// The tree, its file's path and bytes, as one string for this machine's byte order.
[[nodiscard]] std::string Pack(const Tree& tree);
// Precondition: `bytes` was made by Pack() of the same build, begins where a Node may, and outlives the tree.
[[nodiscard]] Tree Unpack(std::string_view bytes);

struct EmbeddedFile {
  std::string_view path;  // below schemas/, e.g. "record/case.yaml"; tests of rules: "examples/lantian/consent.yaml"
  std::string_view packed;
  std::uint64_t hash = 0;  // of `packed` (base/hash.h)
};

// All files compiled in, ordered by path. Defined by code generated from the files (cmake target `embedded`).
[[nodiscard]] const EmbeddedFile* EmbeddedBegin();
[[nodiscard]] const EmbeddedFile* EmbeddedEnd();

// The embedded file with this path; nullptr when there is none.
// Inline, so that the program which packs can link without what it makes.
[[nodiscard]] inline const EmbeddedFile* FindEmbedded(std::string_view path) {
  const EmbeddedFile* found = std::lower_bound(
      EmbeddedBegin(), EmbeddedEnd(), path, [](const EmbeddedFile& file, std::string_view p) { return file.path < p; });
  return found != EmbeddedEnd() && found->path == path ? found : nullptr;
}

// Those whose path begins with `prefix`. All lie side by side: hundreds of others are not even looked at.
[[nodiscard]] inline std::span<const EmbeddedFile> EmbeddedBelow(std::string_view prefix) {
  const auto begins = [&](const EmbeddedFile& file) { return file.path.substr(0, prefix.size()); };
  const auto* first = std::partition_point(EmbeddedBegin(), EmbeddedEnd(),
                                           [&](const EmbeddedFile& file) { return begins(file) < prefix; });
  const auto* last =
      std::partition_point(first, EmbeddedEnd(), [&](const EmbeddedFile& file) { return begins(file) == prefix; });
  return {first, last};
}

}  // namespace lanzhi
