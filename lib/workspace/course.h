// From when to when a person is served in one case, so that two open ones of the same person are seen.
#pragma once

#include <optional>
#include <string>

#include "rule/eval/scene.h"
#include "source/diagnostic.h"

namespace lanzhi {

struct Course {
  std::string site, person;  // id and code
  Date from{};               // the acceptance
  std::optional<Date> to;    // the closing; nullopt: it is open
  Span span;                 // of the code
};

// Of a record that names the person whom it is about (Shape::person) and was accepted; else nullopt. `scene`: of the
// record, on no day.
[[nodiscard]] std::optional<Course> CourseOf(const Scene& scene);

}  // namespace lanzhi
