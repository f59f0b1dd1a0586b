// Faults of what git would keep for ever: personal data in a file of the records folder, and in its name.
#pragma once

#include <string_view>
#include <vector>

#include "record/personal/register.h"
#include "record/personal/scan.h"
#include "record/record.h"
#include "source/diagnostic.h"

namespace lanzhi {

inline constexpr std::string_view kPrivateRule = "record-private";
inline constexpr std::string_view kPrivateTracked = "record-private.tracked";  // the private folder itself is in git

// What is looked for.
struct Sought {
  PersonalWords words;
  Register listed;
  Severity severity = Severity::error;  // of what is found

  [[nodiscard]] std::vector<Personal> In(std::string_view text) const;
};

// One for each place, in the order of the text; no argument holds what was found. Its bytes are searched whatever they
// are, keys and comments too. `record`: what was read of the file; nullptr where it could not be. Thread-safe.
[[nodiscard]] Diagnostics FindPrivate(const FilePtr& file, const Record* record, const Sought& sought);
// The same of a name alone: of a file that is not read.
[[nodiscard]] Diagnostics FindPrivateName(const FilePtr& file, const Sought& sought);
// A fault of this rule about the file as a whole; `id` names the message, which has a help.
[[nodiscard]] Diagnostic PrivateFault(const FilePtr& file, std::string_view id, Severity severity);

}  // namespace lanzhi
