#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>

#include "cli/fix.h"
#include "cli/lint_output.h"
#include "cli/paths.h"
#include "cli/redaction.h"
#include "cli/workspace.h"
#include "git/range.h"
#include "git/state.h"
#include "record/shown.h"
#include "render/catalogue.h"
#include "source/overlay.h"
#include "view/told_paths.h"
#include "workspace/changes.h"
#include "workspace/standing.h"

namespace lanzhi {
namespace {

struct LintOptions {
  std::vector<std::string> paths, rules, ignore;
  std::string fail_on = "error";
  bool statistics = false, staged = false;
  Redaction redaction;
  bool junit_file = false;
  bool fix = false, diff = false, fixed = false;  // `fixed`: what --fix can mend is mended
  std::string stdin_filename, changed;
};

// The least severity that --fail-on names; nullopt for never.
std::optional<Severity> FailingSeverity(const std::string& fail_on) {
  if (fail_on == "never") return std::nullopt;
  if (fail_on == "info") return Severity::info;
  return fail_on == "warning" ? Severity::warning : Severity::error;
}

bool Fails(const Summary& summary, std::optional<Severity> least) {
  if (!least) return false;
  int failing = summary.errors - summary.standing;
  if (*least != Severity::error) failing += summary.warnings;
  if (*least == Severity::info) failing += summary.infos;
  return failing > 0;
}

// A table of counts, which only these formats have.
bool HasStatistics(const Output& output) { return LintFormatOf(output).counts != nullptr; }

// What is checked.
struct LintTarget {
  std::string root;
  std::vector<std::string> paths;    // absolute
  std::vector<std::string> ids;      // what each may be an id of; "" = of none
  std::unique_ptr<Changes> changes;  // of --staged and --changed
  std::unique_ptr<Store> store;
};

// Of options that say each in its own way what is read, the first two that were given.
bool Clash(const Context& context, const LintOptions& options) {
  std::vector<std::string> given;
  if (options.staged) given.emplace_back("--staged");
  if (!options.changed.empty()) given.emplace_back("--changed");
  if (!options.stdin_filename.empty()) given.emplace_back("--stdin-filename");
  if (options.fix) given.emplace_back("--fix");  // of files as they lie there, and nothing else
  if (options.diff) given.emplace_back("--diff");
  if (given.size() < 2) return false;
  context.Fail({"cli.exclude", {}, {{"a", Verbatim(given[0])}, {"b", Verbatim(given[1])}}});
  return true;
}

// Errors: nullptr, having said so: no repository, no such commit, a path that matches nothing.
std::unique_ptr<Changes> ChangesOf(Context& context, const LintTarget& target, const LintOptions& options) {
  std::optional<StagedCalls> staged;
  std::optional<Repository> repository = RepositoryOf(context, target.root, [&](const Repository& asked) {
    if (options.staged) staged.emplace(asked);
  });
  if (!repository) return nullptr;
  std::unique_ptr<Changes> changes;
  if (staged) {
    changes = Changes::Staged(std::move(*repository), std::move(*staged), target.root);
  } else {
    std::string unknown;
    const std::optional<CommitRange> range = FindRange(*repository, options.changed, unknown);
    if (!range) {
      context.Fail({"cli.git.no-commit", {}, {{"value", Verbatim(unknown)}}});
      return nullptr;
    }
    changes = range->to ? Changes::Between(std::move(*repository), target.root, range->from, *range->to)
                        : Changes::Since(std::move(*repository), target.root, range->from);
  }
  const std::optional<std::size_t> unmatched = changes->Narrow(NamesIn(target.root, target.paths), target.ids);
  if (!unmatched) return changes;
  FailNoMatch(context, target.paths[*unmatched], {});
  return nullptr;
}

std::optional<LintTarget> LintTargetOf(Context& context, const LintOptions& options) {
  LintTarget target;
  if (Clash(context, options)) return std::nullopt;
  if (options.stdin_filename.empty()) {
    for (const std::string& path : options.paths) target.paths.push_back(Absolute(context.cwd, path));
    target.ids = IdsIn(options.paths);
    const std::optional<std::string> root = RootOf(context, target.paths);
    if (!root) return std::nullopt;
    target.root = *root;
    if (!options.staged && options.changed.empty()) {
      target.store = StoreOf(context, target.root);
      return target;
    }
    target.changes = ChangesOf(context, target, options);
    if (!target.changes) return std::nullopt;
    target.store = std::make_unique<Store>(target.changes->TakeFolder());
    return target;
  }
  if (!options.paths.empty()) {
    context.Fail({"cli.lint.paths-and-stdin", {}, {}});
    return std::nullopt;
  }
  // Standard input in the place of a file of the folder; the file itself need not exist.
  target.paths.push_back(Absolute(context.cwd, options.stdin_filename));
  target.ids.emplace_back();
  const std::optional<std::string> root = RootOf(context, target.paths);
  if (!root) return std::nullopt;
  target.root = *root;
  const std::string name = target.paths.front().substr(std::min(target.root.size() + 1, target.paths.front().size()));
  target.store = std::make_unique<Store>(Overlay(OpenDisk(target.root), name, ReadInput(context)));
  return target;
}

std::optional<RuleFilter> FilterOf(const Context& context, const Workspace& workspace, const LintOptions& options) {
  if (options.rules.empty() && options.ignore.empty()) return RuleFilter();
  Problem problem;
  std::optional<RuleFilter> filter =
      RuleFilter::Make(*workspace.handbook, DiagnosticRules(), options.rules, options.ignore, problem);
  if (!filter) context.FailWith(problem);
  return filter;
}

// Errors: false, having said so: a path that matches nothing.
bool Chooses(const Context& context, const Workspace& workspace, const LintTarget& target, Selection& selection) {
  std::vector<std::string_view> paths;
  for (const Entry& entry : workspace.entries) paths.push_back(entry.path);
  const std::vector<std::string> names = PathsOfIds(NamesIn(target.root, target.paths), target.ids, paths);
  const std::optional<std::size_t> unmatched = Select(workspace, names, selection);
  if (!unmatched) return true;
  std::vector<std::string> known;
  const bool id = !target.ids[*unmatched].empty();
  const Shapes& shapes = workspace.handbook->shapes();
  for (const Entry& entry : workspace.entries) {
    if (context.redacted && ToldPath(shapes, entry.path) != entry.path) continue;
    known.push_back(id ? std::string(StemOf(entry.path)) : Shown(context, target.root + '/' + entry.path));
  }
  FailNoMatch(context, target.paths[*unmatched], known);
  return false;
}

// Tells where git tracks the private folder that lies beside the records.
void LookForTracked(const Context& context, Workspace& workspace, const std::string& root) {
  std::error_code error;
  if (!std::filesystem::exists(root + "/" + std::string(kPrivateFolder), error)) return;
  std::optional<Repository> repository;
  try {
    repository = Repository::Find(root, context.env.environment);
  } catch (const GitFailure&) {
    return;  // git does not trust it, and commits nothing
  }
  if (!repository || !TracksPrivate(*repository)) return;
  workspace.listing.push_back(FaultOfFile(kPrivateTracked, std::string(kPrivateFolder)));
}

// A commit is refused; how to go on comes after the findings.
int RefuseCommit(const Context& context, const LintOptions& options, int code) {
  if (!options.staged) return code;
  context.env.out->flush();  // of a folder that could not be opened
  context.Note(context.Say("cli.lint.refused"));
  return code;
}

int RunLint(Context& context, const LintOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  if (options.statistics && !std::all_of(context.outputs.begin(), context.outputs.end(), HasStatistics)) {
    return context.Fail({"cli.lint.statistics-format", {}, {}});
  }
  std::optional<LintTarget> target = LintTargetOf(context, options);
  if (!target) return kUsage;
  context.root = target->root;
  int code = kUsage;
  ChooseExtent choose;
  if (target->changes) {
    choose = [&](const Workspace& opened) { return target->changes->Choose(opened, LANZHI_VERSION, context.jobs); };
  }
  std::optional<Workspace> workspace = Open(context, std::move(target->store), std::nullopt, code, choose);
  if (!workspace) return RefuseCommit(context, options, code);
  const std::optional<RuleFilter> filter = FilterOf(context, *workspace, options);
  if (!filter) return kUsage;
  Selection selection;
  if (target->changes) {
    selection = target->changes->selection();
  } else if (!Chooses(context, *workspace, *target, selection)) {
    return kUsage;
  }
  if (!target->changes && selection.whole) LookForTracked(context, *workspace, target->root);

  const auto some = [&](bool LintFormat::*asks) {
    return std::any_of(context.outputs.begin(), context.outputs.end(),
                       [&](const Output& output) { return LintFormatOf(output).*asks; });
  };
  ReportOptions report;
  report.fails = FailingSeverity(options.fail_on);
  const bool all_count = target->changes && report.fails == Severity::info;
  Keep keep = some(&LintFormat::whole) || context.globals.verbose > 0 || all_count ? Keep::all : Keep::printed;
  if (options.statistics)
    keep = target->changes ? Keep::all : Keep::counts;  // of a change it matters what stood before
  const Secrets secrets(*workspace);
  LintResult result = Lint(*workspace, secrets, selection, *filter, keep, context.jobs);
  if (target->changes && report.fails) {
    MarkStanding(*target->changes, *report.fails, secrets, *filter, LANZHI_VERSION, context.jobs, result);
  }
  // Before what may be a person's number is concealed: a waiver's id may be.
  report.waivers_ending = WaiversEnding(*workspace, result, context.env.today(UtcOffsetOf(*workspace->agency)));
  if (!some(&LintFormat::files)) result.checked.clear();  // to conceal names that nobody sees takes its time too
  if (keep != Keep::counts) secrets.Conceal(result.findings, result.checked);
  if (context.redacted) {
    TellOnlyIds(workspace->handbook->shapes(), result.findings);
    TellOnlyIds(workspace->handbook->shapes(), result.checked);
  }
  if (context.env.out_is_terminal) {
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  report.statistics = options.statistics;
  report.junit_file = options.junit_file;
  report.whole = selection.whole;
  report.may_fix = !target->changes && options.stdin_filename.empty() && !options.fixed;
  const int written = Report(context, *workspace, result, report);
  if (written != kClean) return written;
  if (!Fails(result.summary, report.fails)) return kClean;
  return RefuseCommit(context, options, kFindings);
}

// Mends what can be mended, then speaks of what is left.
int RunFix(Context& context, const LintOptions& options) {
  std::optional<LintTarget> target = LintTargetOf(context, options);
  if (!target) return kUsage;
  FixResult fixed;
  {
    int code = kUsage;
    const std::optional<Workspace> workspace = Open(context, std::move(target->store), std::nullopt, code);
    if (!workspace) return code;
    const std::optional<RuleFilter> filter = FilterOf(context, *workspace, options);
    Selection selection;
    if (!filter || !Chooses(context, *workspace, *target, selection)) return kUsage;
    const FixMode show = context.redacted ? FixMode::name : FixMode::diff;
    fixed = DeliverMended(context, *workspace, MendFiles(*workspace, selection, *filter, context.jobs), target->root,
                          options.fix ? FixMode::write : show);
  }
  const Args counts = {{"n", std::int64_t{fixed.faults}}, {"files", std::int64_t{fixed.files}}};
  if (options.diff) {
    context.Note(context.Say("cli.lint.would-fix", counts));
    return fixed.faults > 0 ? kFindings : kClean;
  }
  LintOptions rest = options;
  rest.fix = false;
  rest.fixed = true;
  const int code = RunLint(context, rest);
  context.env.out->flush();
  context.Note(context.Say("cli.lint.fixed", counts));
  return fixed.broken ? kIncomplete : code;
}

// Where the pre-commit framework names two commits (--from-ref and --to-ref, or a push), nothing is staged, and what is
// between them is meant.
LintOptions AsPreCommitAsks(const Context& context, LintOptions options) {
  const std::optional<std::string> from = context.env.variable("PRE_COMMIT_FROM_REF");
  if (!options.staged || !options.changed.empty() || !from || from->empty()) return options;
  options.staged = false;
  options.changed = *from + "..." + context.env.variable("PRE_COMMIT_TO_REF").value_or(std::string());
  return options;
}

int RunLintOrGiveUp(Context& context, const LintOptions& given) {
  const LintOptions options = AsPreCommitAsks(context, given);
  try {
    return options.fix || options.diff ? RunFix(context, options) : RunLint(context, options);
  } catch (const GitFailure& failure) {
    return RefuseCommit(context, options, context.Broken({"cli.git.failed", {}, {{"why", Verbatim(failure.what())}}}));
  }
}

}  // namespace

Command LintCommand() {
  const auto options = std::make_shared<LintOptions>();
  Command command;
  command.name = "lint";
  command.options = {
      {"paths", "path", "cli.lint.paths", &options->paths, {}, true},
      {"--rule", "rule", "cli.lint.rule", &options->rules, {}},
      {"--ignore", "rule", "cli.lint.ignore", &options->ignore, {}},
      {"--fail-on", "severity", "cli.lint.fail-on", &options->fail_on, {"error", "warning", "info", "never"}},
      {"--staged", "", "cli.lint.staged", &options->staged, {}},
      {"--changed", "commit", "cli.lint.changed", &options->changed, {}},
      {"--fix", "", "cli.lint.fix", &options->fix, {}},
      {"--diff", "", "cli.lint.diff", &options->diff, {}},
      {"--statistics", "", "cli.lint.statistics", &options->statistics, {}},
      options->redaction.RedactOption(),
      options->redaction.NoRedactOption(),
      {"--junit-file", "", "cli.lint.junit-file", &options->junit_file, {}},
      {"--stdin-filename", "file", "cli.lint.stdin-filename", &options->stdin_filename, {}, true},
  };
  command.formats = LintFormats();
  command.run = [options](Context& context) {
    context.redacted = options->redaction.Holds(context.env);
    return RunLintOrGiveUp(context, *options);
  };
  return command;
}

}  // namespace lanzhi
