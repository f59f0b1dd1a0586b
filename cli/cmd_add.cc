#include <fmt/format.h>

#include "cli/fix.h"
#include "cli/formats.h"
#include "cli/one_record.h"
#include "cli/sets.h"
#include "record/scaffold/part_name.h"
#include "render/offers.h"
#include "render/position.h"
#include "workspace/add.h"

namespace lanzhi {
namespace {

struct AddOptions {
  std::string id, section;
  std::vector<std::string> set;
  bool print = false;
};

constexpr Format<OffersView> kAddFormats[] = {
    {"table", "format.table", AsDocument<OffersDocument, WriteText>},
    {"json", "format.json", AsDocument<OffersDocument, WriteJson>},
};

// "cases/2026/C2026-0001.yaml:12".
std::string PlaceIn(const Context& context, const File& file, std::uint32_t at) {
  return fmt::format("{}:{}", Shown(context, context.root + '/' + file.path), PositionOf(file, at).line);
}

int FailRefused(const Context& context, const Seen& seen, Spliced& spliced) {
  Problem& refused = spliced.refused;
  const bool there = !spliced.in_the_way.empty();
  const std::string place = there ? PlaceIn(context, *seen.file, spliced.in_the_way.begin)
                                  : Shown(context, context.root + '/' + seen.file->path);
  for (Message* message : {&refused.message, &refused.hint}) {
    message->args.push_back({"place", Verbatim(place)});
    message->args.push_back({"id", Verbatim(seen.id)});
  }
  return context.FailWith(refused);
}

int RunAdd(Context& context, const AddOptions& options) {
  if (!options.section.empty() && !context.outputs.empty()) return context.Fail({"cli.add.no-format", {}, {}});
  return WithRecord(context, options.id, [&](const Workspace& workspace, const Today&, const Seen& seen) {
    const Language keys = workspace.keys.value_or(context.language);
    if (options.section.empty()) {
      return DeliverAll(context, kAddFormats, {OffersOf(*seen.record, *workspace.handbook, seen.outcomes), keys});
    }
    const NamedPart part = FindPart(*seen.record, options.section, keys);
    if (part.field == nullptr) return context.FailWith(part.problem);
    const auto values = ReadSets(context, *seen.record->shape, *part.field, options.set, keys);
    if (!values) return static_cast<int>(kUsage);
    Addition addition;
    addition.field = part.field;
    addition.parts = {*values};
    addition.which = part.which;
    Spliced spliced = AddTo(workspace, seen, keys, addition);
    if (!spliced.file) return FailRefused(context, seen, spliced);
    for (const Diagnostic& fault : spliced.faults) context.Fail(fault.message, fault.help);
    if (!spliced.faults.empty()) {
      context.Note(context.Say("cli.new.refused"));
      return static_cast<int>(kUsage);
    }
    const std::string& text = spliced.file->bytes;
    if (options.print) {
      context.Print(text.substr(spliced.part.begin, spliced.part.end - spliced.part.begin));
    } else if (options.id == "-") {
      context.Print(text);
    } else {
      if (const int code = WriteEdited(context, context.root, *seen.file, text, seen.file->path); code != kClean)
        return code;
      context.Print(PlaceIn(context, *spliced.file, spliced.part.begin) + '\n');
    }
    return static_cast<int>(kClean);
  });
}

}  // namespace

Command AddCommand() {
  const auto options = std::make_shared<AddOptions>();
  Command command;
  command.name = "add";
  command.options = {
      {"id", "record", "cli.add.id", &options->id, {}},
      {"section", "section", "cli.add.section", &options->section, {}, false, true},
      {"--set", "set", "cli.add.set", &options->set, {}},
      {"--print", "", "cli.add.print", &options->print, {}},
  };
  command.formats = NamesOf(kAddFormats);
  command.run = [options](Context& context) { return RunAdd(context, *options); };
  return command;
}

}  // namespace lanzhi
