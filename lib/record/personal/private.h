// Faults of what git would keep for ever: personal data in a file of the records folder, and in its name.
#pragma once

#include <string_view>

#include "record/personal/scan.h"
#include "record/record.h"
#include "source/diagnostic.h"

namespace lanzhi {

inline constexpr std::string_view kPrivateRule = "record-private";

// One for each place, in the order of the text; no argument holds what was found. Its bytes are searched whatever they
// are, keys and comments too. `record`: what was read of the file; nullptr where it could not be. Thread-safe.
[[nodiscard]] Diagnostics FindPrivate(const FilePtr& file, const Record* record, const PersonalWords& words,
                                      Severity severity);
// The same of a name alone: of a file that is not read.
[[nodiscard]] Diagnostics FindPrivateName(const FilePtr& file, const PersonalWords& words, Severity severity);

}  // namespace lanzhi
