// `show` for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "render/style.h"
#include "rule/handbook.h"
#include "view/show.h"

namespace lanzhi {

struct ShowOptions {
  Language language = Language::en;
  Style style;
  Date today{};
  int width = 0;       // of the terminal; 0: none, lines are not broken
  bool lines = false;  // the number of the line in the file before what it holds
  const Handbook* handbook = nullptr;
  std::string from = {};  // stands before its path
};

[[nodiscard]] std::string ShowText(const ShownRecord& shown, const ShowOptions& options);
// Finds the lines of the duties too. One object.
[[nodiscard]] std::string ShowJson(const ShownRecord& shown, const ShowOptions& options);

}  // namespace lanzhi
