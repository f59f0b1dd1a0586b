#include "render/settings.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "render/catalogue.h"
#include "render/columns.h"
#include "view/show_content.h"

namespace lanzhi {
namespace {

struct SettingsContext {
  const SettingsView* view = nullptr;
  Language language = Language::en;
};

// Rules that name the setting, in handbook order, each once.
std::vector<std::string_view> RulesOn(const Handbook& handbook, const Setting& setting) {
  std::vector<std::string_view> ids;
  for (const auto& set : handbook.rules()) {
    const bool names = std::any_of(set->distinct.begin(), set->distinct.end(), [&](const Rule& rule) {
      return std::find(rule.settings.begin(), rule.settings.end(), setting.name) != rule.settings.end();
    });
    if (names) ids.push_back(set->id);
  }
  return ids;
}

constexpr ColumnRow<Setting, SettingsContext> kSettingColumns[] = {
    {"name", "settings.name", [](const Setting& setting, const SettingsContext&) { return Cell(setting.name); }},
    {"title", "settings.title",
     [](const Setting& setting, const SettingsContext& in) { return Cell(setting.names.In(in.language)); }},
    {"type", "settings.unit",
     [](const Setting& setting, const SettingsContext& in) {
       const bool percent = setting.type == SettingType::percent;
       return ChoiceCell(percent ? "percent" : "period",
                         Say(percent ? "settings.percent" : "settings.period", in.language));
     },
     kEverywhere, 2},
    {"value", "settings.value",
     [](const Setting& setting, const SettingsContext& in) {
       return setting.value ? Cell(SettingText(*setting.value, in.language))
                            : Cell(Cell::Value(), Say("settings.unset", in.language));
     }},
    {"rules", "settings.rules",
     [](const Setting& setting, const SettingsContext& in) { return ListCell(RulesOn(*in.view->handbook, setting)); }},
    {"reading", "settings.reading",
     [](const Setting& setting, const SettingsContext&) { return TextOrEmpty(setting.reading); }, kEverywhere, 1},
};

constexpr ColumnRow<CalendarFile, SettingsContext> kCalendarColumns[] = {
    {"name", "settings.calendar",
     [](const CalendarFile& file, const SettingsContext& in) {
       return ChoiceCell(file.name, file.title.empty() ? file.name : file.title.In(in.language));
     }},
    {"from", "settings.from",
     [](const CalendarFile& file, const SettingsContext&) {
       return file.known ? Cell(Cell::Value(file.known->from)) : Cell();
     }},
    {"until", "settings.until",
     [](const CalendarFile& file, const SettingsContext&) {
       return file.known ? Cell(Cell::Value(file.known->until)) : Cell();
     }},
    {"days", "settings.days",
     [](const CalendarFile& file, const SettingsContext&) {
       return CountCell(static_cast<std::int64_t>(file.days.size()));
     },
     kEverywhere, 2, true},
    {"source", "settings.source",
     [](const CalendarFile& file, const SettingsContext& in) {
       return TextOrEmpty(file.source.empty() ? file.path : file.source.In(in.language));
     },
     kEverywhere, 1},
};

// A field of lanzhi.yaml that is said in a few words.
using AgencyRow = Value;

constexpr ColumnRow<AgencyRow, SettingsContext> kAgencyColumns[] = {
    {"name", "settings.name",
     [](const AgencyRow& value, const SettingsContext& in) { return Cell(value.field->names.In(in.view->keys)); }},
    {"value", "settings.value",
     [](const AgencyRow& value, const SettingsContext& in) {
       if (!value.given() || value.defaulted) return Cell(Cell::Value(), Say("settings.unset", in.language));
       return Cell(Fill(ValueInWords(value, false), in.language));
     }},
    {"help", "settings.help",
     [](const AgencyRow& value, const SettingsContext& in) { return Cell(value.field->help.In(in.language)); }},
};

}  // namespace

Document SettingsDocument(const SettingsView& view, Language language) {
  const SettingsContext context{&view, language};
  Document document;
  document.layout = Document::Layout::report;
  document.particulars = {{"version", {}, CountCell(1), kInJson}, {"handbook", {}, view.handbook->name(), kInJson}};
  Table settings{.key = "settings"};
  settings.title = Say("settings.of-handbook", language);
  settings.none = Say("settings.none", language);
  SetColumns(settings, kSettingColumns, std::span<const Setting>(view.handbook->settings()), context, language);
  if (settings.rows > 0)
    settings.below =
        Say("settings.how", language, {{"keys", Text(view.agency->shape->Meant(Meaning::settings)->names)}});
  document.tables.push_back(std::move(settings));

  const auto rows = std::make_shared<std::vector<const Value*>>();
  const Value& root = view.agency->root();
  for (std::uint32_t i = 1; i < root.count; ++i) {  // the first is the id
    const Value& value = view.agency->values[root.first + i];
    const Type type = value.field->type;
    if (type != Type::section && type != Type::list && type != Type::prose) rows->push_back(&value);
  }
  Table agency{.key = "agency"};
  agency.title = Say("settings.of-agency", language);
  SetColumns<AgencyRow, SettingsContext>(
      agency, kAgencyColumns, rows->size(), [rows](std::size_t row) -> const Value& { return *(*rows)[row]; }, context,
      language);
  document.tables.push_back(std::move(agency));
  if (view.calendar.empty()) return document;
  Table calendar{.key = "calendar"};
  calendar.title = Say("settings.of-calendar", language);
  SetColumns(calendar, kCalendarColumns, std::span<const CalendarFile>(view.calendar), context, language);
  document.tables.push_back(std::move(calendar));
  return document;
}

}  // namespace lanzhi
