// The code frame: lines of a file with marks beneath, placed by display width.
#pragma once

#include <string>
#include <vector>

#include "render/position.h"
#include "render/style.h"

namespace lanzhi {

struct Mark {
  Span span;
  bool primary = false;  // ^^^^, else ----
  std::string label;     // text as it is printed; may be empty
};

struct FrameOptions {
  Style style;
  Paint primary = Paint::error;
  int columns = 100;      // a longer line is cut around its mark
  bool breaks = false;    // the terminal ends there: what is said of a mark goes below it where it has no room
  bool redacted = false;  // the lines themselves are left out; their numbers and the marks stay
};

// Purpose: one gutter, each marked line once, each mark on a row of its own beneath it in the order of the file; a `:`
// stands for lines left out. A mark that spans lines is drawn to the end of its first. Tabs are expanded, control
// characters escaped, ill-formed bytes shown as U+FFFD. An empty span gets one caret.
// `gutter`: least width of the line numbers, so that frames of one finding line up.
// Ends with a newline.
[[nodiscard]] std::string CodeFrame(const FilePtr& file, std::vector<Mark> marks, Locator& locator,
                                    const FrameOptions& options, int gutter = 1);

// What a line may be long beside the gutter, so that it fits a terminal of `width` columns also where it is cut.
[[nodiscard]] int FrameColumns(int width, int gutter);

// Columns that the line numbers of these marks need.
[[nodiscard]] int GutterOf(const FilePtr& file, const std::vector<Mark>& marks, Locator& locator);

// The gutter with `sign` (`|`, `:` or `=`) in it: "   | " for a width of 1.
[[nodiscard]] std::string GutterLine(int gutter, std::string_view sign, const Style& style);

}  // namespace lanzhi
