#include "cli/lint_output.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>

#include "base/wrap.h"
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
    each.count += finding.periods;
  }
  std::vector<RuleCount> sorted;
  for (auto& [rule, each] : counts) sorted.push_back(std::move(each));
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return sorted;
}

void CountsTable(Sink& sink, const Findings& findings, const Page& page) {
  Grid table({Say("cli.lint.count", page.language), Say("cli.lint.severity-head", page.language),
              Say("cli.lint.rule-head", page.language)});
  table.AlignRight(0);
  for (const RuleCount& each : CountsOf(findings)) {
    table.Row({std::to_string(each.count), std::string(SeverityWord(each.severity, page.language)), each.rule});
  }
  if (!table.empty()) sink.Put(table.Format(page.style));
}

void CountsJson(Sink& sink, const Findings& findings, const Page&) {
  const std::vector<RuleCount> counts = CountsOf(findings);
  PutDocument(sink, {{"version", 1}}, "statistics", counts.size(), [&](std::size_t i) -> Json {
    return {{"rule", counts[i].rule}, {"severity", SeverityName(counts[i].severity)}, {"count", counts[i].count}};
  });
  sink.Put("\n");
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

void Sarif(Sink& sink, const LintView& view, const Page& page) {
  MachineOptions machine = MachineOf(view, page);
  machine.clauses = ClausesOf(view);
  SarifFindings(sink, view.findings, machine);
}

void Human(Sink& sink, const LintView& view, const Page& page) {
  HumanOptions human{page.language, page.style, view.infos, view.redacted, nullptr, view.from, page.width};
  const auto cites = [&](const Finding& finding) { return finding.handbook_rule && IsPrinted(finding, view.infos); };
  // Most runs of a hook print nothing, and read no clauses.
  if (std::any_of(view.findings.begin(), view.findings.end(), cites)) human.clauses = ClausesOf(view);
  HumanFindings(sink, view.findings, human);
}

void Concise(Sink& sink, const LintView& view, const Page& page) {
  ConciseFindings(sink, view.findings, page.language, view.infos);
}

void LintJson(Sink& sink, const LintView& view, const Page& page) {
  FindingsJson(sink, view.folder, view.handbook == nullptr ? "" : view.handbook->name(), view.summary, view.findings,
               page.language);
}

constexpr LintFormat kLintFormats[] = {
    {"human", "format.human", Human, CountsTable},
    {"concise", "format.concise", Concise, CountsTable},
    {"json", "format.json", LintJson, CountsJson, true},
    {"sarif", "format.sarif", Sarif, nullptr, true},
    {"github", "format.github",
     [](Sink& sink, const LintView& view, const Page& page) {
       GithubFindings(sink, view.findings, MachineOf(view, page));
     }},
    {"gitlab", "format.gitlab",
     [](Sink& sink, const LintView& view, const Page& page) {
       GitlabFindings(sink, view.findings, MachineOf(view, page));
     }},
    {"junit", "format.junit",
     [](Sink& sink, const LintView& view, const Page& page) {
       JunitFindings(sink, view.findings, view.checked, view.fails, MachineOf(view, page));
     },
     nullptr, false, true},
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

// Whether the agency has said up to when its records are complete, for all or by a return of a site.
bool IsCompleteTo(const Workspace& workspace) {
  const Value* day = workspace.agency->Top(Meaning::complete_to);
  return (day != nullptr && day->given()) || workspace.casebook->HasFiled();
}

}  // namespace

std::vector<FormatName> LintFormats() { return NamesOf(kLintFormats); }

const LintFormat& LintFormatOf(const Output& output) {
  return *std::find_if(std::begin(kLintFormats), std::end(kLintFormats),
                       [&](const LintFormat& format) { return format.name == output.format; });
}

void PutFindings(Sink& sink, const Context& context, const Output& output, LintView view) {
  view.infos = context.globals.verbose > 0;
  view.folder = Shown(context, context.root);
  if (!view.redacted) view.from = FromHere(context);
  view.prefix = PrefixOf(context);
  LintFormatOf(output).make(sink, view, context.PageFor(output));
}

int Report(Context& context, Workspace& workspace, const LintResult& result, const ReportOptions& options) {
  std::vector<Output> outputs = context.outputs;
  if (outputs.empty()) outputs.push_back({context.env.out_is_terminal ? "human" : "concise", {}});
  const RunSummary run{result.summary,
                       std::string(workspace.handbook->name()),
                       std::string(workspace.handbook->version()),
                       options.seconds,
                       options.waivers_ending,
                       context.globals.verbose > 0 || options.statistics,
                       options.whole && result.summary.records > 0 && !IsCompleteTo(workspace),
                       options.may_fix};
  const std::string summary = SummaryText(run, context.language, {context.color});
  const LintView view{result.findings,
                      result.summary,
                      result.checked,
                      workspace.handbook.get(),
                      options.fails,
                      context.redacted,
                      options.junit_file,
                      false,
                      {},
                      {},
                      {}};
  bool summary_to_stdout = false;
  for (const Output& output : outputs) {
    const bool with_summary = output.format == "human" && output.file.empty() && !context.globals.quiet;
    summary_to_stdout = summary_to_stdout || with_summary;
    const int code = Deliver(context, output, [&](Sink& sink) {
      if (options.statistics) {
        LintFormatOf(output).counts(sink, result.findings, {context.language, {context.color}});
      } else {
        PutFindings(sink, context, output, view);
      }
      if (with_summary) sink.Put(Hang(summary, context.Width()));
    });
    if (code != kClean) return code;
  }
  context.env.out->flush();  // where both go to one place, the findings come first
  if (!summary_to_stdout && !context.globals.quiet) *context.env.err << Hang(summary, context.ErrWidth());
  return kClean;
}

}  // namespace lanzhi
