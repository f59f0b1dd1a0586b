#include "render/catalogue.h"
#include "render/due.h"
#include "render/findings_json.h"
#include "render/json.h"
#include "render/show_formats.h"

namespace lanzhi {

std::string ShowJson(const ShownRecord& shown, const ShowOptions& options) {
  const Language language = options.language;
  Json json;
  json["version"] = 1;
  json["today"] = FormatDate(options.today);
  json["kind"] = shown.kind_id;
  json["record"] = shown.id;
  json["path"] = shown.path;
  json["stage"] = JsonOrNull(shown.stage.en);
  json["next_stage"] = shown.next_stage.empty() ? Json() : Json(shown.next_stage.en);
  json["fields"] = Json::array();
  for (const ShownField& field : shown.fields) {
    json["fields"].push_back(
        {{"field", field.name.en}, {"name", field.name.In(language)}, {"value", Fill(field.value, language)}});
  }
  json["timeline"] = Json::array();
  for (const ShownEvent& event : shown.timeline) {
    Json choices = Json::array();
    for (const Words& choice : event.choices) choices.push_back(choice.en);
    json["timeline"].push_back({{"date", FormatDate(event.date)},
                                {"pointer", event.pointer},
                                {"name", event.name.In(language)},
                                {"by", JsonOrNull(event.by)},
                                {"planned", event.planned},
                                {"choices", std::move(choices)}});
  }
  Locator locator;
  json["findings"] = Json::array();
  for (const Finding& finding : shown.findings) json["findings"].push_back(FindingJson(finding, language, locator));
  DueOptions due;
  due.language = language;
  due.today = options.today;
  due.working_days = options.handbook != nullptr && options.handbook->counts_working_days();
  const auto duties = [&](std::vector<DueRow> rows) {
    LocateDueRows(rows);
    Json list = Json::array();
    for (const DueRow& row : rows) list.push_back(DueRowJson(row, due));
    return list;
  };
  json["deadlines"] = duties(shown.next);
  if (shown.waives) {
    json["covers"] = Json::array();
    for (const Finding& finding : shown.covers) json["covers"].push_back(FindingJson(finding, language, locator));
    json["covers_deadlines"] = duties(shown.covers_due);
  }
  if (!shown.open.empty()) {
    json["open"] = Json::array();
    for (const ListRow& row : shown.open) json["open"].push_back({{"record", row.id}, {"path", row.path}});
  }
  return DumpJson(json, 2) + "\n";
}

}  // namespace lanzhi
