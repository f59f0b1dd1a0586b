#include "render/markdown.h"

#include "base/utf8.h"

namespace lanzhi {
namespace {

std::string MarkdownRow(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += " " + EscapeMarkdown(cell) + " |";
  return out + "\n";
}

}  // namespace

std::string EscapeMarkdown(std::string_view text) {
  std::string out;
  for (const char c : EscapeControls(text)) {
    if (std::string_view("\\`*[]<|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string MarkdownTable(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
                          std::size_t right) {
  std::string out = MarkdownRow(head) + "|";
  for (std::size_t i = 0; i < head.size(); ++i) out += i + right >= head.size() ? " ---: |" : " --- |";
  out += "\n";
  for (const std::vector<std::string>& row : rows) out += MarkdownRow(row);
  return out;
}

std::string EscapeHtml(std::string_view text) {
  std::string out;
  for (const char c : EscapeControls(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace lanzhi
