// Tables as spreadsheets save them: RFC 4180 with commas, tabs or semicolons.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

// Hands over every row that holds something, without quotes; the first line says what separates cells. What a quote
// that is never closed begins reaches to the end.
void ReadTable(std::string_view text, const std::function<void(const std::vector<std::string>&)>& row);

}  // namespace lanzhi
