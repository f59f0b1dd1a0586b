#include <fmt/format.h>

#include "base/nearest.h"
#include "cli/formats.h"
#include "cli/report_check.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "git/repository.h"
#include "render/month.h"
#include "source/read_file.h"
#include "source/write.h"
#include "workspace/month.h"

namespace lanzhi {
namespace {

struct ReportArguments {
  std::string name, month, output;
  bool check = false;
};

constexpr Format<MonthReport> kReportFormats[] = {
    {"md", "format.md", AsDocument<MonthDocument, WriteMarkdown>},
    {"csv", "format.csv", AsDocument<MonthDocument, WriteCsv>},
    {"xlsx", "format.xlsx", AsDocument<MonthDocument, WriteXlsx>},
    {"html", "format.html", AsDocument<MonthDocument, WriteHtml>},
    {"json", "format.json", AsDocument<MonthDocument, WriteJson>},
    {"text", "format.text", AsDocument<MonthDocument, WriteText>},
};
constexpr std::string_view kFileFormats[] = {"md", "csv", "json"};  // what -o writes when no -f says otherwise

std::string ReportText(const MonthReport& report, std::string_view format, Language language) {
  return TextOf([&](Sink& sink) { MakeFormat(sink, kReportFormats, format, report, {language, {}}); });
}

struct ReportTarget {
  std::string folder;  // absolute
  std::string stem;    // month-2026-10
  std::vector<std::string> formats;

  [[nodiscard]] std::string Path(const std::string& format) const {
    return fmt::format("{}/{}.{}", folder, stem, format);
  }
};

int WriteAll(Context& context, const ReportTarget& target, const MonthReport& report) {
  for (const std::string& format : target.formats) {
    const std::string path = target.Path(format);
    const std::string text = ReportText(report, format, context.language);
    const Written written = WriteOwnIn(target.folder, target.stem + '.' + format, text);
    if (const int code = CodeOf(context, path, written); code != kClean) return code;
    context.Print(Shown(context, path) + '\n');
  }
  return kClean;
}

// Compares with the files that are there. The commit is no figure: the report there may be part of a later one.
int CheckAll(Context& context, const ReportTarget& target, MonthReport report) {
  int code = kClean;
  if (const std::optional<std::string> json = ReadFile(target.Path("json"))) {
    const std::optional<std::string> commit = CommitOf(*json);
    if (!commit)
      return context.Fail({"cli.report.unreadable", {}, {{"path", Verbatim(Shown(context, target.Path("json")))}}});
    report.commit = *commit;
    for (const std::string& line :
         MovedNumbers(*json, ReportText(report, "json", context.language), context.language)) {
      context.Print(line + '\n');
      code = kFindings;
    }
  }
  for (const std::string& format : target.formats) {
    const std::string path = target.Path(format);
    const Args args{{"path", Verbatim(Shown(context, path))}};
    const std::optional<std::string> there = ReadFile(path);
    if (there && *there == ReportText(report, format, context.language)) {
      context.Note(context.Say("cli.report.same", args));
    } else {
      context.Print(context.Say(there ? "cli.report.differs" : "cli.report.not-there", args) + '\n');
      code = kFindings;
    }
  }
  return code;
}

// Where -o and -f lead; nullopt without -o. Errors: `code` is set.
std::optional<ReportTarget> ReportTargetOf(const Context& context, const ReportArguments& arguments, Date from,
                                           int& code) {
  code = kClean;
  if (arguments.output.empty()) {
    if (arguments.check) code = context.Fail({"cli.report.check-where", {}, {}});
    return std::nullopt;
  }
  ReportTarget target{Absolute(context.cwd, arguments.output), "month-" + FormatDate(from).substr(0, 7), {}};
  for (const Output& output : context.outputs) {
    if (!output.file.empty()) {
      code = context.Fail({"cli.report.file-and-folder", {}, {{"value", Verbatim(Shown(context, output.file))}}});
      return std::nullopt;
    }
    target.formats.push_back(output.format);
  }
  if (target.formats.empty()) target.formats.assign(std::begin(kFileFormats), std::end(kFileFormats));
  return target;
}

int RunReport(Context& context, const ReportArguments& arguments) {
  if (arguments.name.empty()) return context.Fail({"cli.report.no-name", {}, {}}, DidYouMean("", {"month"}));
  if (arguments.month.empty()) return context.Fail({"cli.report.no-month", {}, {}});
  const std::optional<Date> from = TypedMonth(arguments.month);
  if (!from) return context.Fail({"cli.report.bad-month", {}, {{"value", Verbatim(arguments.month)}}});
  int code = kUsage;
  const std::optional<ReportTarget> target = ReportTargetOf(context, arguments, *from, code);
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
  if (!target) {
    code = DeliverAll(context, kReportFormats, report, context.env.out_is_terminal ? "text" : "md");
  } else {
    code = arguments.check ? CheckAll(context, *target, report) : WriteAll(context, *target, report);
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
      {"-o,--output", "dir", "cli.report.output", &arguments->output, {}, true},
      {"--check", "", "cli.report.check", &arguments->check, {}},
  };
  command.formats = NamesOf(kReportFormats);
  command.run = [arguments](Context& context) { return RunReport(context, *arguments); };
  return command;
}

}  // namespace lanzhi
