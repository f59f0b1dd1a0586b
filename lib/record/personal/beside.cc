#include "record/personal/beside.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace lanzhi {
namespace {

// Whether `between` is nothing but marks and words of `links`.
bool OnlyLinks(std::string_view between, const std::vector<std::string_view>& links) {
  constexpr std::array<std::string_view, 14> kMarks = {" ", ":",  "：", "#", "№", ".", "(",
                                                       ")", "（", "）", "=", "-", "“", "\""};
  const auto drop = [&](const auto& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      if (!between.starts_with(word)) return false;
      between.remove_prefix(word.size());
      return true;
    });
  };
  while (drop(kMarks) || drop(links)) {
  }
  return between.empty();
}

}  // namespace

bool BeginsWith(std::string_view text, std::size_t at, const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.substr(at, word.size()) == word; });
}

bool WordBefore(std::string_view text, std::size_t at, const std::vector<std::string_view>& words, std::size_t most,
                const std::vector<std::string_view>* links) {
  constexpr std::size_t kLook = 60;
  const std::size_t from = at > kLook ? at - kLook : 0;
  std::string before(text.substr(from, at - from));
  before.erase(0, before.rfind('\n') + 1);
  std::transform(before.begin(), before.end(), before.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view word : words) {
    std::size_t found = before.find(word);
    if (found == std::string::npos) continue;
    // The last one, from the front all the same: that is the faster search.
    for (std::size_t next = found; next != std::string::npos; next = before.find(word, next + 1)) found = next;
    const std::string_view between = std::string_view(before).substr(found + word.size());
    if (CountCodePoints(between) > most) continue;
    if (between.find_first_of("0123456789;,") != std::string_view::npos) continue;
    if (links != nullptr && !OnlyLinks(between, *links)) continue;
    if (between.find("。") != std::string_view::npos || between.find("，") != std::string_view::npos) continue;
    return true;
  }
  return false;
}

}  // namespace lanzhi
