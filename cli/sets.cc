#include "cli/sets.h"

#include <algorithm>

#include "base/nearest.h"
#include "record/suggest.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostOffered = 12;

bool IsBelow(const Field* field, const Field& section) {
  while (field != nullptr && field != &section) field = field->parent;
  return field != nullptr;
}

struct Fillable {
  const Field* field;
  std::string path;  // from where it was looked for
};

// What may be given in a section, in the order of the shape; what is deeper too.
void CollectFillable(const Field& section, const std::string& prefix, Language keys, std::vector<Fillable>& found) {
  for (const auto& field : section.Inner()) {
    std::string path = prefix + std::string(field->names.In(keys));
    const bool id = section.parent == nullptr && field->index == 0;
    if (id) continue;
    if (IsSingle(*field)) {
      found.push_back({field.get(), std::move(path)});
    } else {
      CollectFillable(*field, path + '.', keys, found);
    }
  }
}

std::vector<Candidate> CandidatesOf(const std::vector<Fillable>& fillable, Language keys) {
  std::vector<Candidate> candidates;
  for (const auto& [field, path] : fillable)
    candidates.push_back({{field->names.In(keys), field->names.In(Other(keys))}, &field->also});
  return candidates;
}

// The section that a step of a path leads into, or is meant to; the `last` only with certainty. nullptr: none.
const Field* Entered(const Field& section, std::string_view step, bool last, Language keys) {
  std::vector<Fillable> inside;
  for (const auto& field : section.Inner()) {
    if (IsSingle(*field)) continue;
    if (field->key == step || field->names.zh == step) return field.get();
    inside.push_back({field.get(), {}});
  }
  const Suggestions meant = Suggest(step, CandidatesOf(inside, keys));
  return (last ? meant.certain : meant.close) ? inside[meant.all.front().index].field : nullptr;
}

// What was meant by a path that leads nowhere: what its last step is like where the others lead; else what there is.
Message NearField(const Field& within, std::string_view path, Language keys) {
  if (path.find('.') == std::string_view::npos) {  // with its dot left out
    std::vector<std::string> paths = FieldPaths(within, keys);
    std::erase_if(paths, [](const std::string& each) { return each.find('.') == std::string::npos; });
    if (Message near = DidYouMean(std::string(path), paths); near.id == "cli.did-you-mean") return near;
  }
  const Field* section = &within;
  std::string known;  // the steps that are there
  for (std::string_view rest = path; !rest.empty();) {
    const bool last = rest.find('.') == std::string_view::npos;
    const Field* next = Entered(*section, rest.substr(0, rest.find('.')), last, keys);
    if (next == nullptr) break;
    section = next;
    known += std::string(next->names.In(keys)) + '.';
    rest.remove_prefix(std::min(rest.find('.'), rest.size() - 1) + 1);
    path = rest;
  }
  std::vector<Fillable> fillable;
  CollectFillable(*section, known, keys, fillable);
  std::vector<Text> names;
  for (const Suggestion& each : Suggest(path.substr(path.rfind('.') + 1), CandidatesOf(fillable, keys)).all)
    names.push_back(Verbatim(fillable[each.index].path));
  std::vector<std::string> paths;
  for (const Fillable& each : fillable) paths.push_back(each.path);
  if (names.empty() && !path.empty()) {
    if (Message near = DidYouMean(known + std::string(path), paths); near.id == "cli.did-you-mean") return near;
  }
  if (names.size() == 1) return {"cli.did-you-mean", {}, {{"value", names.front()}}};
  const bool any = !names.empty();
  for (const Fillable& each : fillable) {
    if (!any && names.size() < kMostOffered && each.path.find('.', known.size()) == std::string::npos)
      names.push_back(Verbatim(each.path));
  }
  if (names.empty()) return {};
  return {"cli.choose-from", {}, {{"values", std::move(names)}}};
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
      const Message of_new{"cli.new.unknown-field.id.help", {}, {{"kind", Verbatim(shape.names.In(keys))}}};
      context.Fail({"cli.new.unknown-field", {}, {{"value", Verbatim(path)}, {"kind", PathName(within)}}},
                   id && &within == &shape.root ? of_new : NearField(within, path, keys));
      return std::nullopt;
    }
    const std::string value = set.substr(equals + 1);
    if (!field->item) {
      values.push_back({field, value});
      continue;
    }
    for (std::string& item : ItemsIn(*field, value, keys)) values.push_back({field, std::move(item)});
  }
  return values;
}

}  // namespace lanzhi
