#include "record/shown.h"

#include <algorithm>

#include "base/hash.h"
#include "base/id.h"
#include "base/reveal.h"
#include "record/spelling.h"
#include "source/folder.h"

namespace lanzhi {
namespace {

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
    case Type::month:
    case Type::half:
    case Type::year:
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

// Of folders at the top those that are named by the program.
bool IsOwnFolder(const Shapes& shapes, std::string_view name) {
  if (name == "handbook" || name == "reports" || name == "private") return true;
  return std::any_of(shapes.All().begin(), shapes.All().end(),
                     [&](const auto& shape) { return shape->top_folder == name; });
}

std::string ToldFileName(std::string_view name, const Shape* shape) {
  const std::size_t dot = std::min(name.rfind('.'), name.size());
  const std::string_view stem = name.substr(0, dot), suffix = name.substr(dot);
  return std::string(IsToldStem(stem, shape) ? stem : "…") +
         std::string(suffix == ".yaml" || suffix == ".yml" ? suffix : "");
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

bool IsToldCode(std::string_view text) {
  std::string plain(text);
  std::erase(plain, ':');
  return IsCode(plain) && plain.find_first_of("0123456789") != std::string::npos;
}

bool IsToldStem(std::string_view stem, const Shape* shape) {
  if (IsToldCode(stem)) return true;
  if (shape == nullptr || !shape->linked) return false;
  return IsCode(stem) || (shape->id_prefix.empty() && IsId(stem));
}

std::string ToldId(std::string_view id, const Shape* shape) {
  return std::string(id.empty() || IsToldStem(id, shape) ? id : "…");
}

std::string ToldPath(const Shapes& shapes, std::string_view path) {
  if (path == kAgencyFile || path.starts_with("handbook/")) return std::string(path);
  const Shape* shape = shapes.FindByFolder(path);
  std::string told;
  for (std::size_t at = 0;;) {
    const std::size_t slash = path.find('/', at);
    const std::string_view name = path.substr(at, slash - at);
    if (slash == std::string_view::npos && at == 0 && IsOwnFolder(shapes, name)) return std::string(name);
    if (slash == std::string_view::npos) return told + ToldFileName(name, shape);
    told += (at == 0 && IsOwnFolder(shapes, name)) || IsToldCode(name) ? name : "…";
    told += '/';
    at = slash + 1;
  }
}

std::string_view IdIn(const Value& value) {
  return value.field->type == Type::reference ? Reveal(value.text) : std::string_view();
}

std::string IdentityIn(const Value& value) {
  if (const std::optional<std::string_view> shown = Shown(value)) return std::string(*shown);
  return "#" + std::to_string(Hash(Reveal(value.text)));
}

std::string_view ReferenceOn(const Record& record, const Field* field, std::optional<Date> day) {
  if (field == nullptr || record.values.empty()) return {};
  const Value& value = Effective(record, *field, day);
  return value.given() ? Shown(value).value_or(std::string_view()) : std::string_view();
}

}  // namespace lanzhi
