#include "base/fold.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "base/fold_table.h"
#include "base/utf8.h"

namespace lanzhi {
namespace {

// Syllables of Hangul are taken apart by arithmetic (Unicode 3.12).
constexpr char32_t kSyllables = 0xAC00, kLeads = 0x1100, kVowels = 0x1161, kTails = 0x11A7;
constexpr char32_t kSyllableCount = 11172, kPerLead = 588, kPerVowel = 28;

constexpr std::uint64_t kBytes = 0x0101010101010101U;  // times a byte: eight of it
constexpr std::uint64_t kHighBits = 0x80 * kBytes;

// Of eight ASCII characters at once. A sum has its high bit where the character is at least 'A', or beyond 'Z'.
std::uint64_t SmallLettersOf(std::uint64_t eight) {
  const std::uint64_t from_a = eight + (0x80 - 'A') * kBytes, beyond_z = eight + (0x80 - 'Z' - 1) * kBytes;
  return eight | (from_a & ~beyond_z & kHighBits) >> 2;
}

char32_t SmallLetterOf(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  const auto* at = std::lower_bound(std::begin(kCapitals), std::end(kCapitals), c,
                                    [](const CapitalRange& range, char32_t letter) { return range.last < letter; });
  if (at == std::end(kCapitals) || c < at->first || (c - at->first) % static_cast<char32_t>(at->step) != 0) return c;
  return static_cast<char32_t>(static_cast<int>(c) + at->distance);
}

void AppendFolded(std::string& out, char32_t c) {
  if (c >= kSyllables && c < kSyllables + kSyllableCount) {
    const char32_t index = c - kSyllables;
    AppendUtf8(out, kLeads + index / kPerLead);
    AppendUtf8(out, kVowels + index % kPerLead / kPerVowel);
    if (index % kPerVowel != 0) AppendUtf8(out, kTails + index % kPerVowel);
    return;
  }
  const auto* at =
      std::lower_bound(std::begin(kDecompositions), std::end(kDecompositions), c,
                       [](const Decomposition& entry, char32_t composed) { return entry.composed < composed; });
  if (at == std::end(kDecompositions) || at->composed != c) {
    AppendUtf8(out, SmallLetterOf(c));
  } else {
    AppendFolded(out, at->letter);
    AppendFolded(out, at->accent);
  }
}

}  // namespace

std::string FoldName(std::string_view name) {
  std::string folded;
  FoldName(name, folded);
  return folded;
}

void FoldName(std::string_view name, std::string& folded) {
  folded = name;
  std::size_t at = 0;
  std::uint64_t eight = 0;
  for (; at + sizeof eight <= name.size(); at += sizeof eight) {
    std::memcpy(&eight, name.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
    eight = SmallLettersOf(eight);
    std::memcpy(folded.data() + at, &eight, sizeof eight);
  }
  for (; at < name.size() && static_cast<unsigned char>(name[at]) < 0x80; ++at) {
    const char c = name[at];
    folded[at] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  folded.resize(at);  // mostly it is all ASCII
  while (at < name.size()) {
    const Decoded next = DecodeUtf8(name, at);
    if (next.length == 0) {
      folded += name[at++];
    } else {
      AppendFolded(folded, next.code_point);
      at += next.length;
    }
  }
}

}  // namespace lanzhi
