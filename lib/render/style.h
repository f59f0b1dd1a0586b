// Colours of a terminal, only where they are asked for.
#pragma once

#include <string>
#include <string_view>

#include "base/words.h"
#include "source/diagnostic.h"

namespace lanzhi {

enum class Paint : std::uint8_t { plain, bold, dim, place, error, warning, info, good };

struct Style {
  bool color = false;

  // `text` between the codes of `paint`; unchanged without colour.
  [[nodiscard]] std::string In(Paint paint, std::string_view text) const;
};

[[nodiscard]] Paint PaintOf(Severity severity);

// For whom and onto what something is written.
struct Page {
  Language language = Language::en;
  Style style;
  int width = 0;  // of the terminal, in columns; 0: no terminal, nothing is left out
};

}  // namespace lanzhi
