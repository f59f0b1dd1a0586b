#include "record/scaffold/fill.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace lanzhi {
namespace {

// What is given for the fields of a section, each with all that is given in it, in the order given.
std::vector<Addition> ByField(const Addition& addition) {
  const Field* section = addition.field->item ? addition.field->item.get() : addition.field;
  std::vector<Addition> each;
  for (const FieldValue& value : addition.parts[0]) {
    const Field* field = value.field;
    while (field->parent != section) field = field->parent;
    auto found = std::find_if(each.begin(), each.end(), [&](const Addition& one) { return one.field == field; });
    if (found == each.end()) {
      Addition one = addition;
      one.field = field;
      one.parts = {{}};
      found = each.insert(each.end(), std::move(one));
    }
    found->parts[0].push_back(value);
  }
  return each;
}

// `part` of a text that became longer by `more` at `next`, with `next`.
Span Joined(std::optional<Span> part, Span next, std::int64_t more) {
  if (!part) return next;
  const auto moved = [&](std::uint32_t at) { return at >= next.begin ? static_cast<std::uint32_t>(at + more) : at; };
  return {std::min(moved(part->begin), next.begin), std::max(moved(part->end), next.end)};
}

}  // namespace

Spliced SpliceInto(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
                   Language typed, Language help, const Addition& addition) {
  Spliced whole = Splice(file, shapes, keys, casebook, typed, help, addition);
  const bool there = !whole.file && whole.refused.message.id == "add.there";
  if (!there || !addition.into || IsSingle(*addition.field) || addition.parts[0].empty()) return whole;
  FilePtr now = file;
  std::optional<Span> part;
  for (const Addition& one : ByField(addition)) {
    Spliced next = SpliceInto(now, shapes, keys, casebook, typed, help, one);
    if (!next.file) {  // the places of what is in the way are those of `file`
      Spliced alone = SpliceInto(file, shapes, keys, casebook, typed, help, one);
      return alone.file ? std::move(next) : std::move(alone);
    }
    const auto more = static_cast<std::int64_t>(next.file->bytes.size()) - static_cast<std::int64_t>(now->bytes.size());
    part = Joined(part, next.part, more);
    now = next.file;
  }
  whole = {};
  whole.file = now;
  whole.part = *part;
  JudgeSpliced(file, shapes, keys, casebook, whole);
  return whole;
}

}  // namespace lanzhi
