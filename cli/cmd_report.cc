#include <algorithm>

#include "base/nearest.h"
#include "cli/report_set.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "git/repository.h"
#include "render/month.h"
#include "workspace/month.h"

namespace lanzhi {
namespace {

struct ReportArguments {
  std::string name, month, output, table;
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
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), to, code);
  if (!workspace) return code;
  Diagnostics faults;
  const MonthDefinition definition = MonthDefinition::Load(*workspace->handbook, faults);
  if (!faults.empty()) return PrintFaults(context, faults);

  MonthReport report = CountMonth(*workspace, definition, *from, to, context.jobs);
  report.commit = HeadCommit(*root, context.env.environment).value_or("");
  const DocumentIn make = [&report](Language language, const std::optional<std::string>& commit) {
    if (commit) report.commit = *commit;
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
      {"--table", "key", "cli.report.table", &arguments->table, {}},
      {"-o,--output", "dir", "cli.report.output", &arguments->output, {}, true},
      {"--check", "", "cli.report.check", &arguments->check, {}},
  };
  command.formats = NamesOf(kReportFormats);
  command.run = [arguments](Context& context) { return RunReport(context, *arguments); };
  return command;
}

}  // namespace lanzhi
