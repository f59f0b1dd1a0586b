#include "render/catalogue.h"
#include "render/json.h"
#include "render/month_formats.h"

namespace lanzhi {
namespace {

Json ColumnsJson(const MonthReport& report, Language language) {
  Json list = Json::array();
  for (const MonthColumn& column : report.columns) {
    list.push_back({{"id", column.id}, {"name", column.name.In(language)}, {"part", JsonOrNull(column.part)}});
  }
  return list;
}

Json RowsJson(const MonthReport& report) {
  Json list = Json::array();
  for (const MonthRow& row : report.rows) {
    Json cells = Json::object();
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells[report.columns[i].id] = row.cells[i];
    list.push_back({{"site", JsonOrNull(row.site)}, {"worker", JsonOrNull(row.worker)}, {"cells", std::move(cells)}});
  }
  return list;
}

// Halves are exact in binary, so that the same numbers give the same bytes.
Json MedianJson(const std::vector<int>& sorted) {
  if (sorted.empty()) return nullptr;
  const int sum = sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2];
  return sum % 2 == 0 ? Json(sum / 2) : Json(sum / 2.0);
}

Json TimelinessJson(const MonthReport& report, Language language) {
  Json list = Json::array();
  for (const Timeliness& t : report.timeliness) {
    list.push_back({{"clause", t.clause},
                    {"rule", t.rule},
                    {"title", t.title.In(language)},
                    {"met", t.met},
                    {"late", t.late},
                    {"late_days_median", MedianJson(t.late_by)},
                    {"missed", t.missed},
                    {"waived", t.waived}});
  }
  return list;
}

Json LeftOutJson(const MonthReport& report, Language language) {
  Json list = Json::array();
  for (const LeftOut& left : report.left_out) {
    list.push_back({{"path", left.path}, {"record", JsonOrNull(left.record)}, {"why", Fill(left.why, language)}});
  }
  return list;
}

}  // namespace

std::string MonthJson(const MonthReport& report, Language language) {
  Json json;
  json["version"] = 1;
  json["report"] = "month";
  json["title"] = report.title.In(language);
  json["from"] = FormatDate(report.from);
  json["to"] = FormatDate(report.to);
  json["agency"] = report.agency;
  json["handbook"] = report.handbook;
  json["handbook_version"] = report.handbook_version;
  json["commit"] = JsonOrNull(report.commit);
  json["records"] = report.records;
  json["left_out"] = LeftOutJson(report, language);
  json["columns"] = ColumnsJson(report, language);
  json["rows"] = RowsJson(report);
  json["timeliness"] = TimelinessJson(report, language);
  return DumpJson(json, 2) + "\n";
}

}  // namespace lanzhi
