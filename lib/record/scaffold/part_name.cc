#include "record/scaffold/part_name.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "record/scaffold/values.h"
#include "record/suggest.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostOffered = 8;

// What may be added on its own: sections, lists, and fields of the record itself.
void CollectParts(const Field& section, std::vector<const Field*>& parts) {
  for (const auto& field : section.Inner()) {
    const bool id = section.parent == nullptr && field->index == 0;
    if (!id && (section.parent == nullptr || field->item || field->type == Type::section)) parts.push_back(field.get());
    CollectParts(*field, parts);
  }
}

std::vector<const Field*> Called(const std::vector<const Field*>& parts, std::string_view name) {
  std::vector<const Field*> called;
  for (const Field* part : parts) {
    if (part->key == name || part->names.zh == name) called.push_back(part);
  }
  return called;
}

// Its form's name without the marks of a title, for who knows the paper.
std::string_view FormOf(const Field& field) {
  std::string_view form = field.form.zh;
  const std::size_t begin = form.find("《"), end = form.rfind("》");
  return begin == 0 && end != std::string_view::npos ? form.substr(3, end - 3) : form;
}

// What was meant by a word that names none of `parts`.
std::vector<const Field*> MeantParts(const std::vector<const Field*>& parts, std::string_view word, Language keys) {
  std::vector<Candidate> candidates;
  for (const Field* part : parts)
    candidates.push_back({{part->names.In(keys), part->names.In(Other(keys)), FormOf(*part)}, &part->also});
  std::vector<const Field*> meant;
  for (const Suggestion& each : Suggest(word, candidates).all) meant.push_back(parts[each.index]);
  return meant;
}

Message Offered(const std::vector<const Field*>& parts, Language keys) {
  std::vector<Text> names;
  for (const Field* part : parts) {
    if (names.size() < kMostOffered) names.push_back(Verbatim(PathName(*part).In(keys)));
  }
  if (names.size() == 1) return {"cli.did-you-mean", {}, {{"value", names.front()}}};
  return {"cli.choose-from", {}, {{"values", std::move(names)}}};
}

// The element that `(...)` picks: by its number, or by its key.
std::optional<std::uint32_t> Pick(const Record& record, const Field& list, std::string_view which) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(which.data(), which.data() + which.size(), number);
  const bool is_number = error == std::errc() && end == which.data() + which.size();
  for (const Value& value : record.values) {
    if (!value.given() || value.field != list.item.get()) continue;
    if (is_number && value.ordinal + 1 == number) return value.ordinal;
    if (!is_number && MatchElementKey(FreeText(which), record, value) == KeyMatch::whole) return value.ordinal;
  }
  return std::nullopt;
}

}  // namespace

NamedPart FindPart(const Record& record, std::string_view name, Language keys) {
  NamedPart found;
  std::vector<const Field*> parts;
  CollectParts(record.shape->root, parts);
  std::string path;
  std::string_view last;
  const Field* at = &record.shape->root;
  const Field* within = at;  // the last that is there
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    std::string_view step = rest.substr(0, dot);
    std::optional<std::string_view> which;
    if (const std::size_t open = step.find('('); open != std::string_view::npos && step.ends_with(')')) {
      which = step.substr(open + 1, step.size() - open - 2);
      step = step.substr(0, open);
    }
    rest.remove_prefix(std::min(dot + 1, rest.size()));
    if (at != nullptr) within = at, last = step;
    const Field* next = at == nullptr ? nullptr : FindField(*at, step);
    if (next == nullptr && path.empty()) {
      const std::vector<const Field*> called = Called(parts, step);
      if (called.size() == 1) next = called.front();
      if (called.size() > 1) {
        const Args args{{"value", Verbatim(step)}, {"kind", Text(record.shape->names)}};
        found.problem = {{"add.ambiguous", {}, args}, Offered(called, keys)};
        return found;
      }
    }
    if (!path.empty()) path += '.';
    path += step;
    if (next != nullptr && next->item && which) {
      const std::optional<std::uint32_t> picked = Pick(record, *next, *which);
      if (!picked) {
        found.problem = {{"add.no-element", {}, {{"list", PathName(*next)}, {"value", Verbatim(*which)}}}, {}};
        return found;
      }
      found.which[next] = *picked;
    }
    at = next;
  }
  if (at != nullptr && std::find(parts.begin(), parts.end(), at) != parts.end()) {
    found.field = at;
    return found;
  }
  found.problem.message = {"add.unknown", {}, {{"value", Verbatim(path)}, {"kind", Text(record.shape->names)}}};
  std::vector<const Field*> inside;
  CollectParts(*within, inside);
  std::vector<const Field*> meant = MeantParts(inside, last, keys);
  if (meant.empty() && within->parent != nullptr) meant = {within};  // a field of it, which --set fills
  found.problem.hint =
      meant.empty() ? Message{"add.unknown.help", {}, {{"id", Verbatim(record.id)}}} : Offered(meant, keys);
  return found;
}

}  // namespace lanzhi
