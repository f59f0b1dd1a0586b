#include "render/checklist.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "render/catalogue.h"
#include "render/json.h"
#include "render/markdown.h"

namespace lanzhi {
namespace {

std::string Heading(const ChecklistItem& item, Language language) {
  return item.stage == nullptr ? std::string(FindWords("checklist.throughout").In(language))
                               : std::string(item.stage->names.In(language));
}

bool BeginsStage(const Checklist& list, std::size_t i) {
  return i == 0 || list.items[i].stage != list.items[i - 1].stage;
}

std::string Title(const Checklist& list, Language language) {
  return fmt::format("{} {}", list.kind.In(language), list.id);
}

std::string Answer(const ChecklistItem& item, Language language) {
  std::string answer = item.answer.In(language);
  if (!item.note.empty()) answer += Say("checklist.note", language, {{"note", item.note}});
  return answer;
}

}  // namespace

std::string ChecklistText(const Checklist& list, Language language, const Style& style) {
  std::string out = style.In(Paint::bold, EscapeControls(Title(list, language)));
  if (!list.stage.empty()) out += "  " + list.stage.In(language);
  out += "\n" + EscapeControls(list.path) + "\n";
  if (list.items.empty()) out += "\n" + std::string(FindWords("checklist.none").In(language)) + "\n";
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const ChecklistItem& item = list.items[i];
    if (BeginsStage(list, i)) out += "\n" + style.In(Paint::bold, Heading(item, language)) + "\n";
    out += fmt::format("  [{}] {}\n", item.answer.empty() ? ' ' : 'x', item.clause->ask.In(language));
    if (!item.answer.empty()) out += fmt::format("      {}\n", Answer(item, language));
    out += fmt::format("      {}  {}\n", item.clause->place, item.clause->id);
  }
  return out;
}

std::string ChecklistMarkdown(const Checklist& list, Language language) {
  std::string out = "# " + Say("checklist.title", language) + "\n\n" + EscapeMarkdown(Title(list, language));
  if (!list.stage.empty()) {
    out += Say("checklist.stage", language, {{"stage", list.stage}});
  }
  out += "\n";
  if (list.items.empty()) out += "\n" + std::string(FindWords("checklist.none").In(language)) + "\n";
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const ChecklistItem& item = list.items[i];
    if (BeginsStage(list, i)) out += "\n## " + EscapeMarkdown(Heading(item, language)) + "\n\n";
    out += fmt::format("- [{}] {}\\\n", item.answer.empty() ? ' ' : 'x', EscapeMarkdown(item.clause->ask.In(language)));
    if (!item.answer.empty()) out += fmt::format("  **{}**\\\n", EscapeMarkdown(Answer(item, language)));
    out += fmt::format("  {} `{}`\n", EscapeMarkdown(item.clause->place), item.clause->id);
  }
  return out;
}

std::string ChecklistJson(const Checklist& list, Language language) {
  Json json;
  json["version"] = 1;
  json["kind"] = list.kind_id;
  json["record"] = list.id;
  json["path"] = list.path;
  json["stage"] = JsonOrNull(list.stage.en);
  json["questions"] = Json::array();
  for (const ChecklistItem& item : list.items) {
    json["questions"].push_back({{"clause", item.clause->id},
                                 {"place", item.clause->place},
                                 {"stage", JsonOrNull(std::string(item.clause->stage))},
                                 {"question", item.clause->ask.In(language)},
                                 {"answer", JsonOrNull(item.answer.en)},
                                 {"note", JsonOrNull(item.note)}});
  }
  return DumpJson(json, 2) + "\n";
}

}  // namespace lanzhi
