#include "render/markdown.h"

#include "base/utf8.h"

namespace lanzhi {
std::string EscapeMarkdown(std::string_view text) {
  std::string out;
  for (const char c : EscapeControls(text)) {
    if (std::string_view("\\`*[]<|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
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
