// The tables of a report, each made of what it counts. What they are given must outlive them.
#pragma once

#include <string>

#include "render/document.h"
#include "rule/clause_index.h"
#include "view/report.h"

namespace lanzhi {

// What the pages of a report are to have besides its figures.
struct PageOptions {
  std::string records_page;              // of a set: the file with the records behind the figures; "": there is none
  const ClauseIndex* clauses = nullptr;  // where clauses are told one by one
};

// A table of numbers. Cells lead to the page of records, where there is one.
[[nodiscard]] Table CountedTableOf(const CountedReport& report, std::size_t index, const PageOptions& options,
                                   Language language);
[[nodiscard]] Table ListTableOf(const CountedReport& report, std::size_t index, Language language);
[[nodiscard]] Table OtherTableOf(const CountedReport& report, OtherTable what, const std::string& key,
                                 const PageOptions& options, Language language);
[[nodiscard]] Table LeftOutTable(const CountedReport& report, Language language);

}  // namespace lanzhi
