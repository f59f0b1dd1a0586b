#include "rule/compile/settings.h"

#include "record/shown.h"
#include "rule/compile/params.h"

namespace lanzhi {

std::vector<Setting> ReadSettings(Scope& scope, Part list) {
  std::vector<Setting> settings;
  for (const Part part : list) {
    Params params(scope, part);
    Setting setting;
    setting.name = params.NeedId("name");
    setting.names = {params.NeedWord("zh"), params.NeedWord("en")};
    setting.reading = params.Word("reading");
    if (const Part type = params.Need("type")) {
      if (type.text() == "percent") setting.type = SettingType::percent;
      if (type.text() != "period" && type.text() != "percent") params.WrongType(type, "handbook-type.setting");
    }
    params.Finish();
    for (const Setting& other : settings) {
      if (other.name == setting.name) {
        scope.faults->Add(part.Find("name").place(), "handbook-duplicate", {Typed("name", setting.name)});
      }
    }
    settings.push_back(setting);
  }
  return settings;
}

void FillSettings(const Record& agency, std::vector<Setting>& settings, Faults& faults) {
  const Value* list = agency.Top(Meaning::settings);
  if (list == nullptr || !list->given()) return;
  for (std::uint32_t i = 0; i < list->count; ++i) {
    const Value& element = agency.values[list->first + i];
    const Field* key = element.field->key_name;
    const Value* name = key == nullptr || element.count == 0 ? nullptr : &agency.Child(element, *key);
    const Value* value = agency.ChildMeant(element, Meaning::setting_value);
    if (name == nullptr || value == nullptr || !name->given() || !value->given()) continue;
    const std::optional<std::string_view> called = Shown(*name), given = Shown(*value);
    if (!called || !given) continue;  // both are public
    Setting* known = nullptr;
    std::vector<std::string_view> names;
    for (Setting& setting : settings) {
      if (setting.name == *called) known = &setting;
      names.push_back(setting.name);
    }
    if (known == nullptr) {
      std::vector<Text> all;
      for (const std::string_view each : names) all.push_back(AsIs(each));
      const std::string_view id = all.empty() ? "handbook-setting.unknown.none" : "handbook-setting.unknown";
      faults.AddNear({agency.file(), name->span}, id, {Typed("name", *called), {"all", std::move(all)}}, *called,
                     names);
      continue;
    }
    known->value = ParseSetting(*given, known->type);
    if (known->value) continue;
    const bool percent = known->type == SettingType::percent;
    faults.Add({agency.file(), value->span}, percent ? "handbook-period.percent" : "handbook-period.setting",
               {Typed("text", *given)});
  }
}

}  // namespace lanzhi
