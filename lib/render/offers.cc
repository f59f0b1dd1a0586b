#include "render/offers.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/columns.h"

namespace lanzhi {
namespace {

struct OffersContext {
  Language keys, language;
};

std::vector<std::string_view> RulesOf(const Offer& offer) {
  std::vector<std::string_view> rules;
  for (const Asking& asking : offer.asking) {
    if (std::find(rules.begin(), rules.end(), asking.rule) == rules.end()) rules.push_back(asking.rule);
  }
  return rules;
}

bool IsLate(const Offer& offer) {
  return std::any_of(offer.asking.begin(), offer.asking.end(), [](const Asking& asking) { return asking.late; });
}

// Of the rules that ask for it the one that is due first: those with a day come first.
Cell DueOf(const Offer& offer, Language language) {
  if (offer.asking.empty() || !offer.asking.front().due) return {};
  const Asking& first = offer.asking.front();
  Cell cell(Cell::Value(*first.due));
  if (first.provisional) cell.text = Fill({"due-day.provisional", {}, {{"due", *first.due}}}, language);
  return cell;
}

bool HasProvisionalDay(const Offer& offer) { return !offer.asking.empty() && offer.asking.front().provisional; }

constexpr ColumnRow<Offer, OffersContext> kOffersColumns[] = {
    {"section", "add.column.section",
     [](const Offer& offer, const OffersContext& of) { return Cell(PathName(*offer.field).In(of.keys)); }},
    {"field", "", [](const Offer& offer, const OffersContext&) { return Cell(PathName(*offer.field).en); }, kInJson},
    {"elements", "add.column.elements",
     [](const Offer& offer, const OffersContext&) { return offer.field->item ? CountCell(offer.elements) : Cell(); },
     kEverywhere, 2, true},
    {"due", "add.column.due", [](const Offer& offer, const OffersContext& of) { return DueOf(offer, of.language); }},
    {"late", "add.column.late",
     [](const Offer& offer, const OffersContext& of) {
       return Cell(Cell::Value(IsLate(offer)), IsLate(offer) ? Say("show.yes", of.language) : std::string());
     },
     kEverywhere, 3},
    {"rules", "add.column.rules", [](const Offer& offer, const OffersContext&) { return ListCell(RulesOf(offer)); }},
    {"form", "add.column.form",
     [](const Offer& offer, const OffersContext& of) { return TextOrEmpty(offer.field->form.In(of.language)); },
     kEverywhere, 1},
    {"help", "",
     [](const Offer& offer, const OffersContext& of) { return TextOrEmpty(offer.field->help.In(of.language)); },
     kInJson},
};

constexpr ColumnRow<Offer, OffersContext> kProvisionalColumns[] = {
    {"provisional", "",
     [](const Offer& offer, const OffersContext&) { return Cell(Cell::Value(HasProvisionalDay(offer))); }, kInJson},
};

}  // namespace

Document OffersDocument(const OffersView& view, Language language) {
  const Offers& offers = view.offers;
  const std::string none = Say("add.no-stage", language);
  const auto name = [&](const Stage* stage) {
    return stage == nullptr ? none : std::string(stage->names.In(language));
  };
  std::string standing;
  if (offers.stage != nullptr || offers.next != nullptr) {
    standing = Say("add.stage", language, {{"stage", AsIs(name(offers.stage))}, {"next", AsIs(name(offers.next))}});
  }
  Document document;
  document.layout = Document::Layout::report;
  document.notes = {{standing, kInText, fmt::format("{} {}", offers.kind.In(language), offers.id)},
                    {offers.path, kInText}};
  document.particulars = {{"version", {}, CountCell(1), kInJson},
                          {"kind", {}, offers.kind_id, kInJson},
                          {"record", {}, offers.id, kInJson},
                          {"path", {}, offers.path, kInJson},
                          {"stage", {}, TextOrEmpty(offers.stage == nullptr ? "" : offers.stage->name), kInJson},
                          {"next_stage", {}, TextOrEmpty(offers.next == nullptr ? "" : offers.next->name), kInJson}};
  Table table{.key = "sections"};
  SetColumns(table, kOffersColumns, std::span<const Offer>(offers.offers), OffersContext{view.keys, language},
             language);
  if (std::any_of(offers.offers.begin(), offers.offers.end(), HasProvisionalDay)) {
    SetColumns(table, kProvisionalColumns, std::span<const Offer>(offers.offers), OffersContext{view.keys, language},
               language);
  }
  table.none = Say("add.none", language);
  table.below = Say("add.below", language, {{"id", Verbatim(offers.id)}});
  table.emphasis = [&offers](std::size_t row) {
    return IsLate(offers.offers[row]) ? Emphasis::overdue : Emphasis::none;
  };
  table.hides_empty = true;
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace lanzhi
