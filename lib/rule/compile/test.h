// Tests as written -> rule/test.h (SEMANTICS 4).
#pragma once

#include "rule/compile/scope.h"
#include "rule/test.h"
#include "source/part.h"

namespace lanzhi {

// Purpose: compiles a map path -> test.
// Errors: handbook-test, handbook-choice, handbook-stage, handbook-path; the test at fault is left out.
[[nodiscard]] Tests CompileTests(const Scope& scope, Part map);

// Whether a path of `tests` starts at the element of `at`.
[[nodiscard]] bool LooksAtElement(const Tests& tests);

}  // namespace lanzhi
