#include "cli/lint.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "cli/parse.h"
#include "cli/workspace.h"
#include "render/catalogue.h"
#include "render/concise.h"
#include "render/findings_json.h"
#include "render/human.h"
#include "render/table.h"

namespace lanzhi {
namespace {

constexpr int kWaiverWarning = 14;  // days before the end of a waiver in which the summary speaks of it

std::vector<std::string> RuleIds(const Handbook& handbook) {
  std::vector<std::string> ids;
  for (const auto& rule : handbook.rules()) ids.emplace_back(rule->id);
  for (std::string& own : DiagnosticRules()) ids.push_back(std::move(own));
  return ids;
}

std::vector<Finding> FindingsIn(Seen& seen, const RuleFilter& filter) {
  filter.Apply(seen.outcomes);
  std::vector<Finding> findings;
  if (seen.record != nullptr) findings = FindingsOf(*seen.record, seen.outcomes);
  for (const Diagnostic& diagnostic : seen.diagnostics) findings.push_back(FindingOf(diagnostic, seen.kind, seen.id));
  std::erase_if(findings, [&](const Finding& finding) { return !filter.Wants(finding.rule); });
  return findings;
}

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

}  // namespace

std::optional<RuleFilter> RuleFilter::Make(const Context& context, const Handbook& handbook,
                                           const std::vector<std::string>& only,
                                           const std::vector<std::string>& ignore) {
  RuleFilter filter;
  if (only.empty() && ignore.empty()) return filter;
  const std::vector<std::string> known = RuleIds(handbook);
  for (const auto* list : {&only, &ignore}) {
    for (const std::string& rule : *list) {
      if (std::find(known.begin(), known.end(), rule) != known.end()) continue;
      context.Fail({"cli.unknown-rule", {}, {{"value", Verbatim(rule)}}}, DidYouMean(rule, known));
      return std::nullopt;
    }
  }
  filter.only_.insert(only.begin(), only.end());
  filter.ignore_.insert(ignore.begin(), ignore.end());
  return filter;
}

bool RuleFilter::Wants(std::string_view rule) const {
  return (only_.empty() || only_.contains(rule)) && !ignore_.contains(rule);
}

void RuleFilter::Apply(std::vector<std::unique_ptr<Outcome>>& outcomes) const {
  if (only_.empty() && ignore_.empty()) return;
  std::map<const Outcome*, const Outcome*> instead;
  for (const std::unique_ptr<Outcome>& outcome : outcomes) {
    const Outcome* speaker = outcome->spoken_by;
    if (speaker == nullptr || Wants(speaker->rule->id) || !Wants(outcome->rule->id)) continue;
    const auto [place, first] = instead.emplace(speaker, outcome.get());
    outcome->spoken_by = first ? nullptr : place->second;
  }
}

LintResult Lint(const Workspace& workspace, const Selection& selection, const RuleFilter& filter, bool infos,
                int jobs) {
  LintResult result;
  std::vector<std::vector<Finding>> found(workspace.entries.size());
  std::vector<std::pair<std::string, std::string>> names(found.size());  // kind and id of each entry
  FolderFacts facts;
  std::mutex mutex;
  if (selection.whole || !selection.chosen.empty()) {
    VisitOptions options;
    options.jobs = jobs;
    options.chosen = selection.chosen;
    facts = Visit(workspace, options, [&](std::size_t index, Seen& seen) {
      std::vector<Finding> findings = FindingsIn(seen, filter);
      names[index] = {std::move(seen.kind), std::move(seen.id)};
      std::erase_if(findings, [&](const Finding& finding) { return !selection.Tells(finding.place.file->path); });
      {
        const std::lock_guard lock(mutex);
        if (selection.Tells(seen.path)) {
          ++result.summary.records;
          result.summary.unreadable += seen.unreadable ? 1 : 0;
        }
        CountFindings(findings, result.summary);
      }
      if (findings.empty()) return;
      if (!infos) std::erase_if(findings, [](const Finding& f) { return f.waiver.empty() && !IsPrinted(f, false); });
      found[index] = std::move(findings);
    });
  }
  std::vector<Finding> others;
  const auto add = [&](const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
      if (!filter.Wants(diagnostic.rule)) continue;
      const std::string path = diagnostic.place.file ? diagnostic.place.file->path : std::string();
      if (!selection.Tells(path)) continue;
      const auto entry = std::lower_bound(workspace.entries.begin(), workspace.entries.end(), path,
                                          [](const Entry& each, const std::string& name) { return each.path < name; });
      const bool ours = entry != workspace.entries.end() && entry->path == path;
      const std::size_t index = static_cast<std::size_t>(entry - workspace.entries.begin());
      others.push_back(ours ? FindingOf(diagnostic, names[index].first, names[index].second)
                            : FindingOf(diagnostic, {}, {}));
    }
  };
  add(workspace.setup);
  if (selection.whole) add(workspace.listing);
  add(facts.diagnostics);
  CountFindings(others, result.summary);
  found.push_back(std::move(others));
  for (std::vector<Finding>& each : found) {
    result.findings.insert(result.findings.end(), std::make_move_iterator(each.begin()),
                           std::make_move_iterator(each.end()));
  }
  SortFindings(result.findings);
  return result;
}

int Report(Context& context, Workspace& workspace, const LintResult& result, const std::string& folder,
           bool statistics) {
  std::vector<Output> outputs = context.outputs;
  if (outputs.empty()) outputs.push_back({context.env.out_is_terminal ? "human" : "concise", {}});
  const bool infos = context.globals.verbose > 0;
  Diagnostics faults;
  HumanOptions human{context.language, {context.color}, infos, [&](std::string_view id) {
                       return workspace.handbook->FindClause(id, faults);
                     }};
  SummaryFacts facts{result.summary, std::string(workspace.handbook->name()),
                     std::string(workspace.handbook->version()), result.seconds,
                     WaiversEnding(context, workspace, result.findings)};
  const std::string summary = SummaryText(facts, context.language, {context.color});
  bool summary_to_stdout = false;
  for (const Output& output : outputs) {
    std::string text;
    HumanOptions plain = human;
    if (!output.file.empty()) plain.style.color = false;
    if (statistics) {
      text = Statistics(result, context, output.format == "json");
    } else if (output.format == "human") {
      text = HumanFindings(result.findings, plain);
    } else if (output.format == "concise") {
      text = ConciseFindings(result.findings, context.language, infos);
    } else {
      text = FindingsJson(folder, workspace.handbook->name(), result.summary, result.findings, context.language);
    }
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

}  // namespace lanzhi
