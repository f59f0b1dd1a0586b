#include "cli/add_table.h"
#include "cli/formats.h"
#include "cli/one_record.h"
#include "cli/sets.h"
#include "record/scaffold/part_name.h"
#include "render/offers.h"
#include "view/told_paths.h"

namespace lanzhi {
namespace {

struct AddOptions {
  std::string id, section;
  std::vector<std::string> set;
  bool print = false;
  TableOptions table;
};

constexpr Format<OffersView> kAddFormats[] = {
    {"table", "format.table", AsDocument<OffersDocument, WriteText>},
    {"json", "format.json", AsDocument<OffersDocument, WriteJson>},
};

int RunAdd(Context& context, const AddOptions& options) {
  if (!options.section.empty() && !context.outputs.empty()) return context.Fail({"cli.add.no-format", {}, {}});
  if (!options.table.file.empty() && !options.set.empty())
    return context.Fail({"cli.exclude", {}, {{"a", Verbatim("--from")}, {"b", Verbatim("--set")}}});
  if (options.table.file.empty() && options.table.dry_run) return context.Fail({"cli.add.no-table", {}, {}});
  return WithRecord(context, options.id, [&](const Workspace& workspace, const Today&, const Seen& seen) -> int {
    const Language keys = workspace.keys.value_or(context.language);
    if (options.section.empty()) {
      Offers offers = OffersOf(*seen.record, *workspace.handbook, seen.outcomes);
      if (context.redacted) TellOnlyIds(workspace.handbook->shapes(), offers);
      return DeliverAll(context, kAddFormats, {std::move(offers), keys});
    }
    const NamedPart part = FindPart(*seen.record, options.section, keys);
    if (part.field == nullptr) return context.FailWith(part.problem);
    const auto values = ReadSets(context, *seen.record->shape, *part.field, options.set, keys);
    if (!values) return kUsage;
    Addition addition;
    addition.field = part.field;
    addition.parts = {*values};
    addition.which = part.which;
    addition.into = options.table.file.empty();
    const AddedTo to{options.print, options.id == "-"};
    if (!options.table.file.empty()) return AddTable(context, options.table, to, workspace, seen, std::move(addition));
    Spliced spliced = AddTo(workspace, seen, keys, addition);
    return DeliverAdded(context, to, workspace, seen, spliced);
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
      {"--from", "file", "cli.add.from", &options->table.file, {}, true},
      {"--dry-run", "", "cli.add.dry-run", &options->table.dry_run, {}},
      {"--print", "", "cli.add.print", &options->print, {}},
  };
  command.formats = NamesOf(kAddFormats);
  command.run = [options](Context& context) { return RunAdd(context, *options); };
  return command;
}

}  // namespace lanzhi
