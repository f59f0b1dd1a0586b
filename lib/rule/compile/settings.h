// The agency's settings: what handbook.yaml defines, filled from lanzhi.yaml.
#pragma once

#include <vector>

#include "record/record.h"
#include "rule/compile/scope.h"
#include "source/part.h"

namespace lanzhi {

// The list `settings` of handbook.yaml.
[[nodiscard]] std::vector<Setting> ReadSettings(Scope& scope, Part list);

// Fills Setting::value from the list `settings` (`name`, `value`) of the agency record.
// Errors: handbook-setting.unknown, handbook-period, at their places in the agency's file.
void FillSettings(const Record& agency, std::vector<Setting>& settings, Faults& faults);

}  // namespace lanzhi
