// Ids: of records, and of what handbook data define (rules, facts, clauses ...). They stand unquoted in messages,
// tables, file names and waivers.
#pragma once

#include <string_view>

namespace lanzhi {

// Letters of any script, digits, `-`, `_` and `.`; not empty, no dot at the start. No blanks, no control or full-width
// characters, no punctuation or markup.
[[nodiscard]] bool IsId(std::string_view text);

// Whether a spreadsheet takes it for something else when it opens a csv: figures parted as in a day (3-1, 2026.10), a
// number (0012, which loses its zeros, or 1E5).
[[nodiscard]] bool LooksLikeFigure(std::string_view id);

}  // namespace lanzhi
