// From when to when a person is served in one case, so that two open ones of the same person are seen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rule/handbook.h"
#include "source/diagnostic.h"

namespace lanzhi {

struct Course {
  std::string site, person;  // id and code
  Date from{};               // the acceptance
  std::optional<Date> to;    // the closing; nullopt: it is open
  Span span;                 // of the code
};

// Of a record that names the person whom it is about (`means: client`) and was accepted; else nullopt.
[[nodiscard]] std::optional<Course> CourseOf(const Record& record, const Handbook& handbook);

}  // namespace lanzhi
