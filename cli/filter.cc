#include "cli/filter.h"

#include <algorithm>

#include "base/nearest.h"
#include "cli/typed.h"
#include "record/suggest.h"

namespace lanzhi {
namespace {

bool IsAmong(const Context& context, std::string_view option, const std::string& value,
             const std::vector<std::string>& known) {
  if (value.empty() || std::find(known.begin(), known.end(), value) != known.end()) return true;
  context.Fail({"cli.unknown-id", {}, {{"option", Verbatim(option)}, {"value", Verbatim(value)}}},
               DidYouMean(value, known));
  return false;
}

}  // namespace

bool KnowsId(const Context& context, const Workspace& workspace, std::string_view option, std::string_view kind,
             const std::string& id) {
  std::vector<std::string> known;
  for (const std::string_view each : workspace.casebook->Ids(kind)) known.emplace_back(each);
  return IsAmong(context, option, id, known);
}

const Shape* KindNamed(const Context& context, const Shapes& shapes, const std::string& name) {
  Language language = context.language;
  if (const Shape* shape = shapes.FindByName(name, language)) return shape;
  std::vector<std::string> known;
  for (const auto& shape : shapes.All()) known.emplace_back(shape->names.In(language));
  context.Fail({"cli.unknown-kind", {}, {{"value", Verbatim(name)}}}, DidYouMeanKind(name, shapes, language, known));
  return nullptr;
}

bool KnowsActor(const Context& context, const Workspace& workspace, std::string& actor) {
  std::vector<std::string> known;
  for (const std::string_view each : workspace.casebook->Ids(workspace.handbook->shapes().With(Meaning::role)->kind))
    known.emplace_back(each);
  for (const auto& rule : workspace.handbook->rules()) {
    for (const Rule& version : rule->distinct) {
      if (!actor.empty() && version.actor_names.zh == actor) actor = version.actor;
      const std::string name(version.actor);
      if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
    }
  }
  return IsAmong(context, "--actor", actor, known);
}

bool ReadDate(const Context& context, std::string_view option, const std::string& text, std::optional<Date>& date) {
  if (text.empty()) return true;
  date = TypedDate(text);
  if (!date) context.Fail(NoDate(option, text));
  return date.has_value();
}

}  // namespace lanzhi
