// Tables as spreadsheets save them: RFC 4180 with commas, tabs or semicolons.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

struct TableRow {
  int line = 1;  // on which it begins
  std::vector<std::string> cells;
};

// Hands over every row that holds something, without quotes; the first line says what separates cells. What a quote
// that is never closed begins reaches to the end. Returns the line of that quote; 0: all are closed.
int ReadTable(std::string_view text, const std::function<void(const TableRow&)>& row);

}  // namespace lanzhi
