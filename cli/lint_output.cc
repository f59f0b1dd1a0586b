#include "cli/lint_output.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/workspace.h"
#include "render/catalogue.h"
#include "render/concise.h"
#include "render/findings_json.h"
#include "render/human.h"
#include "render/json.h"
#include "render/table.h"

namespace lanzhi {
namespace {

constexpr int kWaiverWarning = 14;  // days before the end of a waiver in which the summary speaks of it

int WaiversEnding(const Context& context, const Workspace& workspace, const std::vector<Finding>& findings) {
  int ending = 0;
  for (const Finding& finding : findings) {
    const Record* waiver = finding.waiver.empty() ? nullptr : workspace.casebook->Find("waiver", finding.waiver);
    const Value* until = waiver == nullptr ? nullptr : waiver->Top("until");
    if (until == nullptr || !until->given()) continue;
    const int left = DaysBetween(context.env.today(UtcOffsetOf(*workspace.agency)), until->date());
    if (left >= 0 && left <= kWaiverWarning) ++ending;
  }
  return ending;
}

std::string Statistics(const LintResult& result, const Context& context, bool json) {
  struct Line {
    Severity severity = Severity::info;
    std::int64_t count = 0;
  };
  std::map<std::string, Line> lines;
  for (const Finding& finding : result.findings) {
    if (!finding.waiver.empty()) continue;
    Line& line = lines[finding.rule];
    line.severity = std::max(line.severity, finding.severity);
    ++line.count;
  }
  std::vector<std::pair<std::string, Line>> sorted(lines.begin(), lines.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  if (json) {
    std::vector<Json> elements;
    for (const auto& [rule, line] : sorted) {
      elements.push_back({{"rule", rule}, {"severity", SeverityName(line.severity)}, {"count", line.count}});
    }
    return DumpDocument({{"version", 1}}, "statistics", elements);
  }
  Table table(
      {context.Say("cli.lint.count"), context.Say("cli.lint.severity-head"), context.Say("cli.lint.rule-head")});
  table.AlignRight(0);
  for (const auto& [rule, line] : sorted) {
    table.Row({std::to_string(line.count), std::string(SeverityWord(line.severity, context.language)), rule});
  }
  return table.empty() ? std::string() : table.Format({context.color});
}

// Where the records folder lies below the top of its repository, else below the working directory: "records/", or ""
// when it is neither, or the same. Build servers look for files from there.
std::string PrefixOf(const Context& context) {
  namespace fs = std::filesystem;
  const fs::path root = context.root;
  fs::path top = context.cwd;
  for (fs::path at = root; !at.empty(); at = at.parent_path()) {
    std::error_code error;
    if (fs::exists(at / ".git", error)) {
      top = at;
      break;
    }
    if (at == at.parent_path()) break;
  }
  const std::string prefix = root.lexically_relative(top).string();
  return prefix.empty() || prefix == "." || prefix.starts_with("..") ? std::string() : prefix + '/';
}

}  // namespace

std::string LintText(const Context& context, const Output& output, const LintView& view) {
  const Language language = context.language;
  const bool infos = context.globals.verbose > 0;
  if (output.format == "concise") return ConciseFindings(view.findings, language, infos);
  if (output.format == "json") {
    return FindingsJson(Shown(context, context.root), view.handbook == nullptr ? "" : view.handbook->name(),
                        view.summary, view.findings, language);
  }
  if (output.format == "human") {
    Diagnostics faults;
    HumanOptions human{language, context.StyleFor(output), infos, view.redacted, {}};
    if (view.handbook != nullptr) {
      human.clauses = [&](std::string_view id) { return view.handbook->FindClause(id, faults); };
    }
    return HumanFindings(view.findings, human);
  }
  const MachineOptions machine{language, infos, PrefixOf(context), LANZHI_VERSION, view.handbook};
  if (output.format == "sarif") return SarifFindings(view.findings, machine);
  if (output.format == "github") return GithubFindings(view.findings, machine);
  if (output.format == "gitlab") return GitlabFindings(view.findings, machine);
  return JunitFindings(view.findings, view.checked, view.fails, machine);
}

int Report(Context& context, Workspace& workspace, const LintResult& result, const ReportOptions& options) {
  std::vector<Output> outputs = context.outputs;
  if (outputs.empty()) outputs.push_back({context.env.out_is_terminal ? "human" : "concise", {}});
  const RunSummary run{result.summary, std::string(workspace.handbook->name()),
                       std::string(workspace.handbook->version()), result.seconds,
                       WaiversEnding(context, workspace, result.findings)};
  const std::string summary = SummaryText(run, context.language, {context.color});
  const LintView view{result.findings,          result.summary, result.checked,
                      workspace.handbook.get(), options.fails,  options.redacted};
  bool summary_to_stdout = false;
  for (const Output& output : outputs) {
    std::string text =
        options.statistics ? Statistics(result, context, output.format == "json") : LintText(context, output, view);
    if (output.format == "human" && output.file.empty() && !context.globals.quiet) {
      text += summary;
      summary_to_stdout = true;
    }
    if (const int code = Deliver(context, output, text); code != kClean) return code;
  }
  context.env.out->flush();  // where both go to one place, the findings come first
  if (!summary_to_stdout && !context.globals.quiet) *context.env.err << summary;
  return kClean;
}

bool InContinuousIntegration(const Env& env) {
  const std::optional<std::string> ci = env.variable("CI");
  return ci && !ci->empty() && *ci != "false" && *ci != "0";
}

}  // namespace lanzhi
