#include "cli/sets.h"

#include "base/nearest.h"

namespace lanzhi {
namespace {

bool IsBelow(const Field* field, const Field& section) {
  while (field != nullptr && field != &section) field = field->parent;
  return field != nullptr;
}

// Something near to what was typed, else what stands at the top.
Message NearField(const Field& within, const std::string& path, Language keys) {
  std::vector<std::string> known = FieldPaths(within, Language::en);
  for (std::string& other : FieldPaths(within, Language::zh)) known.push_back(std::move(other));
  Message near = DidYouMean(path, known);
  if (!near.id.empty()) return near;
  std::vector<std::string> top;
  for (const auto& field : within.Inner()) {
    const bool id = within.parent == nullptr && field->index == 0;
    if (!id && IsSingle(*field)) top.emplace_back(field->names.In(keys));
  }
  return DidYouMean({}, top);
}

}  // namespace

std::optional<std::vector<FieldValue>> ReadSets(const Context& context, const Shape& shape, const Field& within,
                                                const std::vector<std::string>& sets, Language keys) {
  std::vector<FieldValue> values;
  for (const std::string& set : sets) {
    const std::size_t equals = set.find('=');
    if (equals == std::string::npos || equals == 0) {
      context.Fail({"cli.new.bad-set", {}, {{"value", Verbatim(set)}}});
      return std::nullopt;
    }
    const std::string path = set.substr(0, equals);
    const Field* field = FindField(within, path);
    if (field == nullptr) field = FindField(shape, path);
    const bool id = field != nullptr && field->parent == &shape.root && field->index == 0;
    if (field == nullptr || id || !IsSingle(*field) || !IsBelow(field, within)) {
      context.Fail({"cli.new.unknown-field", {}, {{"value", Verbatim(path)}, {"kind", PathName(within)}}},
                   NearField(within, path, keys));
      return std::nullopt;
    }
    values.push_back({field, set.substr(equals + 1)});
  }
  return values;
}

}  // namespace lanzhi
