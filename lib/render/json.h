// What all JSON outputs share.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/date.h"
#include "base/sink.h"
#include "base/words.h"
#include "render/json_fwd.h"

namespace lanzhi {

// Blanks of a level in a file that people read.
inline constexpr int kJsonIndent = 2;

// `indent`: blanks of a level, -1 for all on one line. Ill-formed bytes (of file names) become U+FFFD; what
// could hide text or steer a terminal is escaped (IsUnsafe).
[[nodiscard]] std::string DumpJson(const Json& json, int indent = -1);

// {"version": 1, ...} with each element of the array `list` on a line of its own: small in git and easy to read. The
// elements are made one at a time. No newline at the end. Precondition: `head` is an object that does not hold `list`.
void PutDocument(Sink& sink, const Json& head, std::string_view list, std::size_t count,
                 const std::function<Json(std::size_t)>& element);

[[nodiscard]] Json JsonOf(const std::optional<Date>& date);  // "YYYY-MM-DD" or null
[[nodiscard]] Json JsonOrNull(const std::string& text);      // null for ""

}  // namespace lanzhi
