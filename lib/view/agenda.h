// The page of a morning: what is due, what lint says of the records in hand, what waits for a signature, which returns
// of a month or half that is over are not filed.
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

// What one person owes of one month, half or year at one site.
struct Return {
  std::string of;                // as records name it
  std::vector<std::string> who;  // ids: the person whom the record names, else those in the role; empty: nobody is
  Words role;                    // names of the role, where the record names nobody
  DueRow row;                    // the first of `lacks`
  std::vector<Words> lacks;      // titles of the duties
};

struct Agenda {
  std::vector<DueRow> rows;       // SortDueRows
  std::vector<Finding> findings;  // errors and warnings that no waiver covers; SortFindings
  std::vector<Paper> papers;      // by record
  std::vector<Return> returns;    // the newest first; by person and site
};

}  // namespace lanzhi
