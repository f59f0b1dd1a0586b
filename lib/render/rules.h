// The list of rules.
#pragma once

#include <string_view>

#include "render/document.h"
#include "render/json_fwd.h"
#include "rule/handbook.h"

namespace lanzhi {

// `handbook` must outlive it.
[[nodiscard]] Document RulesDocument(const Handbook& handbook, Language language);
// One rule: id, title, kind, applies_to, severity, actor, clauses, whether it is off and why.
[[nodiscard]] Json RuleJson(const Handbook& handbook, const RuleSet& rule, Language language);

// "on", "off" or "waiting" for a setting.
[[nodiscard]] std::string_view RuleState(const Rule& rule);

}  // namespace lanzhi
