// What must hold for the bytes of a file before anything looks at its structure.
#pragma once

#include <string_view>

#include "source/draft.h"

namespace lanzhi {

// Checks size, encoding, line ends and characters; masks characters that may not stand in a record. Returns false when
// the rest is not to be read (the fault has been reported).
[[nodiscard]] bool CheckBytes(Draft& draft);

// Whether all of the text would be well-formed in GB18030 (and so in GBK): Notepad's "ANSI" on a Chinese Windows.
[[nodiscard]] bool IsGb18030(std::string_view text);

// Whether git-crypt has encrypted the file and it lies here still locked.
[[nodiscard]] inline bool IsEncrypted(std::string_view bytes) {
  return bytes.starts_with(std::string_view("\0GITCRYPT\0", 10));
}

}  // namespace lanzhi
