// The month's columns, compiled. For the files of view/month* only.
#pragma once

#include <vector>

#include "view/month.h"

namespace lanzhi {

// Where the counts of a column and of its parts come from.
struct MonthSource {
  const ReportNumber* number = nullptr;
  std::size_t first = 0;  // its column; the parts of ReportNumber::by follow in the order of the choices
};

struct MonthDefinition::Impl {
  const Handbook* handbook = nullptr;
  std::vector<Tree> trees;  // of the report; own the words
  Numbers numbers;
  Words title;
  std::vector<MonthColumn> columns;
  std::vector<MonthSource> sources;
};

}  // namespace lanzhi
