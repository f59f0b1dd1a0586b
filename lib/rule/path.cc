#include "rule/path.h"

namespace lanzhi {
namespace {

bool HasHistory(const Field& field) {
  return field.changes != nullptr || (field.fallback != nullptr && field.fallback->changes != nullptr);
}

}  // namespace

void SetShortWay(Path& path) {
  path.short_steps = 0;
  if (path.steps.size() > path.short_way.size()) return;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const PathStep& step = path.steps[i];
    const bool last = i + 1 == path.steps.size();
    const bool passes = last || step.field->type == Type::section;
    if (!passes || !step.selectors.empty() || HasHistory(*step.field) || step.field->index > 0xffff) return;
    path.short_way[i] = static_cast<std::uint16_t>(step.field->index);
  }
  path.short_steps = static_cast<std::uint8_t>(path.steps.size());
}

}  // namespace lanzhi
