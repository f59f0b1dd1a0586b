// Names that are the same to some file systems.
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// What two names have in common that Windows or macOS holds for one: in small letters, accents apart from their letters
// (NFD; Latin, Greek, Cyrillic, kana, Hangul). For comparing only. Ill-formed bytes stay as they are.
[[nodiscard]] std::string FoldName(std::string_view name);
// The same into a string that is there already, for very many.
void FoldName(std::string_view name, std::string& folded);

}  // namespace lanzhi
