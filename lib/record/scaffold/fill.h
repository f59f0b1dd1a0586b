// Adds to a section that is there already.
#pragma once

#include "record/scaffold/splice.h"

namespace lanzhi {

// As Splice(); with Addition::into what is given of a section that is there, or of the last element of a list in which
// nothing is filled in, goes to its own place in it: behind its blank key, where a comment of a scaffold has it, or at
// the end. No value is changed. Spliced::part goes from the first of these places to the last.
// Errors: as Splice(), and Spliced::refused for the first field that has a value.
[[nodiscard]] Spliced SpliceInto(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
                                 Language typed, Language help, const Addition& addition);

}  // namespace lanzhi
