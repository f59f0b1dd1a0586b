#include "cli/lint_output.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>

#include "render/catalogue.h"
#include "render/concise.h"
#include "render/findings_json.h"
#include "render/grid.h"
#include "render/human.h"
#include "render/json.h"
#include "render/lint_formats.h"
#include "workspace/agency.h"

namespace lanzhi {
namespace {

struct RuleCount {
  std::string rule;
  Severity severity = Severity::info;  // the worst
  std::int64_t count = 0;
};

// Of findings that are not waived, the most frequent rule first.
std::vector<RuleCount> CountsOf(const Findings& findings) {
  std::map<std::string, RuleCount> counts;
  for (const Finding& finding : findings) {
    if (!finding.waiver.empty()) continue;
    RuleCount& each = counts[finding.rule];
    each.rule = finding.rule;
    each.severity = std::max(each.severity, finding.severity);
    ++each.count;
  }
  std::vector<RuleCount> sorted;
  for (auto& [rule, each] : counts) sorted.push_back(std::move(each));
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return sorted;
}

std::string CountsTable(const Findings& findings, const Page& page) {
  Grid table({Say("cli.lint.count", page.language), Say("cli.lint.severity-head", page.language),
              Say("cli.lint.rule-head", page.language)});
  table.AlignRight(0);
  for (const RuleCount& each : CountsOf(findings)) {
    table.Row({std::to_string(each.count), std::string(SeverityWord(each.severity, page.language)), each.rule});
  }
  return table.empty() ? std::string() : table.Format(page.style);
}

std::string CountsJson(const Findings& findings, const Page&) {
  std::vector<Json> elements;
  for (const RuleCount& each : CountsOf(findings)) {
    elements.push_back({{"rule", each.rule}, {"severity", SeverityName(each.severity)}, {"count", each.count}});
  }
  return DumpDocument({{"version", 1}}, "statistics", elements);
}

MachineOptions MachineOf(const LintView& view, const Page& page) {
  MachineOptions machine{page.language, view.infos, view.prefix, LANZHI_VERSION, view.handbook};
  machine.homepage = LANZHI_HOMEPAGE;
  machine.junit_file = view.junit_file;
  return machine;
}

// Faults of clauses are for those who ask about clauses, and for the tests.
const ClauseIndex* ClausesOf(const LintView& view) {
  return view.handbook == nullptr ? nullptr : &view.handbook->LoadClauses();
}

std::string Sarif(const LintView& view, const Page& page) {
  MachineOptions machine = MachineOf(view, page);
  machine.clauses = ClausesOf(view);
  return SarifFindings(view.findings, machine);
}

std::string Human(const LintView& view, const Page& page) {
  HumanOptions human{page.language, page.style, view.infos, view.redacted, nullptr};
  const auto cites = [&](const Finding& finding) { return finding.handbook_rule && IsPrinted(finding, view.infos); };
  // Most runs of a hook print nothing, and read no clauses.
  if (std::any_of(view.findings.begin(), view.findings.end(), cites)) human.clauses = ClausesOf(view);
  return HumanFindings(view.findings, human);
}

std::string Concise(const LintView& view, const Page& page) {
  return ConciseFindings(view.findings, page.language, view.infos);
}

std::string LintJson(const LintView& view, const Page& page) {
  return FindingsJson(view.folder, view.handbook == nullptr ? "" : view.handbook->name(), view.summary, view.findings,
                      page.language);
}

constexpr LintFormat kLintFormats[] = {
    {"human", "format.human", Human, CountsTable},
    {"concise", "format.concise", Concise, CountsTable},
    {"json", "format.json", LintJson, CountsJson, true},
    {"sarif", "format.sarif", Sarif, nullptr, true},
    {"github", "format.github",
     [](const LintView& view, const Page& page) { return GithubFindings(view.findings, MachineOf(view, page)); }},
    {"gitlab", "format.gitlab",
     [](const LintView& view, const Page& page) { return GitlabFindings(view.findings, MachineOf(view, page)); }},
    {"junit", "format.junit",
     [](const LintView& view, const Page& page) {
       return JunitFindings(view.findings, view.checked, view.fails, MachineOf(view, page));
     }},
};

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

// Whether the agency has said up to when its records are complete.
bool IsCompleteTo(const Record& agency) {
  const Value* day = agency.Top(Meaning::complete_to);
  return day != nullptr && day->given();
}

}  // namespace

std::vector<FormatName> LintFormats() { return NamesOf(kLintFormats); }

const LintFormat& LintFormatOf(const Output& output) {
  return *std::find_if(std::begin(kLintFormats), std::end(kLintFormats),
                       [&](const LintFormat& format) { return format.name == output.format; });
}

std::string LintText(const Context& context, const Output& output, LintView view) {
  view.infos = context.globals.verbose > 0;
  view.folder = Shown(context, context.root);
  view.prefix = PrefixOf(context);
  return LintFormatOf(output).make(view, context.PageFor(output));
}

int Report(Context& context, Workspace& workspace, const LintResult& result, const ReportOptions& options) {
  std::vector<Output> outputs = context.outputs;
  if (outputs.empty()) outputs.push_back({context.env.out_is_terminal ? "human" : "concise", {}});
  const Date today = context.env.today(UtcOffsetOf(*workspace.agency));
  const RunSummary run{result.summary,
                       std::string(workspace.handbook->name()),
                       std::string(workspace.handbook->version()),
                       options.seconds,
                       WaiversEnding(workspace, result.findings, today),
                       options.whole && result.summary.records > 0 && !IsCompleteTo(*workspace.agency)};
  const std::string summary = SummaryText(run, context.language, {context.color});
  const LintView view{result.findings,
                      result.summary,
                      result.checked,
                      workspace.handbook.get(),
                      options.fails,
                      options.redacted,
                      options.junit_file,
                      false,
                      {},
                      {}};
  bool summary_to_stdout = false;
  for (const Output& output : outputs) {
    std::string text = options.statistics
                           ? LintFormatOf(output).counts(result.findings, {context.language, {context.color}})
                           : LintText(context, output, view);
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

bool Redaction::Holds(const Env& env) const {
  const std::optional<std::string> ci = env.variable("CI");
  return redact || (!no_redact && ci && !ci->empty() && *ci != "false" && *ci != "0");
}

}  // namespace lanzhi
