#include "render/report_list.h"

#include "render/columns.h"

namespace lanzhi {
namespace {

constexpr ColumnRow<ListedReport, Language> kReportColumns[] = {
    {"report", "report.name", [](const ListedReport& report, const Language&) { return Cell(report.head.id); }},
    {"title", "report.title",
     [](const ListedReport& report, const Language& language) { return Cell(report.head.title.In(language)); }},
    {"period", "month.period",
     [](const ListedReport& report, const Language& language) {
       const std::string period(NameOf(report.head.period));
       return ChoiceCell(period, FindWords("report.period." + period).In(language));
     }},
    {"path", "month.file", [](const ListedReport& report, const Language&) { return TextOrEmpty(report.path); }},
};

}  // namespace

Document ReportListDocument(const std::vector<ListedReport>& reports, Language language) {
  Document document;
  Table table{.key = "reports"};
  SetColumns(table, kReportColumns, std::span<const ListedReport>(reports), language, language);
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace lanzhi
