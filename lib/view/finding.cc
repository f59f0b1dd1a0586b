#include "view/finding.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/hash.h"
#include "record/read.h"
#include "rule/assess.h"
#include "rule/eval/docket.h"
#include "rule/rule.h"
#include "view/periods.h"
#include "view/site.h"

namespace lanzhi {
namespace {

// How the day of a duty is called, beneath the place of a breach.
std::string_view LabelOf(const Rule& rule) {
  const Within* within = std::holds_alternative<Deadline>(*rule.kind) ? WithinOf(*rule.kind) : nullptr;
  if (within == nullptr) return "label.due";
  switch (within->direction) {
    case Within::Direction::before:
    case Within::Direction::not_before:
      return "label.earliest";
    case Within::Direction::lead:
      return "label.latest";
    case Within::Direction::after:
    case Within::Direction::by:
      return "label.due";
  }
  return "label.due";
}

// The due day is the first that is allowed, not the last.
bool IsFirstDay(const Rule& rule) {
  const Within* within = std::holds_alternative<Deadline>(*rule.kind) ? WithinOf(*rule.kind) : nullptr;
  return within != nullptr &&
         (within->direction == Within::Direction::before || within->direction == Within::Direction::not_before);
}

// The day is reckoned from another by a period, and not a day of the record itself.
bool HasPeriodDay(const Rule& rule) {
  if (std::holds_alternative<Attendance>(*rule.kind)) return false;
  const Within* within = std::holds_alternative<Deadline>(*rule.kind) ? WithinOf(*rule.kind) : nullptr;
  return within == nullptr || within->direction != Within::Direction::by;
}

std::string WithoutNumbers(std::string_view pointer) {
  std::string out;
  while (!pointer.empty()) {
    const std::size_t slash = pointer.find('/', 1);
    const std::string_view part = pointer.substr(0, slash);
    const bool number = part.size() > 1 && part.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (!number) out += part;
    pointer = slash == std::string_view::npos ? std::string_view{} : pointer.substr(slash);
  }
  return out;
}

std::string_view PathOf(const Finding& finding) {
  return finding.place.file == nullptr ? std::string_view{} : std::string_view(finding.place.file->path);
}

Finding FindingOf(const Record& record, const Outcome& outcome) {
  const Rule& rule = *outcome.rule;
  Finding finding;
  finding.rule = rule.id;
  finding.severity = outcome.severity;
  finding.clauses.assign(outcome.clauses.begin(), outcome.clauses.end());
  finding.kind = record.shape->kind;
  finding.record = record.id;
  finding.element = outcome.element;
  finding.place = outcome.primary;
  finding.pointer = outcome.pointer;
  finding.message = outcome.message;
  finding.help = Message{{}, rule.help, outcome.message.args};
  finding.related = outcome.related;
  finding.due = outcome.due;
  finding.actual = outcome.actual;
  if (outcome.due) {
    finding.label = {std::string(LabelOf(rule)), {}, {{"due", *outcome.due}}};
    if (HasPeriodDay(rule)) {
      finding.derivation = outcome.derivation;
      finding.label.args.front().value = DayOrMore(outcome.derivation.due);
    }
    finding.setting = outcome.derivation.setting;
    if (outcome.actual) {
      finding.days =
          IsFirstDay(rule) ? DaysBetween(*outcome.due, *outcome.actual) : DaysBetween(*outcome.actual, *outcome.due);
      // A window is missed on its other side too.
      const Within* within = WithinOf(*rule.kind);
      const bool window = within != nullptr && within->direction == Within::Direction::before;
      if (window && outcome.trigger && *outcome.actual > *outcome.trigger) {
        finding.days = DaysBetween(*outcome.actual, *outcome.trigger);
      }
      // Too early by far: it counts from the trigger.
      if (outcome.verdict == Verdict::violated && outcome.trigger && *outcome.actual < *outcome.trigger) {
        finding.days = DaysBetween(*outcome.trigger, *outcome.actual);
      }
    }
  }
  const Site site = SiteOf(record);
  finding.site_kind = site.kind;
  finding.site_kind_unknown = site.expected && site.kind.empty() && outcome.rule->by_site;
  if (outcome.waiver != nullptr) finding.waiver = outcome.waiver->id;
  if (outcome.expired_waiver != nullptr) finding.expired_waiver = outcome.expired_waiver->id;
  finding.fingerprint = Fingerprint(finding.rule, finding.record, finding.element);
  finding.handbook_rule = true;
  finding.by_month = outcome.by_month;
  return finding;
}

// The place, the element and so the fingerprint stay those of the oldest.
void TellTogether(const ToldOutcome& telling, Finding& finding) {
  const Rule& rule = *telling.outcome->rule;
  finding.periods = telling.periods;
  finding.message = {"kind.recurring.missed.together",
                     {},
                     {{"title", Text(rule.title)},
                      {"n", telling.periods},
                      {"first", DayOrMore(telling.outcome->derivation.due)},
                      {"last", DayOrMore(telling.last->derivation.due)},
                      {"singly", static_cast<std::int64_t>(rule.periods_singly)}}};
}

}  // namespace

std::string Fingerprint(std::string_view rule, std::string_view record, std::string_view element) {
  constexpr std::string_view kEnd("\0", 1);  // so that parts do not run into each other
  std::uint64_t hash = Hash("");
  for (const std::string_view part : {rule, record, element}) hash = Hash(kEnd, Hash(part, hash));
  return fmt::format("{:016x}", hash);
}

std::vector<Finding> FindingsOf(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::vector<const Outcome*> breaches;
  for (const auto& outcome : outcomes) {
    if (IsBreach(outcome->verdict) && outcome->spoken_by == nullptr) breaches.push_back(outcome.get());
  }
  std::vector<Finding> findings;
  for (const ToldOutcome& telling : TellPeriods(breaches)) {
    findings.push_back(FindingOf(record, *telling.outcome));
    if (telling.periods > 1) TellTogether(telling, findings.back());
  }
  return findings;
}

Finding FindingOf(const Diagnostic& diagnostic, std::string_view kind, std::string_view record) {
  Finding finding;
  finding.rule = diagnostic.rule;
  finding.severity = diagnostic.severity;
  finding.kind = kind;
  finding.record = record;
  finding.element = WithoutNumbers(diagnostic.pointer);
  finding.place = diagnostic.place;
  finding.pointer = diagnostic.pointer;
  finding.message = diagnostic.message;
  finding.help = diagnostic.help;
  finding.related = diagnostic.related;
  finding.fingerprint = Fingerprint(finding.rule, record.empty() ? StemOf(PathOf(finding)) : record, finding.element);
  return finding;
}

void CiteUndetermined(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                      std::span<Finding> faults) {
  const auto lacks = [](const Finding& fault) { return fault.rule == kMissingField || fault.rule == kNoneHere; };
  if (std::none_of(faults.begin(), faults.end(), lacks)) return;
  std::map<std::string, std::vector<std::string_view>> clauses;  // by the place of what is lacking
  for (const auto& outcome : outcomes) {
    if (outcome->verdict != Verdict::undetermined) continue;
    for (const Hole& hole : outcome->holes) {
      if (hole.record != &record) continue;
      AddClauses(clauses[PointerOf(record, record.values[hole.parent]) + "/" + std::string(hole.field->key)],
                 outcome->clauses);
    }
  }
  for (Finding& fault : faults) {
    const auto found = lacks(fault) ? clauses.find(fault.pointer) : clauses.end();
    if (found != clauses.end()) fault.clauses.assign(found->second.begin(), found->second.end());
  }
}

bool IsBefore(const Finding& a, const Finding& b) {
  const auto key = [](const Finding& f) {
    return std::make_tuple(PathOf(f), f.place.span.begin, f.place.span.end, std::string_view(f.rule),
                           std::string_view(f.element));
  };
  return key(a) < key(b);
}

void SortFindings(std::vector<Finding>& findings) { std::stable_sort(findings.begin(), findings.end(), IsBefore); }

bool IsPrinted(const Finding& finding, bool infos) {
  return finding.waiver.empty() && (infos || finding.severity != Severity::info);
}

void CountFindings(const std::vector<Finding>& findings, Summary& summary) {
  for (const Finding& finding : findings) {
    const int n = static_cast<int>(finding.periods);
    if (!finding.waiver.empty()) {
      summary.waived += n;
      continue;
    }
    switch (finding.severity) {
      case Severity::error:
        summary.errors += n;
        break;
      case Severity::warning:
        summary.warnings += n;
        break;
      case Severity::info:
        summary.infos += n;
        break;
    }
  }
}

}  // namespace lanzhi
