// The page of a rule or a clause: title, clauses with their place and summary, reading, parameters by kind of site,
// a passing and a failing record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/style.h"
#include "rule/example.h"
#include "rule/handbook.h"

namespace lanzhi {

// Every clause that some version of the rule cites, in the order of first mention.
[[nodiscard]] std::vector<std::string_view> AllClauses(const RuleSet& set);

// `clauses`: of the handbook; `examples`: of this rule.
[[nodiscard]] std::string ExplainRule(const Handbook& handbook, const ClauseIndex& clauses, const RuleSet& rule,
                                      const Examples& examples, const Page& to);
[[nodiscard]] std::string ExplainRuleJson(const Handbook& handbook, const ClauseIndex& clauses, const RuleSet& rule,
                                          const Examples& examples, Language language);
// A page for each clause: `clause` in JSON, a list `clauses` of several.
[[nodiscard]] std::string ExplainClauses(const Handbook& handbook, const std::vector<const Clause*>& clauses,
                                         const Page& to);
[[nodiscard]] std::string ExplainClausesJson(const std::vector<const Clause*>& clauses, Language language);

// A rule of the program's own (DiagnosticRules()).
[[nodiscard]] std::string ExplainDiagnostic(const std::string& rule, const Page& to);
[[nodiscard]] std::string ExplainDiagnosticJson(const std::string& rule, Language language);

}  // namespace lanzhi
