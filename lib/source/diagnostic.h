// A fault of a text or of its shape: a code, a place, typed arguments. Words are added in render/.
#pragma once

#include <cstdint>
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

}  // namespace lanzhi
