#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/markdown.h"
#include "render/month_formats.h"

namespace lanzhi {
namespace {

using Rows = std::vector<std::vector<std::string>>;

class MonthPage {
 public:
  MonthPage(const MonthReport& report, Language language) : report_(report), language_(language) {}

  std::string Make() {
    out_ = fmt::format("# {} {:04}-{:02}\n\n", EscapeMarkdown(report_.title.In(language_)), YearOf(report_.from),
                       MonthOf(report_.from));
    for (const auto& [name, value] : MonthFacts(report_, language_)) {
      out_ += fmt::format("- {}: {}\n", EscapeMarkdown(name), EscapeMarkdown(value));
    }
    LeftOut();
    Statistics();
    Duties();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string Word(std::string_view id) const { return std::string(FindWords(id).In(language_)); }
  void Heading(std::string_view id) { out_ += "\n## " + Word(id) + "\n\n"; }

  void LeftOut() {
    Heading("month.left-out-title");
    Rows rows;
    for (const lanzhi::LeftOut& left : report_.left_out) {
      rows.push_back({left.path, left.record, Fill(left.why, language_)});
    }
    out_ += rows.empty() ? Word("month.left-out-none") + "\n"
                         : MarkdownTable({Word("month.file"), Word("month.record"), Word("month.why")}, rows);
  }

  void Statistics() {
    Heading("month.statistics");
    std::vector<std::string> head = {Word("month.site"), Word("month.worker")};
    for (const MonthColumn& column : report_.columns) head.push_back(MonthColumnName(column, language_));
    Rows rows;
    for (const MonthRow& row : report_.rows) {
      std::vector<std::string> cells = {row.site, MonthRowName(row, language_)};
      for (const std::int64_t cell : row.cells) cells.push_back(std::to_string(cell));
      rows.push_back(std::move(cells));
    }
    out_ += MarkdownTable(head, rows, report_.columns.size());
  }

  void Duties() {
    Heading("month.timeliness");
    if (report_.timeliness.empty()) {
      out_ += Word("month.timeliness-none") + "\n";
      return;
    }
    out_ += Word("month.timeliness-scope") + "\n\n";
    Rows rows;
    for (const Timeliness& t : report_.timeliness) {
      rows.push_back({t.clause, std::string(t.title.In(language_)), std::to_string(t.met), std::to_string(t.late),
                      MedianText(t.late_by), std::to_string(t.missed), std::to_string(t.waived)});
    }
    out_ += MarkdownTable({Word("month.clause"), Word("month.duty"), Word("month.met"), Word("month.late"),
                           Word("month.late-days"), Word("month.missed"), Word("month.waived")},
                          rows, 5);
  }

  const MonthReport& report_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string MonthMarkdown(const MonthReport& report, Language language) { return MonthPage(report, language).Make(); }

}  // namespace lanzhi
