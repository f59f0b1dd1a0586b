#include "cli/editors.h"

#include "render/json.h"
#include "render/schema.h"
#include "source/folder.h"

namespace lanzhi {
namespace {

constexpr const char* kAgencySchema = ".lanzhi/agency.schema.json";
constexpr const char* kRecordSchema = ".lanzhi/record.schema.json";

std::string Pretty(const Json& json) { return DumpJson(json, kJsonIndent) + '\n'; }

// Folders by name, since a repository holds other YAML files too (of a build server, say). Kinds are not told apart:
// a record may lie in any of them.
std::string Settings(const Shapes& shapes) {
  Json patterns = Json::array();
  for (const auto& shape : shapes.All()) {
    if (const std::string folder = std::string(shape->top_folder); !folder.empty())
      patterns.push_back(folder + "/**/*.yaml");
  }
  Json schemas = {{std::string("./") + kAgencySchema, kAgencyFile}, {std::string("./") + kRecordSchema, patterns}};
  return Pretty({{"yaml.schemas", std::move(schemas)}});
}

}  // namespace

std::vector<EditorFile> EditorFiles(const Shapes& shapes, Language keys) {
  SchemaOptions options{keys, keys, false};
  const std::string records = Pretty(RecordSchema(shapes, options));
  options.either = true;
  return {{kAgencySchema, Pretty(KindSchema(*shapes.With(Meaning::handbook), options)), true},
          {kRecordSchema, records, true},
          {".vscode/extensions.json", Pretty({{"recommendations", {"redhat.vscode-yaml"}}}), false},
          {".vscode/settings.json", Settings(shapes), false}};
}

}  // namespace lanzhi
