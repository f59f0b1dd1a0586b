#include "render/ics.h"

#include "base/utf8.h"

namespace lanzhi {

std::string EscapeIcs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return EscapeControls(out);
}

std::string FoldIcs(std::string_view line) {
  constexpr std::size_t kOctets = 75;
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Decoded next = DecodeUtf8(line, at);
    const std::size_t length = next.length == 0 ? 1 : next.length;
    if (used + length > kOctets) {
      out += "\r\n ";
      used = 1;  // the blank counts
    }
    out += line.substr(at, length);
    used += length;
    at += length;
  }
  return out + "\r\n";
}

}  // namespace lanzhi
