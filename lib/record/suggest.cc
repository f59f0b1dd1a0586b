#include "record/suggest.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "base/nearest.h"
#include "base/utf8.h"

namespace lanzhi {
namespace {

// `begins`: the name goes on behind the word; `alike`: what else people call it is alike.
enum class Likeness : std::uint8_t { called, near, begins, part, short_for, alike, faint };

constexpr std::size_t kShortWord = 2;  // signs of which a change of one makes another word
constexpr std::size_t kLetters = 4;    // of a part in letters, which shorter ones are by chance

std::u32string Signs(std::string_view text) {
  std::u32string signs;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    at += next.length == 0 ? 1 : next.length;
    const char32_t c = next.code_point;
    if (c != U' ' && c != U'_' && c != U'-') signs += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
  }
  return signs;
}

bool InLetters(const std::u32string& signs) {
  return std::all_of(signs.begin(), signs.end(), [](char32_t c) { return c < 0x80; });
}

bool IsPart(const std::u32string& part, const std::u32string& whole) {
  return part.size() >= (InLetters(part) ? kLetters : kShortWord) && whole.find(part) != std::u32string::npos;
}

// Its signs stand in the name, in this order: how Chinese makes short forms.
bool IsShortFor(const std::u32string& word, const std::u32string& name) {
  if (word.size() < kShortWord || InLetters(word)) return false;
  std::size_t at = 0;
  for (const char32_t c : name) at += at < word.size() && c == word[at] ? 1 : 0;
  return at == word.size();
}

std::optional<Likeness> LikenessOf(std::string_view word, const std::u32string& signs, std::string_view name) {
  const std::u32string other = Signs(name);
  const bool near = !Nearest(word, {name}).empty();
  // A sign more may be the contrary (未完成): that is a part, not a slip of the pen.
  const bool within = !InLetters(signs) && (IsPart(signs, other) || IsPart(other, signs));
  if (near && !within && std::max(signs.size(), other.size()) > kShortWord) return Likeness::near;
  if (IsPart(signs, other)) return other.starts_with(signs) ? Likeness::begins : Likeness::part;
  if (IsPart(other, signs)) return Likeness::part;
  if (IsShortFor(signs, other)) return Likeness::short_for;
  if (near) return Likeness::faint;
  return std::nullopt;
}

}  // namespace

Suggestions Suggest(std::string_view word, const std::vector<Candidate>& candidates) {
  struct Found {
    Likeness likeness;
    std::size_t steps;  // in the order of NearWords
    Suggestion suggestion;
  };
  std::vector<Found> found;
  Suggestions out;
  const std::u32string signs = Signs(word);
  if (signs.empty()) return out;
  std::vector<std::string_view> names;
  for (const Candidate& candidate : candidates)
    names.insert(names.end(), candidate.names.begin(), candidate.names.end());
  const std::vector<std::string_view> nearest = Nearest(word, names);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    std::optional<Found> best;
    const auto add = [&](Likeness likeness, std::string_view name) {
      const auto at = static_cast<std::size_t>(std::find(nearest.begin(), nearest.end(), name) - nearest.begin());
      if (best && (best->likeness < likeness || (best->likeness == likeness && best->steps <= at))) return;
      best = Found{likeness, at, {i, name}};
    };
    for (const std::string_view name : candidates[i].names) {
      const std::optional<Likeness> likeness = LikenessOf(word, signs, name);
      if (likeness) add(*likeness, name);
      out.told =
          out.told || (likeness && *likeness != Likeness::faint && Signs(name).find(signs) != std::u32string::npos);
      out.told = out.told || likeness == Likeness::near || likeness == Likeness::short_for;
    }
    if (candidates[i].also == nullptr || candidates[i].names.empty()) {
      if (best) found.push_back(*best);
      continue;
    }
    for (const std::string_view other : *candidates[i].also) {
      const bool same = Signs(other) == signs;
      const std::optional<Likeness> likeness = same ? Likeness::called : LikenessOf(word, signs, other);
      if (same || IsPart(Signs(other), signs))
        add(same ? Likeness::called : Likeness::part, candidates[i].names.front());
      if (likeness == Likeness::near) add(Likeness::alike, candidates[i].names.front());
      out.told = out.told || same;
    }
    if (best) found.push_back(*best);
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.likeness != b.likeness ? a.likeness < b.likeness : a.steps < b.steps;
  });
  // What is hardly alike helps only where nothing else is.
  if (!found.empty() && found.front().likeness < Likeness::alike) {
    std::erase_if(found, [](const Found& each) { return each.likeness >= Likeness::alike; });
  }
  for (const Found& each : found) out.all.push_back(each.suggestion);
  out.close = !found.empty() && found.front().likeness != Likeness::faint;
  out.called = !found.empty() && found.front().likeness == Likeness::called;
  out.certain = found.size() == 1 && found.front().likeness <= Likeness::begins;
  return out;
}

Message DidYouMeanKind(const std::string& word, const Shapes& shapes, Language language,
                       const std::vector<std::string>& known) {
  std::vector<Candidate> kinds;
  for (const auto& shape : shapes.All())
    kinds.push_back({{shape->names.In(language), shape->names.In(Other(language))}, &shape->also});
  const Suggestions meant = Suggest(word, kinds);
  if (!meant.close) return DidYouMean(word, known);
  const std::string_view name = shapes.All()[meant.all.front().index]->names.In(language);
  const bool offered = std::find(known.begin(), known.end(), name) != known.end();
  return offered ? Message{"cli.did-you-mean", {}, {{"value", Verbatim(name)}}} : DidYouMean(word, known);
}

}  // namespace lanzhi
