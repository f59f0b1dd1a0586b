// The words of the program, from schemas/messages/*.yaml, and messages filled with their arguments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/words.h"
#include "rule/setting.h"

namespace lanzhi {

// The words with this id; precondition: it exists (the build refuses ids without words, lib/source/tools/words.cc).
[[nodiscard]] Words FindWords(std::string_view id);
[[nodiscard]] bool HasWords(std::string_view id);

// The rules that are the program's own (yaml-, record-, waiver-, handbook-), told from the ids of their words; sorted.
[[nodiscard]] std::vector<std::string> DiagnosticRules();
// What such a rule is about: its own title, or what is common to all faults of handbook data.
[[nodiscard]] std::string DiagnosticTitle(std::string_view rule, Language language);

// `<name>` filled; text from records is escaped (EscapeControls) and cut at 60 columns.
[[nodiscard]] std::string Fill(const Message& message, Language language);
// Short for Fill({id, {}, args}, language).
[[nodiscard]] std::string Say(std::string_view id, Language language, const Args& args = {});

[[nodiscard]] std::string FormatPeriod(const Period& period, Language language);
[[nodiscard]] std::string SettingText(const SettingValue& value, Language language);

}  // namespace lanzhi
