#include <algorithm>

#include "base/nearest.h"
#include "cli/report_set.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "git/repository.h"
#include "git/state.h"
#include "record/shown.h"
#include "render/month.h"
#include "workspace/month.h"

namespace lanzhi {
namespace {

constexpr std::string_view kToday = "today";  // of --as-of

struct ReportArguments {
  std::string name, month, as_of, output, table;
  bool check = false;
};

// Where -o and -f lead. nullopt: to no set, because there is no -o, or because `code` says that it cannot be.
std::optional<ReportSet> SetOf(const Context& context, const ReportArguments& arguments, Date from, int& code) {
  code = kClean;
  if (arguments.output.empty()) {
    if (arguments.check) code = context.Fail({"cli.report.check-where", {}, {}});
    return std::nullopt;
  }
  if (!arguments.table.empty()) {
    code = context.Fail({"cli.report.table-and-folder", {}, {}});
    return std::nullopt;
  }
  std::optional<ReportSet> set = ReportSetOf(context, arguments.output, "month-" + FormatDate(from).substr(0, 7));
  if (!set) code = kUsage;
  return set;
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

// The commit of the folder, and what it does not hold as it was counted. Errors: GitFailure.
void AddCommit(const Context& context, const std::string& root, const Workspace& workspace, MonthReport& report) {
  const std::optional<Repository> repository = Repository::Find(root, context.env.environment);
  const std::optional<std::string> commit = repository ? repository->Commit("HEAD") : std::nullopt;
  if (!commit) return;
  report.commit = *commit;
  for (const std::string& path : UncommittedFiles(WorkTreeState(*repository, *commit, *workspace.store))) {
    report.uncommitted.push_back(ToldPath(workspace.handbook->shapes(), path));
  }
}

// The day as on which the records are known: as asked for; of a set that is there and compared with, its own; else the
// day on which the report is handed in, or today before that. Errors: nullopt, having said why.
std::optional<Date> AsOfDay(Context& context, const ReportArguments& arguments, const std::optional<ReportSet>& set,
                            Date hand_in, const std::string& root) {
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, root).utc_offset_minutes);
  if (!today) return std::nullopt;
  if (arguments.as_of == kToday) return today->date;
  if (!arguments.as_of.empty()) {
    const std::optional<Date> day = TypedDate(arguments.as_of);
    if (!day)
      context.Fail({"cli.bad-date", {}, {{"option", Verbatim("--as-of")}, {"value", Verbatim(arguments.as_of)}}});
    return day;
  }
  if (arguments.check && set) {
    const std::optional<ReportBasis> basis = BasisThere(*set);
    if (basis && basis->as_of) return basis->as_of;
  }
  return std::min(hand_in, today->date);
}

int RunReport(Context& context, const ReportArguments& arguments) {
  if (arguments.name.empty()) return context.Fail({"cli.report.no-name", {}, {}}, DidYouMean("", {"month"}));
  if (arguments.month.empty()) return context.Fail({"cli.report.no-month", {}, {}});
  const std::optional<Date> from = TypedMonth(arguments.month);
  if (!from) return context.Fail({"cli.report.bad-month", {}, {{"value", Verbatim(arguments.month)}}});
  int code = kUsage;
  const std::optional<ReportSet> set = SetOf(context, arguments, *from, code);
  if (code != kClean) return code;
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const Date to = EndOfMonth(*from);
  const std::optional<Date> as_of = AsOfDay(context, arguments, set, MonthDefinition::HandInDay(to), *root);
  if (!as_of) return kUsage;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), *as_of, code);
  if (!workspace) return code;
  Diagnostics faults;
  const MonthDefinition definition = MonthDefinition::Load(*workspace->handbook, faults);
  if (!faults.empty()) return PrintFaults(context, faults);

  MonthReport report = CountMonth(*workspace, definition, {*from, to, *as_of}, context.jobs);
  AddCommit(context, *root, *workspace, report);
  const DocumentIn make = [&report](Language language, const std::optional<ReportBasis>& basis) {
    if (basis) {
      report.commit = basis->commit;
      report.uncommitted = basis->uncommitted;
    }
    return MonthDocument(report, language);
  };
  if (!set) {
    code = DeliverReport(context, arguments, make(context.language, std::nullopt));
  } else {
    code = arguments.check ? CheckSet(context, *set, make) : WriteSet(context, *set, make);
  }
  if (code == kIncomplete || code == kUsage || report.left_out.empty()) return code;
  context.Note(context.Say("cli.report.left-out", {{"n", static_cast<std::int64_t>(report.left_out.size())}}));
  return kFindings;
}

}  // namespace

Command ReportCommand() {
  const auto arguments = std::make_shared<ReportArguments>();
  Command command;
  command.name = "report";
  command.options = {
      {"name", "report", "cli.report.name", &arguments->name, {"month"}},
      {"--month", "month", "cli.report.month", &arguments->month, {}},
      {"--as-of", "date", "cli.report.as-of", &arguments->as_of, {}},
      {"--table", "key", "cli.report.table", &arguments->table, {}},
      {"-o,--output", "dir", "cli.report.output", &arguments->output, {}, true},
      {"--check", "", "cli.report.check", &arguments->check, {}},
  };
  command.formats = NamesOf(kReportFormats);
  command.run = [arguments](Context& context) { return RunReport(context, *arguments); };
  return command;
}

}  // namespace lanzhi
