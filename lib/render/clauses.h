// The list of clauses, and the account of what becomes of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/document.h"
#include "render/json_fwd.h"
#include "rule/handbook.h"

namespace lanzhi {

// `clauses` must outlive it.
[[nodiscard]] Document ClausesDocument(std::string_view handbook, const std::vector<Clause>& clauses,
                                       Language language);
[[nodiscard]] Json ClauseJson(const Clause& clause, Language language);

// checked, settles, human, pending.
[[nodiscard]] std::string_view FateName(Fate fate);
// What becomes of a clause, with its reason.
[[nodiscard]] std::string FateText(const Clause& clause, Language language);

struct HandbookCoverage {
  std::string handbook;
  Coverage coverage;
};
// `list` must outlive it.
[[nodiscard]] Document CoverageDocument(const std::vector<HandbookCoverage>& list, Language language);

}  // namespace lanzhi
