// Filters that several commands share. Each says what is wrong and returns false for a name that nobody has.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.h"
#include "workspace/workspace.h"

namespace lanzhi {

// `id` is that of a linked record of this kind; "" is fine.
[[nodiscard]] bool KnowsId(const Context& context, const Workspace& workspace, std::string_view option,
                           std::string_view kind, const std::string& id);
// The kind of record of this name, in either language; nullptr when there is none.
[[nodiscard]] const Shape* KindNamed(const Context& context, const Shapes& shapes, const std::string& name);
// A member of staff or one of their roles; "" is fine. A role's Chinese name becomes its English one.
[[nodiscard]] bool KnowsActor(const Context& context, const Workspace& workspace, std::string& actor);
// An optional date option; "" is fine and leaves `date` empty.
[[nodiscard]] bool ReadDate(const Context& context, std::string_view option, const std::string& text,
                            std::optional<Date>& date);

}  // namespace lanzhi
