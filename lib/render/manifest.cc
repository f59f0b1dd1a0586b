#include "render/manifest.h"

#include "base/digest.h"
#include "render/json.h"
#include "render/write.h"

namespace lanzhi {
namespace {

// Errors: Json::exception.
ReportBasis BasisIn(const Json& report) {
  ReportBasis basis;
  if (const Json& commit = report.at("commit"); !commit.is_null()) basis.commit = commit.get<std::string>();
  const auto files = report.find("uncommitted"), day = report.find("as_of");
  if (files != report.end()) basis.uncommitted = files->get<std::vector<std::string>>();
  if (day != report.end()) basis.as_of = ParseDate(day->get<std::string>());
  return basis;
}

}  // namespace

std::string ManifestText(const Document& document, std::string_view set, Language language,
                         const std::vector<SetFile>& files) {
  Json json = {{"version", 1}, {"set", set}, {"language", language == Language::zh ? "zh" : "en"}};
  for (const NamedValue& particular : document.particulars) {
    if ((particular.shown & kInJson) == 0 || json.contains(particular.key)) continue;
    json[particular.key] = CellJson(particular.value);
  }
  Json tables = Json::array();
  for (const Table& table : TablesIn(document, kInCsv)) {
    tables.push_back({{"table", table.key}, {"title", table.title}, {"rows", table.rows}});
  }
  json["tables"] = std::move(tables);
  Json list = Json::array();
  for (const SetFile& file : files) {
    list.push_back({{"file", file.name},
                    {"format", file.format},
                    {"table", JsonOrNull(file.table)},
                    {"bytes", file.bytes.size()},
                    {"sha256", Sha256({file.bytes})}});
  }
  json["files"] = std::move(list);
  return DumpJson(json, kJsonIndent) + '\n';
}

std::optional<ReportBasis> BasisOf(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    return json.is_object() && json.contains("report") ? std::optional(BasisIn(json)) : std::nullopt;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::optional<Manifest> ReadManifest(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    Manifest manifest;
    manifest.language = json.at("language").get<std::string>() == "zh" ? Language::zh : Language::en;
    manifest.basis = BasisIn(json);
    for (const Json& file : json.at("files")) manifest.files.push_back(file.at("file").get<std::string>());
    return manifest;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace lanzhi
