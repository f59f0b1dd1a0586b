#include "base/nearest.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace lanzhi {
namespace {

// Longer words, in bytes, are not misspelt, they are something else; the limit keeps the cost of hostile input small.
constexpr std::size_t kLongest = 256;
// So many words are looked at, a few at a time, and compared, at the most.
constexpr std::size_t kMostLooked = 32'768, kMostCompared = 1'000;

using Signs = std::array<char32_t, kLongest>;

// Writes the word without what is ignored; returns its length, 0 when it is too long.
std::size_t Simplify(std::string_view word, Signs& out) {
  if (word.size() > kLongest) return 0;
  std::size_t length = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded next = DecodeUtf8(word, at);
    at += std::max<std::size_t>(next.length, 1);
    char32_t c = next.code_point;
    if (c == U'_' || c == U'-' || c == U' ' || c == U'\u3000') continue;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    out[length++] = c;
  }
  return length;
}

// The same as bytes, to sort by.
std::string SimpleBytes(std::string_view word) {
  Signs signs;
  std::string bytes;
  for (const char32_t c : std::span(signs.data(), Simplify(word, signs))) AppendUtf8(bytes, c);
  return bytes;
}

// Each step takes away one sign and brings one, so that words are at least as far apart as the signs that one of them
// lacks are many. Signs that share a bit only make that less.
std::uint64_t BitsOf(std::span<const char32_t> signs) {
  std::uint64_t bits = 0;
  for (const char32_t c : signs) bits |= std::uint64_t{1} << (static_cast<std::uint32_t>(c) * 0x9E3779B1U >> 26);
  return bits;
}

std::size_t AtLeastApart(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::size_t>(std::max(std::popcount(a & ~b), std::popcount(b & ~a)));
}

// Optimal string alignment: insert, delete, replace and swap of neighbours cost one each. More than `limit` when they
// are further apart than that.
std::size_t Distance(std::span<const char32_t> a, std::span<const char32_t> b, std::size_t limit) {
  std::array<std::uint16_t, kLongest + 1> rows[3];
  std::uint16_t *before = rows[0].data(), *above = rows[1].data(), *row = rows[2].data();
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = static_cast<std::uint16_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::uint16_t least = row[0] = static_cast<std::uint16_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int best = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, before[j - 2] + 1);
      row[j] = static_cast<std::uint16_t>(best);
      least = std::min(least, row[j]);
    }
    if (least > limit) return least;  // no later row holds less, though a swap reaches over one row: it costs one
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

constexpr std::size_t kListAtMost = 24;

}  // namespace

NearWords::NearWords(const std::vector<std::string_view>& words) {
  words_.reserve(words.size());
  Signs signs;
  for (const std::string_view text : words) {
    const std::size_t length = Simplify(text, signs);
    words_.push_back({text, length, BitsOf({signs.data(), length})});
  }
  if (words_.size() <= kMostCompared) return;
  std::vector<std::string> simple;
  simple.reserve(words.size());
  for (const std::string_view text : words) simple.push_back(SimpleBytes(text));
  const auto order = [&](std::vector<Entry>& entries) {
    entries.reserve(simple.size());
    for (std::size_t i = 0; i < simple.size(); ++i) entries.push_back({simple[i], static_cast<std::uint32_t>(i)});
    std::sort(entries.begin(), entries.end());
  };
  order(forward_);
  for (std::string& each : simple) std::reverse(each.begin(), each.end());
  order(backward_);
}

std::vector<std::string_view> NearWords::To(std::string_view word) const {
  std::vector<std::pair<std::size_t, std::size_t>> near;  // distance, index
  Signs wanted, other;
  const std::size_t wanted_length = Simplify(word, wanted);
  if (wanted_length == 0) return {};
  const std::uint64_t wanted_bits = BitsOf({wanted.data(), wanted_length});
  std::size_t compared = 0;
  const auto look = [&](std::size_t index) {
    const Word& at = words_[index];
    const std::size_t longer = std::max(wanted_length, at.length), shorter = std::min(wanted_length, at.length);
    const std::size_t limit = std::max<std::size_t>(1, longer / 3);
    if (shorter == 0 || longer - shorter > limit || AtLeastApart(wanted_bits, at.signs) > limit) return;
    ++compared;
    Simplify(at.text, other);
    const std::size_t distance = Distance({wanted.data(), wanted_length}, {other.data(), at.length}, limit);
    // Two words of one character each are always one apart: that is no likeness.
    if (distance <= limit && distance < longer) near.emplace_back(distance, index);
  };
  if (forward_.empty()) {
    for (std::size_t i = 0; i < words_.size(); ++i) look(i);
  } else if (!LookAround(SimpleBytes(word), look, compared)) {
    std::erase_if(near, [](const auto& each) { return each.first > 1; });
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string_view> out;
  out.reserve(near.size());
  for (const auto& [distance, index] : near) out.push_back(words_[index].text);
  return out;
}

bool NearWords::LookAround(std::string simple, const std::function<void(std::size_t)>& look,
                           const std::size_t& compared) const {
  std::vector<bool> seen(words_.size());
  const auto once = [&](const Entry& entry) {
    if (!seen[entry.second]) look(entry.second);
    seen[entry.second] = true;
  };
  const auto place = [](const std::vector<Entry>& entries, const std::string& word) {
    return std::lower_bound(entries.begin(), entries.end(), Entry{word, 0});
  };
  auto after = place(forward_, simple), before = after;
  std::reverse(simple.begin(), simple.end());
  auto after_end = place(backward_, simple), before_end = after_end;
  for (std::size_t looked = 0; after != forward_.end() || before != forward_.begin(); ++looked) {
    if (looked == kMostLooked || compared >= kMostCompared) return false;
    if (after != forward_.end()) once(*after++);
    if (before != forward_.begin()) once(*--before);
    if (after_end != backward_.end()) once(*after_end++);
    if (before_end != backward_.begin()) once(*--before_end);
  }
  return true;
}

std::vector<std::string_view> Nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  return NearWords(candidates).To(word);
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
