#include "render/derivation.h"
#include "render/due_formats.h"
#include "render/json.h"

namespace lanzhi {

Json DueRowJson(const DueRow& row, const DueOptions& options) {
  Json json;
  json["rule"] = row.rule;
  json["clauses"] = row.clauses;
  json["kind"] = row.kind;
  json["record"] = row.record;
  json["path"] = row.path;
  json["line"] = row.line;
  json["element"] = JsonOrNull(row.element);
  json["site"] = JsonOrNull(row.site);
  json["worker"] = JsonOrNull(row.worker);
  json["actor"] = JsonOrNull(row.actor);
  json["title"] = row.title.In(options.language);
  json["trigger"] = {{"pointer", row.trigger_pointer}, {"date", JsonOf(row.trigger)}};
  json["raw_due"] = FormatDate(row.raw_due);
  json["due"] = FormatDate(row.due);
  json["status"] = DueStatusName(row.status);
  json["days"] = DaysBetween(options.today, row.due);
  json["done"] = JsonOf(row.done);
  json["derivation"] = DerivationText(row.derivation, row.raw_due, options.language);
  return json;
}

std::string DueJson(const std::vector<DueRow>& rows, const DueOptions& options) {
  std::vector<Json> elements;
  elements.reserve(rows.size());
  for (const DueRow& row : rows) elements.push_back(DueRowJson(row, options));
  return DumpDocument({{"version", 1}, {"today", FormatDate(options.today)}}, "deadlines", elements);
}

}  // namespace lanzhi
