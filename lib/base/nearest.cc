#include "base/nearest.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"

namespace lanzhi {
namespace {

// Longer words are not misspelt, they are something else; the limit keeps the cost of hostile input small.
constexpr std::size_t kLongest = 64;

std::u32string Simplified(std::string_view word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded next = DecodeUtf8(word, at);
    at += std::max<std::size_t>(next.length, 1);
    char32_t c = next.code_point;
    if (c == U'_' || c == U'-' || c == U' ' || c == U'\u3000') continue;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    out.push_back(c);
  }
  return out;
}

// Optimal string alignment: insert, delete, replace and swap of neighbours cost one each.
std::size_t Distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

constexpr std::size_t kListAtMost = 16;

}  // namespace

std::vector<std::string_view> Nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  struct Near {
    std::size_t distance;
    std::string_view candidate;
  };
  std::vector<Near> near;
  const std::u32string wanted = word.size() > 4 * kLongest ? std::u32string{} : Simplified(word);
  if (wanted.empty()) return {};
  for (const std::string_view candidate : candidates) {
    const std::u32string simple = candidate.size() > 4 * kLongest ? std::u32string{} : Simplified(candidate);
    const std::size_t longer = std::max(wanted.size(), simple.size());
    const std::size_t shorter = std::min(wanted.size(), simple.size());
    const std::size_t limit = std::max<std::size_t>(1, longer / 3);
    if (shorter == 0 || longer - shorter > limit) continue;
    const std::size_t distance = Distance(wanted, simple);
    // Two words of one character each are always one apart: that is no likeness.
    if (distance <= limit && distance < longer) near.push_back({distance, candidate});
  }
  std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.distance < b.distance; });
  std::vector<std::string_view> out;
  out.reserve(near.size());
  for (const Near& one : near) out.push_back(one.candidate);
  return out;
}

Message DidYouMean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  const std::vector<std::string_view> near = Nearest(word, views);
  if (!near.empty()) return {"cli.did-you-mean", {}, {{"value", Verbatim(near.front())}}};
  if (candidates.empty() || candidates.size() > kListAtMost) return {};
  std::vector<Text> list;
  for (const std::string& candidate : candidates) list.push_back(Verbatim(candidate));
  return {"cli.choose-from", {}, {{"values", std::move(list)}}};
}

}  // namespace lanzhi
