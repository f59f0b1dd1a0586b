// Which of several names was meant by a word that is none of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "record/shape.h"

namespace lanzhi {

// Something that may be meant: the names that may be typed for it, and what else people call it.
struct Candidate {
  std::vector<std::string_view> names;
  const std::vector<std::string_view>* also = nullptr;
};

struct Suggestion {
  std::size_t index = 0;  // of the candidate
  std::string_view name;  // of its names the one to type
};

struct Suggestions {
  std::vector<Suggestion> all;  // the likeliest first
  bool close = false;           // the first is meant by more than one sign in common with a short name
  bool called = false;          // the word is another name of the first
  bool certain = false;         // there is one: the word is another name of it, its beginning, or a slip of the pen
  bool told = false;            // the word holds nothing that is not in a name: it may be repeated
};

// Purpose: in this order: what else is called so (Field::also), what is spelt nearly so (NearWords), of what it is a
// part or what is a part of it, what it is short for (初评 for 初步评估), and what shares one of two signs with it.
[[nodiscard]] Suggestions Suggest(std::string_view word, const std::vector<Candidate>& candidates);

// "did you mean X?" of a word that names no kind of record; else what `known` offers (base/nearest.h).
[[nodiscard]] Message DidYouMeanKind(const std::string& word, const Shapes& shapes, Language language,
                                     const std::vector<std::string>& known);

}  // namespace lanzhi
