// A fault of a text or of its shape: a code, a place, typed arguments. Words are added in render/.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "base/message.h"
#include "source/file.h"

namespace lanzhi {

enum class Severity : std::uint8_t { info, warning, error };

struct Related {
  Place place;
  std::string pointer;  // JSON pointer with English names; may be empty
  Message label;
};

struct Diagnostic {
  std::string rule;  // yaml-*, record-*, waiver-*, handbook-*; also the prefix of message ids
  Severity severity = Severity::error;
  Place place;
  std::string pointer;
  Message message;
  Message help;  // the remedy; may be empty
  std::vector<Related> related;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] inline bool HasError(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& each) { return each.severity == Severity::error; });
}
inline void Append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace lanzhi
