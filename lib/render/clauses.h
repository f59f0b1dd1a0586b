// The list of clauses, and the account of what becomes of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/json_fwd.h"
#include "render/style.h"
#include "rule/handbook.h"

namespace lanzhi {

[[nodiscard]] std::string ClausesTable(const std::vector<Clause>& clauses, Language language, const Style& style);
[[nodiscard]] std::string ClausesJson(std::string_view handbook, const std::vector<Clause>& clauses, Language language);
[[nodiscard]] Json ClauseJson(const Clause& clause, Language language);

// checked, settles, human, pending.
[[nodiscard]] std::string_view FateName(Fate fate);
// What becomes of a clause, with its reason.
[[nodiscard]] std::string FateText(const Clause& clause, Language language);

struct HandbookCoverage {
  std::string handbook;
  Coverage coverage;
};
[[nodiscard]] std::string CoverageTable(const std::vector<HandbookCoverage>& list, Language language,
                                        const Style& style);
[[nodiscard]] std::string CoverageJson(const std::vector<HandbookCoverage>& list);

}  // namespace lanzhi
