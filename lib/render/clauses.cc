#include "render/clauses.h"

#include "render/catalogue.h"
#include "render/columns.h"
#include "render/json.h"
#include "render/write.h"

namespace lanzhi {
namespace {

constexpr ColumnRow<Clause, Language> kClauseColumns[] = {
    {"id", "clauses.clause", [](const Clause& clause, const Language&) { return Cell(clause.id); }},
    {"agency", "", [](const Clause& clause, const Language&) { return Cell(Cell::Value(clause.agency)); }, kInJson},
    {"place", "clauses.place", [](const Clause& clause, const Language&) { return Cell(clause.place); }},
    {"source", "", [](const Clause& clause, const Language&) { return ListCell(clause.source); }, kInJson},
    {"actor", "", [](const Clause& clause, const Language&) { return TextOrEmpty(clause.actor); }, kInJson},
    {"record", "", [](const Clause& clause, const Language&) { return TextOrEmpty(clause.record); }, kInJson},
    {"summary", "", [](const Clause& clause, const Language& language) { return Cell(clause.summary.In(language)); },
     kInJson},
    {"fate", "clauses.fate",
     [](const Clause& clause, const Language& language) {
       const std::string fate(FateName(clause.fate));
       return ChoiceCell(fate, Say("fate-name." + fate, language));
     }},
    {"why", "", [](const Clause& clause, const Language& language) { return TextOrEmpty(clause.why.In(language)); },
     kInJson},
    {"pending", "", [](const Clause& clause, const Language&) { return TextOrEmpty(clause.pending); }, kInJson},
    {"rules", "clauses.rules", [](const Clause& clause, const Language&) { return ListCell(clause.rules); },
     kEverywhere, 1},
};

Table ClausesTable(std::span<const Clause> clauses, Language language) {
  Table table{.key = "clauses"};
  SetColumns(table, kClauseColumns, clauses, language, language);
  return table;
}

template <auto Member>
Cell Number(const HandbookCoverage& each, const Language&) {
  return CountCell(each.coverage.*Member);
}

constexpr ColumnRow<HandbookCoverage, Language> kCoverageColumns[] = {
    {"handbook", "clauses.handbook", [](const HandbookCoverage& each, const Language&) { return Cell(each.handbook); }},
    {"total", "clauses.total", Number<&Coverage::total>, kEverywhere, 0, true},
    {"checked", "fate-name.checked", Number<&Coverage::checked>, kEverywhere, 0, true},
    {"settles", "fate-name.settles", Number<&Coverage::settles>, kEverywhere, 0, true},
    {"human", "fate-name.human", Number<&Coverage::human>, kEverywhere, 0, true},
    {"pending", "fate-name.pending", Number<&Coverage::pending>, kEverywhere, 0, true},
};

}  // namespace

std::string_view FateName(Fate fate) {
  switch (fate) {
    case Fate::checked:
      return "checked";
    case Fate::settles:
      return "settles";
    case Fate::human:
      return "human";
    case Fate::pending:
      return "pending";
  }
  return "";
}

std::string FateText(const Clause& clause, Language language) {
  return Say("fate." + std::string(FateName(clause.fate)), language,
             {{"why", AsIs(clause.why.In(language))}, {"record", AsIs(clause.pending)}});
}

Json ClauseJson(const Clause& clause, Language language) { return RowJson(ClausesTable({&clause, 1}, language), 0); }

Document ClausesDocument(std::string_view handbook, const std::vector<Clause>& clauses, Language language) {
  Document document;
  document.particulars = {{"version", {}, CountCell(1), kInJson}, {"handbook", {}, handbook, kInJson}};
  document.tables.push_back(ClausesTable(clauses, language));
  return document;
}

Document CoverageDocument(const std::vector<HandbookCoverage>& list, Language language) {
  Table table{.key = "coverage"};
  SetColumns(table, kCoverageColumns, std::span<const HandbookCoverage>(list), language, language);
  table.keyed = true;
  Document document;
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace lanzhi
