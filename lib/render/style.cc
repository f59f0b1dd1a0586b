#include "render/style.h"

#include <fmt/format.h>

namespace lanzhi {
namespace {

std::string_view Code(Paint paint) {
  switch (paint) {
    case Paint::plain:
      return "";
    case Paint::bold:
      return "1";
    case Paint::dim:
      return "2";
    case Paint::place:
      return "1;34";
    case Paint::error:
      return "1;31";
    case Paint::warning:
      return "1;33";
    case Paint::info:
      return "1;36";
    case Paint::good:
      return "32";
  }
  return "";
}

}  // namespace

std::string Style::In(Paint paint, std::string_view text) const {
  if (!color || paint == Paint::plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", Code(paint), text);
}

Paint PaintOf(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Paint::error;
    case Severity::warning:
      return Paint::warning;
    case Severity::info:
      return Paint::info;
  }
  return Paint::plain;
}

}  // namespace lanzhi
