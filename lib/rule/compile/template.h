// The words of a rule's messages: what stands between angle brackets must be something that can be filled in.
#pragma once

#include "rule/compile/scope.h"

namespace lanzhi {

// Errors: handbook-message for an argument that no kind of rule gives, handbook-path for `<.field>` that the element
// lacks.
void CheckTemplate(const Scope& scope, const Words& words, const Place& place);

}  // namespace lanzhi
