// Mends what has one right answer, as splices of the text: all else keeps its bytes, comments and layout with it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "record/read.h"

namespace lanzhi {

struct Edit {
  Span span;
  std::string text;  // instead of it
};

// What a fault asks for when nothing else can have been meant: the one key, kind or choice that is near, the same name
// in the folder's language, a date spelt otherwise, a full-width colon behind a key, line ends of one sort. Else empty.
// Mend() alone tells whether the text can take it.
[[nodiscard]] std::vector<Edit> EditsFor(const Diagnostic& fault, std::string_view text);

struct Mended {
  std::string text;
  int faults = 0;  // that were mended; 0: the text is as it was
  int named = 0;   // of these, those that are findings: not blanks
};

// Mends a file until nothing is left to mend, blanks at line ends too. A splice that would break the text, or name a
// field twice, is left out. `wants`: the rules to mend; of blanks "".
[[nodiscard]] Mended Mend(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
                          const std::function<bool(std::string_view)>& wants);

}  // namespace lanzhi
