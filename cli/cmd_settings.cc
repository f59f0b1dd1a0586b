#include "cli/formats.h"
#include "cli/workspace.h"
#include "render/settings.h"

namespace lanzhi {
namespace {

constexpr Format<SettingsView> kSettingsFormats[] = {
    {"table", "format.table", AsDocument<SettingsDocument, WriteText>},
    {"json", "format.json", AsDocument<SettingsDocument, WriteJson>},
};

int RunSettings(Context& context) {
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  int code = kUsage;
  std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), std::nullopt, code,
                                            [](const Workspace& opened) { return NoRecords(opened); });
  if (!workspace) return code;
  return DeliverAll(context, kSettingsFormats,
                    {workspace->handbook.get(), workspace->agency, workspace->keys.value_or(context.language),
                     workspace->handbook->LoadCalendar()});
}

}  // namespace

Command SettingsCommand() {
  Command command;
  command.name = "settings";
  command.formats = NamesOf(kSettingsFormats);
  command.run = RunSettings;
  return command;
}

}  // namespace lanzhi
