#include "render/agenda.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

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
};

int LineOf(const Finding& finding) {
  Locator locator;
  return finding.place.file == nullptr ? 0 : locator.Of(finding.place.file, finding.place.span.begin).line;
}

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
    {"line", "agenda.line", [](const Finding& finding, const AgendaReader&) { return CountCell(LineOf(finding)); },
     kMachine},
    {"place", "agenda.place",
     [](const Finding& finding, const AgendaReader& reader) {
       return Cell(fmt::format("{}{}:{}", reader.page->from, PathOf(finding), LineOf(finding)));
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
  return document;
}

}  // namespace lanzhi
