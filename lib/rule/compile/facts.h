// Named facts (SEMANTICS 3) and the marks of stages (SEMANTICS 5).
#pragma once

#include <vector>

#include "rule/compile/scope.h"
#include "source/part.h"

namespace lanzhi {

// Purpose: compiles the lists `facts` of the layers, a later layer's fact replacing its namesake for the same kind of
// record. `agency`: the lists of the agency's own folder, which may add facts but replace none.
// Errors: handbook-fact, handbook-duplicate, handbook-agency.fact; a fact at fault is left out.
[[nodiscard]] FactTable CompileFacts(Scope& scope, const std::vector<std::vector<Part>>& layers,
                                     const std::vector<Part>& agency);

// One for each of shape.stages, in order.
[[nodiscard]] std::vector<Tests> CompileStages(Scope& scope, const Shape& shape);

}  // namespace lanzhi
