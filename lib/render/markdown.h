// Pieces of Markdown and HTML in which text of records can do no harm.
#pragma once

#include <string>
#include <string_view>

namespace lanzhi {

// Text for a cell or a paragraph of Markdown: on one line, signs of markup escaped, control characters shown.
[[nodiscard]] std::string EscapeMarkdown(std::string_view text);

// The five characters, and control characters shown.
[[nodiscard]] std::string EscapeHtml(std::string_view text);

}  // namespace lanzhi
