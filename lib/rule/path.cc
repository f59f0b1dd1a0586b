#include "rule/path.h"

#include <algorithm>

namespace lanzhi {
namespace {

bool HasHistory(const Field& field) {
  return field.changes != nullptr || (field.fallback != nullptr && field.fallback->changes != nullptr);
}

}  // namespace

void SetStraight(Path& path) {
  if (path.around) return;
  path.straight_steps = 0;
  if (path.steps.size() > path.straight.size()) return;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const PathStep& step = path.steps[i];
    const bool last = i + 1 == path.steps.size();
    const bool passes = last || step.field->type == Type::section;
    if (!passes || !step.selectors.empty() || HasHistory(*step.field) || step.field->index > 0xffff) return;
    path.straight[i] = static_cast<std::uint16_t>(step.field->index);
  }
  path.straight_steps = static_cast<std::uint8_t>(path.steps.size());
}

bool LeadsAbroad(const Path& path) {
  return std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& step) { return step.follow; });
}

bool IsTimeless(const Path& path) {
  return path.fact < 0 && std::none_of(path.steps.begin(), path.steps.end(),
                                       [](const PathStep& step) { return step.follow || HasHistory(*step.field); });
}

}  // namespace lanzhi
