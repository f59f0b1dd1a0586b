// Whether a workbook holds all that it should. libxlsxwriter takes a full disk below its temporary files for success.
#pragma once

#include <string_view>

namespace lanzhi {

// Purpose: reads every part of the zip file `bytes` again: its sum is right, and each element that it begins is ended.
[[nodiscard]] bool IsWholeWorkbook(std::string_view bytes);

// Whether each element is ended and nothing follows the last. Of XML without comments and without > in its values.
[[nodiscard]] bool IsWholeXml(std::string_view xml);

}  // namespace lanzhi
