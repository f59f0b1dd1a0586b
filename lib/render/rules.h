// The list of rules.
#pragma once

#include <string>
#include <string_view>

#include "render/json_fwd.h"
#include "render/style.h"
#include "rule/handbook.h"

namespace lanzhi {

[[nodiscard]] std::string RulesTable(const Handbook& handbook, Language language, const Style& style);
[[nodiscard]] std::string RulesJson(const Handbook& handbook, Language language);
// One rule: id, title, kind, applies_to, severity, actor, clauses, whether it is off and why.
[[nodiscard]] Json RuleJson(const Handbook& handbook, const RuleSet& rule, Language language);

// "on", "off" or "waiting" for a setting.
[[nodiscard]] std::string_view RuleState(const Rule& rule);

}  // namespace lanzhi
