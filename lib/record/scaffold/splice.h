// Adds a section, a field or elements of a list to the text of a record. All that was there keeps its bytes, comments
// and layout with it, but for comments of a scaffold that the new part takes the place of, and for one that stood alone
// without its dash (list_of_one.h).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "record/read.h"
#include "record/scaffold/values.h"

namespace lanzhi {

struct Addition {
  const Field* field = nullptr;
  // What is given of it; of a list one for each new element, of a list of single values one that holds them all.
  std::vector<std::vector<FieldValue>> parts{{}};
  std::vector<std::string> remarks;             // comments above the elements; may be empty
  bool to_fill = true;                          // with what is not given as blanks, and help; else the given alone
  bool into = false;                            // where it is there already, what is given goes to its blanks (fill.h)
  const Field* omit = nullptr;                  // what is in it and is to be left out
  std::map<const Field*, std::uint32_t> which;  // of the elements of lists on the way, from 0; else the last
};

struct Spliced {
  std::unique_ptr<Record> record;  // what is read of the file
  FilePtr file;                    // with the part in it; nullptr: refused
  Span part;                       // whole lines
  Diagnostics faults;              // that the file did not have before
  Problem refused;
  Span in_the_way;  // in the file as it was; empty: nothing is
};

// `keys`: of the folder; `typed`: the language of the keys that are written, `help` that of the comments.
// Errors: Spliced::refused: it stands there already, what it belongs in does not or is written in braces, a list of
// single values gets none, the file has a fault of its text, or the result would not hold all that was there.
[[nodiscard]] Spliced Splice(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
                             Language typed, Language help, const Addition& addition);

// Reads what was spliced: its record, and the faults that `file` did not have.
void JudgeSpliced(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
                  Spliced& spliced);

}  // namespace lanzhi
