// Which of several words was meant.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"

namespace lanzhi {

// Words among which others are looked for again and again.
class NearWords {
 public:
  // Keeps the views.
  explicit NearWords(const std::vector<std::string_view>& words);

  // Those near to `word` (edit distance by code points, swaps count one; at most a third of the longer word, at least
  // 1), nearest first, ties in the order given. Case of ASCII letters, `_`, `-` and blanks is ignored. A look takes no
  // longer among very many: of more than a thousand that are much alike those are looked at that begin or end alike,
  // and only what is one step away is taken for near, since something nearer than others may have been passed over.
  [[nodiscard]] std::vector<std::string_view> To(std::string_view word) const;

 private:
  struct Word {
    std::string_view text;
    std::size_t length = 0;   // without what is ignored, in code points; 0: nothing is near to it
    std::uint64_t signs = 0;  // a bit for each sign that it has
  };
  using Entry = std::pair<std::string, std::uint32_t>;  // without what is ignored; its index in words_

  // Looks at words from where `simple` would stand to both sides; false: not at all of them.
  bool LookAround(std::string simple, const std::function<void(std::size_t)>& look, const std::size_t& compared) const;

  std::vector<Word> words_;
  // Only of very many: sorted by their beginnings, and turned round, by their ends.
  std::vector<Entry> forward_, backward_;
};

// The same for one look.
[[nodiscard]] std::vector<std::string_view> Nearest(std::string_view word,
                                                    const std::vector<std::string_view>& candidates);

// "did you mean X?" when something among `candidates` is near, else the list of them when it is short, else empty.
[[nodiscard]] Message DidYouMean(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace lanzhi
