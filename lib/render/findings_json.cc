#include "render/findings_json.h"

#include "render/catalogue.h"
#include "render/concise.h"
#include "render/derivation.h"
#include "render/json.h"

namespace lanzhi {
namespace {

std::string PathOf(const Place& place) { return place.file == nullptr ? std::string() : place.file->path; }

Json RelatedJson(const Finding& finding, Language language, Locator& locator) {
  Json list = Json::array();
  for (const Related& related : finding.related) {
    const Position at = locator.Of(related.place.file, related.place.span.begin);
    list.push_back({{"path", PathOf(related.place)},
                    {"pointer", related.pointer},
                    {"line", at.line},
                    {"column", at.column},
                    {"message", Fill(related.label, language)}});
  }
  return list;
}

}  // namespace

Json FindingJson(const Finding& finding, Language language, Locator& locator) {
  const Position begin = locator.Of(finding.place.file, finding.place.span.begin);
  const Position end = locator.Of(finding.place.file, finding.place.span.end);
  Json json;
  json["rule"] = finding.rule;
  json["severity"] = SeverityName(finding.severity);
  json["clauses"] = finding.clauses;
  json["kind"] = finding.kind;
  json["record"] = finding.record;
  json["path"] = PathOf(finding.place);
  json["pointer"] = finding.pointer;
  json["line"] = begin.line;
  json["column"] = begin.column;
  json["end_line"] = end.line;
  json["end_column"] = end.column;
  json["message"] = Fill(finding.message, language);
  json["help"] = JsonOrNull(Fill(finding.help, language));
  json["due"] = JsonOf(finding.due);
  if (finding.due && finding.derivation) {
    if (finding.derivation->due.moved()) json["raw_due"] = FormatDate(finding.derivation->due.raw);
    if (finding.derivation->due.provisional) json["provisional"] = true;
  }
  json["actual"] = JsonOf(finding.actual);
  json["days"] = finding.days ? Json(*finding.days) : Json(nullptr);
  json["derivation"] =
      finding.derivation && finding.due ? Json(DerivationText(*finding.derivation, language)) : Json(nullptr);
  json["related"] = RelatedJson(finding, language, locator);
  json["waiver"] = JsonOrNull(finding.waiver);
  json["expired_waiver"] = JsonOrNull(finding.expired_waiver);
  json["setting"] = JsonOrNull(finding.setting);
  json["site_kind"] = JsonOrNull(finding.site_kind.en);
  if (finding.periods > 1) json["periods"] = finding.periods;
  json["standing"] = finding.standing;
  json["fingerprint"] = finding.fingerprint;
  return json;
}

Json HeadJson(const std::string& folder, std::string_view handbook, const Summary& summary) {
  Json head;
  head["version"] = 1;
  head["folder"] = folder;
  head["handbook"] = handbook;
  head["summary"] = {{"records", summary.records},   {"unreadable", summary.unreadable}, {"errors", summary.errors},
                     {"warnings", summary.warnings}, {"infos", summary.infos},           {"waived", summary.waived}};
  return head;
}

void FindingsJson(Sink& sink, const std::string& folder, std::string_view handbook, const Summary& summary,
                  const Findings& findings, Language language) {
  Locator locator;
  auto at = findings.begin();
  PutDocument(sink, HeadJson(folder, handbook, summary), "findings", findings.size(), [&](std::size_t) {
    Json json = FindingJson(*at, language, locator);
    ++at;
    return json;
  });
  sink.Put("\n");
}

}  // namespace lanzhi
