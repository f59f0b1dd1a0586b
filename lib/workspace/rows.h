// A row of each record that has one, for lists that judge nothing.
#pragma once

#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "workspace/visit.h"

namespace lanzhi {

// `make(record)` gives std::optional<Row>, from several threads. `chosen`: entries to read, ascending; empty: all. In
// the order of the entries. `unreadable`: faults that hide something, by path.
template <class Row, class Make>
[[nodiscard]] std::vector<Row> RowsOf(const Workspace& workspace, std::vector<std::size_t> chosen, int jobs,
                                      std::vector<Finding>& unreadable, Make make) {
  std::vector<std::optional<Row>> found(workspace.entries.size());
  std::vector<std::vector<Finding>> faults(found.size());
  VisitOptions visit;
  visit.jobs = jobs;
  visit.chosen = std::move(chosen);
  visit.judge = false;
  (void)Visit(workspace, visit, [&](std::size_t index, Seen& seen) {
    faults[index] = HidingFaults(seen);
    if (seen.record != nullptr) found[index] = make(*seen.record);
  });
  for (std::vector<Finding>& each : faults) {
    unreadable.insert(unreadable.end(), std::make_move_iterator(each.begin()), std::make_move_iterator(each.end()));
  }
  std::vector<Row> rows;
  for (std::optional<Row>& row : found) {
    if (row) rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace lanzhi
