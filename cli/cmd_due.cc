#include <algorithm>
#include <variant>

#include "cli/filter.h"
#include "cli/formats.h"
#include "cli/redaction.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "render/catalogue.h"
#include "render/due.h"
#include "view/told_paths.h"
#include "workspace/agency.h"
#include "workspace/due.h"

namespace lanzhi {
namespace {

struct DueArguments {
  std::string within, until, worker, site, actor, group_by, undated;
  bool overdue = false, all = false, check = false;
  Redaction redaction;
};

// Of duties without a day: none, a line for each record and actor, each.
constexpr const char* kUndated[] = {"no", "records", "all"};

// The last day that is looked at, or how far from today on it lies.
using Horizon = std::variant<Date, Period>;

std::optional<Horizon> HorizonOf(const Context& context, const DueArguments& arguments) {
  if (!arguments.until.empty()) {
    if (!arguments.within.empty()) {
      context.Fail({"cli.due.within-and-until", {}, {}});
      return std::nullopt;
    }
    const std::optional<Date> until = TypedDate(arguments.until);
    if (!until) context.Fail(NoDate("--until", arguments.until));
    return until ? std::optional<Horizon>(*until) : std::nullopt;
  }
  const std::optional<Period> period = ParsePeriod(arguments.within.empty() ? "30d" : arguments.within);
  if (!period) {
    context.Fail({"cli.bad-period", {}, {{"option", Verbatim("--within")}, {"value", Verbatim(arguments.within)}}});
    return std::nullopt;
  }
  return *period;
}

struct DueList {
  std::vector<DueRow> rows;
  DueOptions options;
};

Document DueDocumentOf(const DueList& due, Language) { return DueDocument(due.rows, due.options); }

constexpr Format<DueList> kDueFormats[] = {
    {"table", "format.table", AsDocument<DueDocumentOf, WriteText>},
    {"json", "format.json", AsDocument<DueDocumentOf, WriteJson>},
    {"csv", "format.csv", AsDocument<DueDocumentOf, WriteCsv>},
    {"ics", "format.ics", [](Sink& sink, const DueList& due, const Page&) { DueIcs(sink, due.rows, due.options); }},
    {"html", "format.html", AsDocument<DueDocumentOf, WriteHtml>},
    {"md", "format.md", AsDocument<DueDocumentOf, WriteMarkdown>},
    {"xlsx", "format.xlsx", AsDocument<DueDocumentOf, WriteXlsx>},
};

// Whether the list on standard output tells the day itself; else it is told beside it.
bool TellsDay(const Context& context) {
  if (context.outputs.empty()) return true;
  return std::any_of(context.outputs.begin(), context.outputs.end(),
                     [](const Output& output) { return output.file.empty() && output.format == kDueFormats[0].name; });
}

int RunDue(Context& context, DueArguments arguments) {
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  const std::optional<Horizon> horizon = HorizonOf(context, arguments);
  if (!horizon) return kUsage;
  int code = kUsage;
  std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), today->date, code);
  if (!workspace) return code;
  if (!KnowsId(context, *workspace, "--site", "site", arguments.site) ||
      !KnowsId(context, *workspace, "--worker", "staff", arguments.worker) ||
      !KnowsActor(context, *workspace, arguments.actor)) {
    return kUsage;
  }

  const auto* within = std::get_if<Period>(&*horizon);
  const DueQuery query{
      within == nullptr ? std::get<Date>(*horizon) : workspace->handbook->DayAfter(today->date, *within),
      arguments.worker,
      arguments.site,
      arguments.actor,
      arguments.overdue,
      arguments.undated != kUndated[0],
      arguments.all,
      FindWords("due.waiver-ends"),
      LocateDueRows};
  std::vector<Finding> unreadable;
  DueList due{DueRows(*workspace, query, context.jobs, unreadable), {}};
  PrintUnreadable(context, *workspace, unreadable);
  if (context.redacted) TellOnlyIds(workspace->handbook->shapes(), due.rows);
  due.options.day = Describe(context, *today);
  due.options.language = context.language;
  due.options.today = today->date;
  due.options.agency = workspace->agency->id;
  due.options.agency_name = AgencyName(*workspace->agency);
  due.options.working_days = workspace->handbook->counts_working_days();
  due.options.each_undated = arguments.undated == kUndated[2];
  if (!arguments.group_by.empty()) due.options.grouping = *FindDueGrouping(arguments.group_by);
  const int delivered = DeliverAll(context, kDueFormats, due);
  if (!TellsDay(context)) context.Note(due.options.day);
  if (delivered != kClean) return delivered;
  const bool overdue =
      std::any_of(due.rows.begin(), due.rows.end(), [](const DueRow& row) { return row.status == DueStatus::overdue; });
  return arguments.check && overdue ? kFindings : kClean;
}

}  // namespace

Command DueCommand() {
  const auto arguments = std::make_shared<DueArguments>();
  Command command;
  command.name = "due";
  command.options = {
      {"--within", "period", "cli.due.within", &arguments->within, {}},
      {"--until", "date", "cli.due.until", &arguments->until, {}},
      {"--overdue", "", "cli.due.overdue", &arguments->overdue, {}},
      {"--all", "", "cli.due.all", &arguments->all, {}},
      {"--worker", "worker", "cli.due.worker", &arguments->worker, {}},
      {"--site", "site", "cli.due.site", &arguments->site, {}},
      {"--actor", "actor", "cli.due.actor", &arguments->actor, {}},
      {"--group-by",
       "group",
       "cli.due.group-by",
       &arguments->group_by,
       {"time", "site", "worker", "actor", "record", "rule", "status"}},
      {"--undated", "undated", "cli.due.undated", &arguments->undated, {kUndated[0], kUndated[1], kUndated[2]}},
      {"--check", "", "cli.due.check", &arguments->check, {}},
      arguments->redaction.RedactOption(),
      arguments->redaction.NoRedactOption(),
  };
  command.formats = NamesOf(kDueFormats);
  command.run = [arguments](Context& context) {
    context.redacted = arguments->redaction.Holds(context.env);
    return RunDue(context, *arguments);
  };
  return command;
}

}  // namespace lanzhi
