// The month's columns, compiled. For the files of view/month* only.
#pragma once

#include <optional>
#include <vector>

#include "rule/path.h"
#include "view/month.h"

namespace lanzhi {

// Where the numbers of a column and of its parts come from.
struct MonthSource {
  const Shape* shape = nullptr;  // kind of record that it counts
  MonthColumn::How how = MonthColumn::How::flow;
  std::optional<Path> on, from, until, by;
  std::size_t first = 0;  // its column; the parts of `by` follow in the order of the choices
};

struct MonthDefinition::Impl {
  const Handbook* handbook = nullptr;
  Tree tree;  // owns the words
  Words title;
  std::vector<MonthColumn> columns;
  std::vector<MonthSource> sources;
};

}  // namespace lanzhi
