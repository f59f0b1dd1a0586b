// What the agency has set, and what it may set: the numbers that the handbook leaves open, and lanzhi.yaml.
#pragma once

#include <span>

#include "record/record.h"
#include "render/document.h"
#include "rule/handbook.h"

namespace lanzhi {

struct SettingsView {
  const Handbook* handbook = nullptr;
  const Record* agency = nullptr;               // lanzhi.yaml
  Language keys = Language::en;                 // names of the fields of lanzhi.yaml as they are typed
  std::span<const CalendarFile> calendar = {};  // the files of the calendar in force; may be empty
};

// The tables: `settings` of the handbook with the rules that rest on each, `agency` the fields of lanzhi.yaml,
// `calendar` what it knows and where from. `view` and what it points to must outlive it.
[[nodiscard]] Document SettingsDocument(const SettingsView& view, Language language);

}  // namespace lanzhi
