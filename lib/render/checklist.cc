#include "render/checklist.h"

#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/columns.h"

namespace lanzhi {
namespace {

std::string Heading(const ChecklistItem& item, Language language) {
  return item.stage == nullptr ? std::string(FindWords("checklist.throughout").In(language))
                               : std::string(item.stage->names.In(language));
}

std::string Title(const Checklist& list, Language language) {
  return fmt::format("{} {}", list.kind.In(language), list.id);
}

std::string Answer(const ChecklistItem& item, Language language) {
  std::string answer = item.answer.In(language);
  if (!item.note.empty()) answer += Say("checklist.note", language);
  return answer;
}

constexpr ColumnRow<ChecklistItem, Language> kChecklistColumns[] = {
    {"done", "", [](const ChecklistItem& item, const Language&) { return Cell(Cell::Value(!item.answer.empty())); },
     kOnPage, 0, false, Column::Role::tick},
    {"clause", "", [](const ChecklistItem& item, const Language&) { return Cell(item.clause->id); }, kEverywhere, 0,
     false, Column::Role::code},
    {"place", "", [](const ChecklistItem& item, const Language&) { return Cell(item.clause->place); }, kEverywhere, 0,
     false, Column::Role::small},
    {"stage", "", [](const ChecklistItem& item, const Language&) { return TextOrEmpty(item.clause->stage); }, kInJson},
    {"question", "",
     [](const ChecklistItem& item, const Language& language) { return Cell(item.clause->ask.In(language)); },
     kEverywhere, 0, false, Column::Role::label},
    {"answer", "",
     [](const ChecklistItem& item, const Language& language) {
       return item.answer.empty() ? Cell() : ChoiceCell(item.answer.en, Answer(item, language));
     },
     kEverywhere, 0, false, Column::Role::strong},
    {"note", "", [](const ChecklistItem& item, const Language&) { return TextOrEmpty(item.note); }, kInJson},
};

std::vector<Group> StagesOf(const Checklist& list, Language language) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    if (i == 0 || list.items[i].stage != list.items[i - 1].stage) {
      groups.push_back({Heading(list.items[i], language), Emphasis::none, {}});
    }
    groups.back().rows.push_back(i);
  }
  return groups;
}

}  // namespace

Document ChecklistDocument(const Checklist& list, Language language) {
  const std::string title = Title(list, language);
  Document document;
  document.layout = Document::Layout::report;
  document.title = Say("checklist.title", language);
  document.notes = {{list.stage.In(language), kInText, title},
                    {list.path, kInText},
                    {list.stage.empty() ? title : title + Say("checklist.stage", language, {{"stage", list.stage}}),
                     kInMarkdown | kInHtml}};
  document.particulars = {{"version", {}, CountCell(1), kInJson},
                          {"kind", {}, list.kind_id, kInJson},
                          {"record", {}, list.id, kInJson},
                          {"path", {}, list.path, kInJson},
                          {"stage", {}, TextOrEmpty(list.stage.en), kInJson}};
  Table table{.key = "questions"};
  SetColumns(table, kChecklistColumns, std::span<const ChecklistItem>(list.items), language, language);
  table.none = Say("checklist.none", language);
  table.form = Table::Form::checks;
  table.groups = StagesOf(list, language);
  document.tables.push_back(std::move(table));
  return document;
}

}  // namespace lanzhi
