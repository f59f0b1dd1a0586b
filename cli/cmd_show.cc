#include "cli/formats.h"
#include "cli/one_record.h"
#include "cli/redaction.h"
#include "render/list.h"
#include "render/show_formats.h"
#include "view/told_paths.h"
#include "workspace/affairs.h"

namespace lanzhi {
namespace {

struct ShowView {
  std::optional<ShownRecord> record;  // else:
  PersonRecords person;
  ShowOptions options;
  std::string day;  // which day it is, and whence it is known
};

ShowOptions OptionsFor(const ShowView& view, const Page& page) {
  ShowOptions options = view.options;
  options.language = page.language;
  options.style = page.style;
  options.width = page.width;
  return options;
}

void WriteShown(Sink& sink, const ShowView& view, const Page& page) {
  if (!view.record) return WriteText(sink, PersonDocument(view.person, page.language), page);
  sink.Put(ShowText(*view.record, OptionsFor(view, page)) + '\n' + view.day + '\n');
}

void WriteShownJson(Sink& sink, const ShowView& view, const Page& page) {
  if (!view.record) return WriteJson(sink, PersonDocument(view.person, page.language), page);
  sink.Put(ShowJson(*view.record, OptionsFor(view, page)));
}

constexpr Format<ShowView> kShowFormats[] = {
    {"human", "format.human", WriteShown},
    {"json", "format.json", WriteShownJson},
};

struct ShownWith {
  std::string id;
  bool lines = false;
  Redaction redaction;
};

// Of staff, as far as `due` looks without being told.
constexpr int kDaysAhead = 30;

int RunShow(Context& context, const ShownWith& options) {
  ShowView view;
  view.options.lines = options.lines;
  const auto show = [&](const Workspace& workspace, const Today& today, const Seen& seen) {
    view.options.today = today.date;
    view.options.handbook = workspace.handbook.get();
    view.day = Describe(context, today);
    if (!context.redacted) view.options.from = FromHere(context);
    ShownRecord shown = ShowRecord(*seen.record, *workspace.handbook, seen.outcomes, !context.redacted);
    for (const Diagnostic& fault : seen.diagnostics) shown.findings.push_back(FindingOf(fault, seen.kind, seen.id));
    if (shown.waives) AddCovered(workspace, *seen.record, context.jobs, shown);
    if (seen.record->shape->Meant(Meaning::role) != nullptr) {
      std::vector<Finding> unreadable;
      AddInHand(workspace, today.date + std::chrono::days{kDaysAhead}, context.jobs, shown, unreadable);
      PrintUnreadable(context, workspace, unreadable);
    }
    SortFindings(shown.findings);
    if (context.redacted) TellOnlyIds(workspace.handbook->shapes(), shown);
    view.record = std::move(shown);
    return DeliverAll(context, kShowFormats, view);
  };
  return WithRecord(context, options.id, show, [&](const Workspace& workspace, const Today&) -> std::optional<int> {
    std::vector<Finding> unreadable;
    view.person = {options.id, RecordsOfPerson(workspace, options.id, context.jobs, unreadable)};
    if (view.person.rows.empty()) return std::nullopt;
    PrintUnreadable(context, workspace, unreadable);
    if (context.redacted) TellOnlyIds(workspace.handbook->shapes(), view.person.rows);
    return DeliverAll(context, kShowFormats, view);
  });
}

}  // namespace

Command ShowCommand() {
  const auto options = std::make_shared<ShownWith>();
  Command command;
  command.name = "show";
  command.options = {{"id", "record", "cli.show.id", &options->id, {}},
                     {"--lines", "", "cli.show.lines", &options->lines, {}},
                     options->redaction.RedactOption(),
                     options->redaction.NoRedactOption()};
  command.formats = NamesOf(kShowFormats);
  command.run = [options](Context& context) {
    context.redacted = options->redaction.Holds(context.env);
    return RunShow(context, *options);
  };
  return command;
}

}  // namespace lanzhi
