#include "render/agenda.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <span>

#include "render/catalogue.h"
#include "render/columns.h"
#include "render/concise.h"
#include "render/due.h"
#include "render/human.h"
#include "render/position.h"

namespace lanzhi {
namespace {

struct AgendaReader {
  Language language;
  const AgendaPage* page;
  std::shared_ptr<Locator> locator = std::make_shared<Locator>();  // one for all cells, which come file by file

  [[nodiscard]] int LineOf(const Finding& finding) const {
    return finding.place.file == nullptr ? 0 : locator->Of(finding.place.file, finding.place.span.begin).line;
  }
};

std::string PathOf(const Finding& finding) { return finding.place.file == nullptr ? "" : finding.place.file->path; }

constexpr ColumnRow<Finding, AgendaReader> kFindingColumns[] = {
    {"rule", "agenda.rule", [](const Finding& finding, const AgendaReader&) { return Cell(finding.rule); }, kMachine},
    {"severity", "agenda.severity",
     [](const Finding& finding, const AgendaReader& reader) {
       Cell cell = ChoiceCell(SeverityName(finding.severity), SeverityWord(finding.severity, reader.language));
       cell.paint = PaintOf(finding.severity);
       return cell;
     }},
    {"record", "agenda.record", [](const Finding& finding, const AgendaReader&) { return TextOrEmpty(finding.record); },
     kMachine},
    {"path", "agenda.path", [](const Finding& finding, const AgendaReader&) { return Cell(PathOf(finding)); },
     kMachine},
    {"line", "agenda.line",
     [](const Finding& finding, const AgendaReader& reader) { return CountCell(reader.LineOf(finding)); }, kMachine},
    {"place", "agenda.place",
     [](const Finding& finding, const AgendaReader& reader) {
       return Cell(fmt::format("{}{}:{}", reader.page->from, PathOf(finding), reader.LineOf(finding)));
     },
     kOnPage},
    {"message", "agenda.message",
     [](const Finding& finding, const AgendaReader& reader) { return Cell(Fill(finding.message, reader.language)); }},
};

// What signs it: by the one whose page it is, else by the one who may.
std::string CommandFor(const Paper& paper, const AgendaPage& page) {
  std::string hand = page.worker;
  if (hand.empty() && paper.who.size() == 1) hand = paper.who.front();
  if (hand.empty()) return {};
  return fmt::format("lanzhi sign {} --as {} --section {}", paper.record, hand, paper.section.In(page.keys));
}

constexpr ColumnRow<Paper, AgendaReader> kPaperColumns[] = {
    {"record", "agenda.record", [](const Paper& paper, const AgendaReader&) { return Cell(paper.record); }},
    {"kind", "", [](const Paper& paper, const AgendaReader&) { return Cell(paper.kind); }, kInJson},
    {"path", "agenda.path", [](const Paper& paper, const AgendaReader&) { return Cell(paper.path); }, kMachine},
    {"section", "agenda.section",
     [](const Paper& paper, const AgendaReader& reader) {
       return ChoiceCell(paper.section.en, paper.section.In(reader.page->keys));
     }},
    {"who", "agenda.who", [](const Paper& paper, const AgendaReader&) { return Cell(Cell::Value(paper.who)); },
     kEverywhere, 1},
    {"command", "agenda.command",
     [](const Paper& paper, const AgendaReader& reader) { return TextOrEmpty(CommandFor(paper, *reader.page)); }},
};

constexpr std::size_t kMostReturns = 20;  // lines on a page

std::vector<std::string> TitlesOf(const Return& each, Language language) {
  std::vector<std::string> titles;
  for (const Words& words : each.lacks) titles.emplace_back(words.In(language));
  return titles;
}

constexpr ColumnRow<Return, AgendaReader> kReturnColumns[] = {
    {"of", "agenda.of", [](const Return& each, const AgendaReader&) { return Cell(each.of); }},
    {"who", "agenda.who-files",
     [](const Return& each, const AgendaReader& reader) {
       Cell cell{Cell::Value(each.who)};
       if (each.who.empty()) cell.text = std::string(each.role.In(reader.language));
       return cell;
     }},
    {"actor", "due.column.actor", [](const Return& each, const AgendaReader&) { return TextOrEmpty(each.row.actor); },
     kMachine},
    {"record", "agenda.record", [](const Return& each, const AgendaReader&) { return Cell(each.row.record); }},
    {"lacks", "agenda.not-filed",
     [](const Return& each, const AgendaReader& reader) { return Cell(Cell::Value(TitlesOf(each, reader.language))); }},
    {"due", "due.column.due", [](const Return& each, const AgendaReader&) { return Cell(Cell::Value(each.row.due)); }},
    {"status", "due.column.status",
     [](const Return& each, const AgendaReader& reader) {
       return ChoiceCell(DueStatusName(each.row.status), DueStatusWord(each.row.status, reader.language));
     },
     kMachine},
    {"left", "due.column.left",
     [](const Return& each, const AgendaReader& reader) { return Cell(DueLeft(each.row, reader.page->options)); },
     kOnPage},
};

Table ReturnsTable(std::span<const Return> returns, const AgendaReader& reader, Media shown) {
  Table table{.key = "returns", .title = Say("agenda.returns", reader.language)};
  table.none = Say("agenda.returns-none", reader.language);
  table.shown = shown;
  SetColumns(table, kReturnColumns, returns, reader, reader.language);
  return table;
}

}  // namespace

Document AgendaDocument(const AgendaPage& page, Language language) {
  Document document = DueDocument(page.agenda.rows, page.options);
  document.layout = Document::Layout::report;
  document.title = Say("agenda.title", language);
  document.particulars.push_back({"worker", Say("agenda.worker", language), TextOrEmpty(page.worker), kMachine});
  const AgendaReader reader{language, &page};
  Table findings{
      .key = "findings", .title = Say("agenda.findings", language), .none = Say("agenda.findings-none", language)};
  SetColumns(findings, kFindingColumns, std::span<const Finding>(page.agenda.findings), reader, language);
  document.tables.push_back(std::move(findings));
  Table papers{.key = "papers", .title = Say("agenda.papers", language), .none = Say("agenda.papers-none", language)};
  SetColumns(papers, kPaperColumns, std::span<const Paper>(page.agenda.papers), reader, language);
  document.tables.push_back(std::move(papers));
  const std::span<const Return> returns(page.agenda.returns);
  document.tables.push_back(ReturnsTable(returns, reader, kMachine));
  Table told = ReturnsTable(returns.first(std::min(returns.size(), kMostReturns)), reader, kOnPage);
  if (returns.size() > kMostReturns) {
    told.below =
        Say("agenda.returns-more", language, {{"n", static_cast<std::int64_t>(returns.size() - kMostReturns)}});
  }
  document.tables.push_back(std::move(told));
  return document;
}

}  // namespace lanzhi
