#include <utility>

#include "cli/filter.h"
#include "cli/formats.h"
#include "cli/redaction.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "render/agenda.h"
#include "render/catalogue.h"
#include "render/due.h"
#include "view/told_paths.h"
#include "workspace/agency.h"
#include "workspace/agenda.h"

namespace lanzhi {
namespace {

struct AgendaArguments {
  std::string worker, site, within;
  Redaction redaction;
};

constexpr std::string_view kWeek = "7d";

constexpr Format<AgendaPage> kAgendaFormats[] = {
    {"text", "format.text", AsDocument<AgendaDocument, WriteText>},
    {"json", "format.json", AsDocument<AgendaDocument, WriteJson>},
    {"csv", "format.csv", AsDocument<AgendaDocument, WriteCsv>},
    {"html", "format.html", AsDocument<AgendaDocument, WriteHtml>},
    {"md", "format.md", AsDocument<AgendaDocument, WriteMarkdown>},
};

// Findings as others may read them.
std::vector<Finding> ToldFindings(const Context& context, const Shapes& shapes, std::vector<Finding> list) {
  const Findings findings = Tellable(context, shapes, std::move(list));
  return {findings.begin(), findings.end()};
}

int RunAgenda(Context& context, const AgendaArguments& arguments) {
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  const std::optional<Period> within = ParsePeriod(arguments.within.empty() ? kWeek : arguments.within);
  if (!within) {
    return context.Fail(
        {"cli.bad-period", {}, {{"option", Verbatim("--within")}, {"value", Verbatim(arguments.within)}}});
  }
  int code = kUsage;
  std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), today->date, code);
  if (!workspace) return code;
  if (!KnowsId(context, *workspace, "--site", "site", arguments.site) ||
      !KnowsId(context, *workspace, "--worker", "staff", arguments.worker)) {
    return kUsage;
  }
  const AgendaQuery query{workspace->handbook->DayAfter(today->date, *within), arguments.worker, arguments.site,
                          FindWords("due.waiver-ends"), LocateDueRows};
  std::vector<Finding> unreadable;
  AgendaPage page{AgendaOf(*workspace, query, context.jobs, unreadable),
                  {},
                  arguments.worker,
                  workspace->keys.value_or(context.language)};
  PrintUnreadable(context, *workspace, unreadable);
  const Shapes& shapes = workspace->handbook->shapes();
  page.agenda.findings = ToldFindings(context, shapes, std::move(page.agenda.findings));
  if (context.redacted) {
    TellOnlyIds(shapes, page.agenda.rows);
    TellOnlyIds(shapes, page.agenda.papers);
    TellOnlyIds(shapes, page.agenda.returns);
  } else {
    page.from = FromHere(context);
  }
  page.options.day = Describe(context, *today);
  page.options.language = context.language;
  page.options.today = today->date;
  page.options.working_days = workspace->handbook->counts_working_days();
  page.options.agency = workspace->agency->id;
  page.options.agency_name = AgencyName(*workspace->agency);
  return DeliverAll(context, kAgendaFormats, page);
}

}  // namespace

Command AgendaCommand() {
  const auto arguments = std::make_shared<AgendaArguments>();
  Command command;
  command.name = "agenda";
  command.options = {
      {"--worker", "worker", "cli.agenda.worker", &arguments->worker, {}},
      {"--site", "site", "cli.agenda.site", &arguments->site, {}},
      {"--within", "period", "cli.agenda.within", &arguments->within, {}},
      arguments->redaction.RedactOption(),
      arguments->redaction.NoRedactOption(),
  };
  command.formats = NamesOf(kAgendaFormats);
  command.run = [arguments](Context& context) {
    context.redacted = arguments->redaction.Holds(context.env);
    return RunAgenda(context, *arguments);
  };
  return command;
}

}  // namespace lanzhi
