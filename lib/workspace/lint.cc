#include "workspace/lint.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <span>

#include "base/nearest.h"
#include "record/fix.h"
#include "rule/merge.h"
#include "workspace/alike.h"
#include "workspace/mistyped_year.h"
#include "workspace/visit.h"

namespace lanzhi {
namespace {

constexpr int kWaiverWarning = 14;  // days before the end of a waiver in which the summary speaks of it

// A copy of a file, with the id of the record whose copy it is: the file may not be renamed onto the other. `whole`:
// that two records have one id is told as well, and says it better.
void TellCopies(const Workspace& workspace, Seen& seen, bool whole) {
  const auto original = workspace.by_name.find(seen.id);
  if (original == workspace.by_name.end() || original->second->path == seen.path) return;
  std::erase_if(seen.diagnostics, [&](Diagnostic& fault) {
    if (fault.rule != "record-id-file") return false;
    fault.message = {"record-id-file.copy", {}, {{"id", seen.id}, {"path", original->second->path}}};
    fault.help = {"record-duplicate-id.help", {}, {}};
    return whole;
  });
}

// `mendable`: how many of them ask for a fix.
std::vector<Finding> FindingsIn(Seen& seen, const Secrets& secrets, const RuleFilter& filter, int& mendable) {
  filter.Apply(seen.outcomes);
  std::vector<Finding> findings;
  if (seen.record != nullptr) findings = FindingsOf(*seen.record, seen.outcomes);
  std::erase_if(findings, [&](const Finding& finding) { return !filter.Wants(finding.rule); });
  const std::size_t faults = findings.size();
  Told told(seen.outcomes);
  for (const Diagnostic& diagnostic : seen.diagnostics) {
    const bool hides = seen.unreadable && diagnostic.severity == Severity::error;
    if (!(hides ? filter.WantsHiding(diagnostic.rule) : filter.Wants(diagnostic.rule))) continue;
    if (told(diagnostic)) continue;
    findings.push_back(FindingOf(diagnostic, seen.kind, seen.id));
    if (seen.file && !EditsFor(diagnostic, seen.file->bytes).empty()) ++mendable;
  }
  if (seen.record != nullptr) CiteUndetermined(*seen.record, seen.outcomes, std::span(findings).subspan(faults));
  if (!filter.Wants(kPrivateRule)) return findings;
  for (const Diagnostic& diagnostic : secrets.In(seen)) findings.push_back(FindingOf(diagnostic, seen.kind, seen.id));
  return findings;
}

// What is counted of it.
Finding CountedOf(const Finding& finding) {
  Finding counted;
  counted.rule = finding.rule;
  counted.severity = finding.severity;
  counted.waiver = finding.waiver;
  counted.periods = finding.periods;
  return counted;
}

}  // namespace

std::optional<RuleFilter> RuleFilter::Make(const Handbook& handbook, std::vector<std::string> own,
                                           const std::vector<std::string>& only, const std::vector<std::string>& ignore,
                                           Problem& problem) {
  RuleFilter filter;
  std::vector<std::string> known;
  for (const auto& rule : handbook.rules()) known.emplace_back(rule->id);
  known.insert(known.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  for (const auto& [list, names] : {std::pair(&only, &filter.only_), std::pair(&ignore, &filter.ignore_)}) {
    for (const std::string& rule : *list) {
      if (const RuleSet* set = handbook.FindRule(rule)) {
        names->emplace(set->id);
      } else if (std::find(known.begin(), known.end(), rule) != known.end()) {
        names->insert(rule);
      } else {
        problem = {{"cli.unknown-rule", {}, {{"value", Verbatim(rule)}}}, DidYouMean(rule, known)};
        return std::nullopt;
      }
    }
  }
  return filter;
}

bool RuleFilter::Wants(std::string_view rule) const {
  return (only_.empty() || only_.contains(rule)) && !ignore_.contains(rule);
}

bool RuleFilter::WantsHiding(std::string_view rule) const { return !ignore_.contains(rule); }

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

LintResult Lint(const Workspace& workspace, const Secrets& secrets, const Selection& selection,
                const RuleFilter& filter, Keep keep, int jobs) {
  LintResult result;
  std::vector<std::pair<std::string, std::string>> names(workspace.entries.size());  // kind and id of each entry
  Diagnostics of_folder;
  std::mutex mutex;
  const auto wants = [&](std::string_view rule) { return filter.Wants(rule); };
  const auto keep_some = [&](std::size_t order, std::vector<Finding> findings) {
    if (keep == Keep::printed) {
      std::erase_if(findings, [](const Finding& f) { return f.waiver.empty() && !IsPrinted(f, false); });
    } else if (keep == Keep::counts) {
      for (Finding& finding : findings) finding = CountedOf(finding);
    }
    result.findings.Add(order, std::move(findings));
  };
  if (selection.whole || !selection.chosen.empty()) {
    VisitOptions options;
    options.jobs = jobs;
    options.chosen = selection.chosen;
    options.sums = !selection.only;
    of_folder = Visit(workspace, options, [&](std::size_t index, Seen& seen) {
      if (filter.Wants(kDateOrder) && !workspace.day) TellMistypedYears(workspace, seen);
      if (!seen.id.empty()) TellCopies(workspace, seen, selection.whole && filter.Wants("record-duplicate-id"));
      int mendable = 0;
      std::vector<Finding> findings = FindingsIn(seen, secrets, filter, mendable);
      const bool agency = workspace.IsAgency(workspace.entries[index]);
      if (mendable > 0) {
        // A fix that would break the text is left out: only what is mended when it is tried is promised.
        const Mended mended =
            Mend(seen.file, workspace.handbook->shapes(), workspace.keys, workspace.casebook.get(), wants);
        mendable = std::min(mendable, mended.named);
      }
      names[index] = {std::move(seen.kind), std::move(seen.id)};
      std::erase_if(findings, [&](const Finding& finding) { return !selection.Shows(finding.place.file->path); });
      const std::lock_guard lock(mutex);
      if (!agency && selection.Shows(seen.path)) {
        ++result.summary.records;
        result.summary.unreadable += seen.unreadable ? 1 : 0;
        result.summary.mendable += mendable;
      }
      CountFindings(findings, result.summary);
      keep_some(index, std::move(findings));
    });
  }
  std::vector<Finding> others;
  const auto add = [&](const Diagnostics& diagnostics, bool hide) {
    for (const Diagnostic& diagnostic : diagnostics) {
      const bool hides = hide && diagnostic.severity == Severity::error && !diagnostic.rule.starts_with("record-");
      if (!(hides ? filter.WantsHiding(diagnostic.rule) : filter.Wants(diagnostic.rule))) continue;
      const std::string path = diagnostic.place.file ? diagnostic.place.file->path : std::string();
      if (!selection.Shows(path)) continue;
      const auto entry = std::lower_bound(workspace.entries.begin(), workspace.entries.end(), path,
                                          [](const Entry& each, const std::string& name) { return each.path < name; });
      const bool ours = entry != workspace.entries.end() && entry->path == path;
      const std::size_t index = static_cast<std::size_t>(entry - workspace.entries.begin());
      others.push_back(ours ? FindingOf(diagnostic, names[index].first, names[index].second)
                            : FindingOf(diagnostic, {}, {}));
    }
  };
  add(workspace.setup, false);
  Diagnostics listing = workspace.listing;
  std::erase_if(listing, [&](const Diagnostic& fault) { return !selection.Concerns(fault.place.file->path); });
  add(listing, true);
  add(of_folder, false);
  if (selection.whole && !selection.only) {
    std::vector<std::string_view> paths;
    for (const Entry& entry : workspace.entries) paths.push_back(entry.path);
    add(FindAlike(paths), false);
  }
  Diagnostics beside = secrets.Beside(workspace);
  std::erase_if(beside, [&](const Diagnostic& fault) { return !selection.Concerns(fault.place.file->path); });
  add(beside, false);
  for (const Diagnostic& fault : secrets.faults()) {
    if (filter.Wants(fault.rule)) others.push_back(FindingOf(fault, {}, {}));
  }
  CountFindings(others, result.summary);
  if (keep == Keep::counts) {
    for (Finding& finding : others) finding = CountedOf(finding);
  }
  result.findings.Add(workspace.entries.size(), std::move(others));
  if (keep != Keep::counts) result.findings.Sort();
  const auto checked = [&](std::size_t index) {
    const std::string& path = workspace.entries[index].path;
    if (selection.Shows(path) && !workspace.IsAgency(workspace.entries[index]))
      result.checked.push_back({path, std::move(names[index].first)});
  };
  if (selection.whole) {
    for (std::size_t index = 0; index < names.size(); ++index) checked(index);
  } else {
    for (const std::size_t index : selection.chosen) checked(index);
  }
  return result;
}

int WaiversEnding(const Workspace& workspace, const LintResult& result, Date today) {
  if (result.summary.waived == 0) return 0;
  const std::string_view kind = workspace.handbook->shapes().With(Meaning::approval)->kind;
  int ending = 0;
  for (const Finding& finding : result.findings) {
    const Record* waiver = finding.waiver.empty() ? nullptr : workspace.casebook->Find(kind, finding.waiver);
    const Value* until = waiver == nullptr ? nullptr : waiver->Top(Meaning::until);
    if (until == nullptr || !until->given()) continue;
    const int left = DaysBetween(today, until->date());
    if (left >= 0 && left <= kWaiverWarning) ending += static_cast<int>(finding.periods);
  }
  return ending;
}

}  // namespace lanzhi
