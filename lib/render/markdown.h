// Pieces of Markdown and HTML in which text of records can do no harm.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

// Text for a cell or a paragraph of Markdown: on one line, signs of markup escaped, control characters shown.
[[nodiscard]] std::string EscapeMarkdown(std::string_view text);

// A table; cells are escaped here. `right`: number of columns at the end that are set to the right.
[[nodiscard]] std::string MarkdownTable(const std::vector<std::string>& head,
                                        const std::vector<std::vector<std::string>>& rows, std::size_t right = 0);

// The five characters, and control characters shown.
[[nodiscard]] std::string EscapeHtml(std::string_view text);

}  // namespace lanzhi
