#include "record/shown.h"

#include <algorithm>

#include "base/reveal.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

// A code of the agency's own (K0471), an id with a number, a time of day (10:00-11:30). One without a digit may as well
// be a name.
bool IsToldCode(std::string_view text) {
  std::string plain(text);
  std::erase(plain, ':');
  return IsCode(plain) && plain.find_first_of("0123456789") != std::string::npos;
}

bool MayBeTold(const Value& value) {
  const std::string_view text = Reveal(value.text);
  switch (value.field->type) {
    case Type::text:
      return value.field->telling == Telling::always || (value.field->telling == Telling::codes && IsToldCode(text));
    case Type::reference:
      // The ids of linked records are words (chen-jia); of those that are not at hand only a number tells an id.
      return value.link != nullptr || (value.field->linked ? IsCode(text) : IsToldCode(text));
    case Type::date:
    case Type::time:
    case Type::period:
    case Type::decimal:
    case Type::count:
    case Type::boolean:
    case Type::choice:
      return true;
    case Type::prose:
    case Type::list:
    case Type::section:
      return false;
  }
  return false;
}

}  // namespace

std::optional<std::string_view> Shown(const Value& value) {
  return MayBeTold(value) ? std::optional(Reveal(value.text)) : std::nullopt;
}

Text PlaceName(const Record& record, const Value& value) {
  for (const Value* at = &value; at != &record.root(); at = &record.values[at->parent]) {
    const Value& parent = record.values[at->parent];
    if (parent.field->type != Type::list) continue;
    const std::string place = "(" + std::to_string(at->ordinal + 1) + ")";
    return {std::string(parent.field->names.zh) + place, std::string(parent.field->names.en) + place};
  }
  return Text(value.field->names);
}

Text ShownOrPlace(const Record& record, const Value& value) {
  const std::optional<std::string_view> shown = Shown(value);
  return shown ? AsIs(*shown) : PlaceName(record, value);
}

std::string_view IdIn(const Value& value) {
  return value.field->type == Type::reference ? Reveal(value.text) : std::string_view();
}

}  // namespace lanzhi
