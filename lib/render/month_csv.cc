#include "render/catalogue.h"
#include "render/csv.h"
#include "render/month_formats.h"

namespace lanzhi {
namespace {

class Sheet {
 public:
  Sheet(const MonthReport& report, Language language) : report_(report), language_(language) {}

  std::string Make() {
    csv_.Text(report_.title.In(language_)).EndRow();
    for (const auto& [name, value] : MonthFacts(report_, language_)) csv_.Text(name).Text(value).EndRow();
    LeftOut();
    Statistics();
    Duties();
    return csv_.Take();
  }

 private:
  [[nodiscard]] std::string_view Word(std::string_view id) const { return FindWords(id).In(language_); }
  void Part(std::string_view id) {
    csv_.EndRow();
    csv_.Text(Word(id)).EndRow();
  }

  void LeftOut() {
    Part("month.left-out-title");
    csv_.Text(Word("month.file")).Text(Word("month.record")).Text(Word("month.why")).EndRow();
    for (const lanzhi::LeftOut& left : report_.left_out) {
      csv_.Text(left.path).Text(left.record).Text(Fill(left.why, language_)).EndRow();
    }
  }

  void Statistics() {
    Part("month.statistics");
    csv_.Text(Word("month.site")).Text(Word("month.worker"));
    for (const MonthColumn& column : report_.columns) csv_.Text(MonthColumnName(column, language_));
    csv_.EndRow();
    for (const MonthRow& row : report_.rows) {
      csv_.Text(row.site).Text(MonthRowName(row, language_));
      for (const std::int64_t cell : row.cells) csv_.Number(cell);
      csv_.EndRow();
    }
  }

  void Duties() {
    Part("month.timeliness");
    for (const std::string_view id :
         {"month.clause", "month.duty", "month.met", "month.late", "month.late-days", "month.missed", "month.waived"}) {
      csv_.Text(Word(id));
    }
    csv_.EndRow();
    for (const Timeliness& t : report_.timeliness) {
      csv_.Text(t.clause).Text(t.title.In(language_)).Number(t.met).Number(t.late).Text(MedianText(t.late_by));
      csv_.Number(t.missed).Number(t.waived).EndRow();
    }
  }

  const MonthReport& report_;
  Language language_;
  Csv csv_;
};

}  // namespace

std::string MonthCsv(const MonthReport& report, Language language) { return Sheet(report, language).Make(); }

}  // namespace lanzhi
