// The page of a morning: what is due, what lint says of the records in hand, what waits for a signature.
#pragma once

#include <string>
#include <vector>

#include "view/due.h"
#include "view/finding.h"

namespace lanzhi {

// A section that a rule asks somebody to sign now.
struct Paper {
  std::string record, kind, path;
  Text section;                  // its path, as a person types it
  std::vector<std::string> who;  // ids of those who may sign; empty: nobody of the staff may
};

struct Agenda {
  std::vector<DueRow> rows;       // SortDueRows
  std::vector<Finding> findings;  // errors and warnings that no waiver covers; SortFindings
  std::vector<Paper> papers;      // by record
};

}  // namespace lanzhi
