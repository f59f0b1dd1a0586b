#include <algorithm>
#include <memory>

#include "base/nearest.h"
#include "cli/filter.h"
#include "cli/report_choice.h"
#include "cli/report_set.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "git/repository.h"
#include "git/state.h"
#include "record/shown.h"
#include "render/report.h"
#include "render/report_list.h"
#include "render/report_outside.h"
#include "render/report_records.h"
#include "workspace/report.h"

namespace lanzhi {
namespace {

constexpr std::string_view kToday = "today";      // of --as-of
constexpr std::string_view kOutside = "outside";  // of --for

struct ReportArguments {
  std::string name, of, site, as_of, output, table, trace, audience;
  TypedPeriod period;
  bool check = false, list = false;
};

// Where -o and -f lead. nullopt: to no set, because there is no -o, or because `code` says that it cannot be.
std::optional<ReportSet> SetOf(const Context& context, const ReportArguments& arguments, const std::string& stem,
                               int& code) {
  code = kClean;
  if (arguments.output.empty()) {
    if (arguments.check) code = context.Fail({"cli.report.check-where", {}, {}});
    return std::nullopt;
  }
  if (!arguments.table.empty() || !arguments.trace.empty()) {
    code = context.Fail({"cli.report.table-and-folder", {}, {}});
    return std::nullopt;
  }
  std::optional<ReportSet> set = ReportSetOf(context, arguments.output, stem);
  if (!set) code = kUsage;
  return set;
}

// What the names of a set's files begin with: "month-2026-10", "site-baihe-2026", "month-2026-10-outside". Behind the
// period of a set stand the pages of its sites.
std::string SetStem(const KnownReport& report, const ChosenPeriod& period, const ReportArguments& arguments) {
  std::string stem = report.head.id;
  if (!arguments.site.empty()) stem += "-" + arguments.site;
  stem += "-" + FormatUnit(period.from, period.unit);
  if (!arguments.audience.empty()) stem += "-" + arguments.audience;
  return stem;
}

// Every format that was asked for, of the whole or of the table that is meant.
int DeliverReport(Context& context, const ReportArguments& arguments, Document document) {
  if (!arguments.table.empty()) {
    const std::vector<std::string> keys = TableKeys(document);
    if (std::find(keys.begin(), keys.end(), arguments.table) == keys.end()) {
      return context.Fail({"cli.report.no-table", {}, {{"value", Verbatim(arguments.table)}}},
                          DidYouMean(arguments.table, keys));
    }
    document = OnlyTable(document, arguments.table);
  }
  return DeliverAll(context, kReportFormats, document, context.env.out_is_terminal ? "text" : "md");
}

// The records behind the figure that `trace` names: TABLE/ROW/COLUMN.
int DeliverTrace(Context& context, const std::string& trace, const CountedReport& report) {
  const std::size_t first = trace.find('/'), last = trace.rfind('/');
  if (first == std::string::npos || first == last) {
    return context.Fail({"cli.report.bad-trace", {}, {{"value", Verbatim(trace)}}});
  }
  const FigurePlace place{trace.substr(0, first), trace.substr(first + 1, last - first - 1), trace.substr(last + 1)};
  if (const std::optional<UnknownPlace> unknown = Check(report, place)) {
    using What = UnknownPlace::What;
    const bool table = unknown->what == What::table, row = unknown->what == What::row;
    const std::string& value = table ? place.table : row ? place.row : place.column;
    const std::string id = table ? "cli.report.no-table" : row ? "cli.report.no-row" : "cli.report.no-column";
    return context.Fail({id, {}, {{"value", Verbatim(value)}}}, DidYouMean(value, unknown->known));
  }
  const Document document = OnlyTable(TraceDocument(report, place, context.language), "records");
  return DeliverAll(context, kReportFormats, document, context.env.out_is_terminal ? "text" : "md");
}

int ListReports(Context& context, const std::vector<KnownReport>& known) {
  std::vector<ListedReport> listed;
  for (const KnownReport& report : known) listed.push_back({report.head, report.path});
  const Document document = ReportListDocument(listed, context.language);
  return DeliverAll(context, kReportFormats, document, "text");
}

// The commit of the folder, and what it does not hold as it was counted: everything where there is none yet. Errors:
// GitFailure.
void AddCommit(const Context& context, const std::string& root, const Workspace& workspace, CountedReport& report) {
  const std::optional<Repository> repository = Repository::Find(root, context.env.environment);
  if (!repository) return;
  const std::optional<std::string> commit = repository->Commit("HEAD");
  report.commit = commit.value_or(std::string());
  for (const std::string& path : UncommittedFiles(WorkTreeState(*repository, commit, *workspace.store))) {
    report.uncommitted.push_back(ToldPath(workspace.handbook->shapes(), path));
  }
}

// The day as on which the records are known: as asked for; of a set that is there and compared with, its own; else the
// day on which the report is handed in, or today before that. Errors: nullopt, having said why.
std::optional<Date> AsOfDay(Context& context, const ReportArguments& arguments, const std::optional<ReportSet>& set,
                            Date hand_in, Date today) {
  if (arguments.as_of == kToday) return today;
  if (!arguments.as_of.empty()) {
    const std::optional<Date> day = TypedDate(arguments.as_of);
    if (!day) context.Fail(NoDate("--as-of", arguments.as_of));
    return day;
  }
  if (arguments.check && set) {
    const std::optional<ReportBasis> basis = BasisThere(*set);
    if (basis && basis->as_of) return basis->as_of;
  }
  return std::min(hand_in, today);
}

// The site that was typed behind the report's name or as an option. Errors: false, having said so.
bool ReadSite(const Context& context, const ReportHead& head, ReportArguments& arguments) {
  if (!arguments.of.empty()) {
    if (!arguments.site.empty() && arguments.site != arguments.of) {
      context.Fail({"cli.report.two-sites", {}, {}});
      return false;
    }
    arguments.site = arguments.of;
  }
  if (!head.by_site || !arguments.site.empty()) return true;
  context.Fail({"cli.report.no-site", {}, {{"report", Verbatim(head.id)}}});
  return false;
}

// Whether the report may be given to others than the agency: sums of published months would tell what they hide.
bool MayGoOutside(const Context& context, const ReportHead& head, const ReportArguments& arguments) {
  if (arguments.audience.empty()) return true;
  const Args report{{"report", AsIs(std::string(kOutsideReport))}};
  if (head.id != kOutsideReport) {
    context.Fail({"cli.report.outside-only", {}, report});
  } else if (!arguments.site.empty()) {
    context.Fail({"cli.report.outside-site", {}, {}});
  } else if (!arguments.trace.empty()) {
    context.Fail({"cli.report.outside-trace", {}, {}});
  } else if (!arguments.as_of.empty()) {
    context.Fail({"cli.report.outside-as-of", {}, {}});
  } else {
    return true;
  }
  return false;
}

// Whether it is told once only: of a month as it grows the differences would tell what is hidden.
bool IsHandedIn(const Context& context, const ReportArguments& arguments, Date hand_in, Date today) {
  if (arguments.audience.empty() || hand_in <= today) return true;
  context.Fail({"cli.report.outside-early", {}, {{"date", hand_in}}});
  return false;
}

// Everything that is needed to make the report's pages.
struct MadeReport {
  CountedReport report;
  const ClauseIndex* clauses = nullptr;
};

ReportPages PagesOf(MadeReport& made, const std::string& stem, bool outside, Language language,
                    const std::optional<ReportBasis>& basis) {
  CountedReport& report = made.report;
  if (basis) {
    report.commit = basis->commit;
    report.uncommitted = basis->uncommitted;
  }
  if (outside) return {OutsideDocument(report, language), {}, {}};
  const bool records = report.definition->lists_records && !stem.empty();
  const PageOptions options{records ? RecordsPageName(stem) : std::string(), made.clauses};
  ReportPages pages{ReportDocument(report, options, language), {}, {}};
  if (!records) return pages;
  pages.records_page = RecordsPage(report, language);
  pages.records_list = RecordsList(report, language);
  return pages;
}

int RunReport(Context& context, ReportArguments arguments) {
  const std::optional<std::string> root =
      arguments.list ? FindRoot(context.cwd).root.value_or(std::string()) : RootFrom(context);
  if (!root) return kUsage;
  std::vector<KnownReport> known = KnownReports(*root);
  if (arguments.list) return ListReports(context, known);
  int code = kUsage;
  const std::optional<KnownReport> chosen = ChooseReport(context, std::move(known), arguments.name);
  if (!chosen) {
    // A report whose data does not say what it is may be meant: what is wrong with it is told.
    static_cast<void>(Open(context, StoreOf(context, *root), std::nullopt, code));
    return kUsage;
  }
  if (!ReadSite(context, chosen->head, arguments) || !MayGoOutside(context, chosen->head, arguments)) {
    return kUsage;
  }
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  const std::optional<ChosenPeriod> period = ChoosePeriod(context, chosen->head, arguments.period, today->date);
  if (!period) return kUsage;
  if (!IsHandedIn(context, arguments, HandInDay(chosen->head, period->to), today->date)) return kUsage;
  const std::string stem = SetStem(*chosen, *period, arguments);
  const std::optional<ReportSet> set = SetOf(context, arguments, stem, code);
  if (code != kClean) return code;
  const std::optional<Date> as_of = AsOfDay(context, arguments, set, HandInDay(chosen->head, period->to), today->date);
  if (!as_of) return kUsage;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), *as_of, code);
  if (!workspace) return code;
  const Shape* sites = workspace->handbook->shapes().With(Meaning::site_kind);
  if (!KnowsId(context, *workspace, "--site", sites->kind, arguments.site)) return kUsage;
  Diagnostics faults;
  const ReportDefinition definition = ReportDefinition::Load(*workspace->handbook, WithCompiled(chosen->tree), faults);
  if (!faults.empty()) return PrintFaults(context, faults);

  MadeReport made{CountReport(*workspace, definition, {period->from, period->to, *as_of, period->unit},
                              {arguments.site}, context.jobs),
                  nullptr};
  if (definition.Shows(OtherTable::compliance)) made.clauses = &workspace->handbook->LoadClauses();
  AddCommit(context, *root, *workspace, made.report);
  const bool outside = !arguments.audience.empty();
  const std::string set_stem = set ? stem : std::string();
  const PagesIn make = [&](Language language, const std::optional<ReportBasis>& basis) {
    return PagesOf(made, set_stem, outside, language, basis);
  };
  if (!arguments.trace.empty()) {
    code = DeliverTrace(context, arguments.trace, made.report);
  } else if (!set) {
    code = DeliverReport(context, arguments, make(context.language, std::nullopt).document);
  } else {
    code = arguments.check ? CheckSet(context, *set, make) : WriteSet(context, *set, make);
  }
  if (code == kIncomplete || code == kUsage || made.report.left_out.empty()) return code;
  context.Note(context.Say("cli.report.left-out", {{"n", static_cast<std::int64_t>(made.report.left_out.size())}}));
  return kFindings;
}

}  // namespace

Command ReportCommand() {
  const auto arguments = std::make_shared<ReportArguments>();
  Command command;
  command.name = "report";
  command.options = {
      {"name", "report", "cli.report.name", &arguments->name, {}, false, true},
      {"of", "site", "cli.report.of", &arguments->of, {}, false, true},
      {"--month", "month", "cli.report.month", &arguments->period.month, {}},
      {"--quarter", "quarter", "cli.report.quarter", &arguments->period.quarter, {}},
      {"--half", "half", "cli.report.half", &arguments->period.half, {}},
      {"--year", "year", "cli.report.year", &arguments->period.year, {}},
      {"--site", "site", "cli.report.site", &arguments->site, {}},
      {"--as-of", "date", "cli.report.as-of", &arguments->as_of, {}},
      {"--for", "audience", "cli.report.for", &arguments->audience, {std::string(kOutside)}},
      {"--table", "key", "cli.report.table", &arguments->table, {}},
      {"--trace", "figure", "cli.report.trace", &arguments->trace, {}},
      {"--list", "", "cli.report.list", &arguments->list, {}},
      {"-o,--output", "dir", "cli.report.output", &arguments->output, {}, true},
      {"--check", "", "cli.report.check", &arguments->check, {}},
  };
  command.formats = NamesOf(kReportFormats);
  command.run = [arguments](Context& context) { return RunReport(context, *arguments); };
  return command;
}

}  // namespace lanzhi
