#include "workspace/agenda.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "rule/merge.h"
#include "view/show.h"
#include "view/signable.h"
#include "workspace/colleagues.h"
#include "workspace/due.h"

namespace lanzhi {
namespace {

class AgendaMaker {
 public:
  AgendaMaker(const Workspace& workspace, const AgendaQuery& query)
      : workspace_(workspace), query_(query), colleagues_(workspace), found_(workspace.entries.size()) {}

  Agenda Make(int jobs, std::vector<Finding>& unreadable) {
    DueQuery due;
    due.horizon = query_.horizon;
    due.site = query_.site;
    due.waiver_title = query_.waiver_title;
    due.locate = query_.locate;
    due.look = [this](std::size_t index, Seen& seen) { Look(seen, found_[index]); };
    Agenda agenda;
    agenda.rows = DueRows(workspace_, due, jobs, unreadable);
    for (Found& each : found_) {
      std::move(each.findings.begin(), each.findings.end(), std::back_inserter(agenda.findings));
      std::move(each.papers.begin(), each.papers.end(), std::back_inserter(agenda.papers));
    }
    agenda.returns = Returns();
    SortReturns(agenda.returns);
    std::set<std::string_view> unsigned_records;
    for (const Paper& paper : agenda.papers) unsigned_records.insert(paper.record);
    std::erase_if(agenda.rows, [&](const DueRow& row) { return !IsTheirs(row) || IsPaper(row, unsigned_records); });
    SortFindings(agenda.findings);
    std::sort(agenda.papers.begin(), agenda.papers.end(), [](const Paper& a, const Paper& b) {
      return std::tie(a.record, a.section.en) < std::tie(b.record, b.section.en);
    });
    return agenda;
  }

 private:
  struct Found {
    std::vector<Finding> findings;
    std::vector<Paper> papers;
    std::vector<DueRow> unfiled;
  };

  [[nodiscard]] bool IsTheirs(const DueRow& row) const {
    if (query_.worker.empty()) return true;
    const std::vector<std::string> who = colleagues_.WhoActs(row);
    return std::find(who.begin(), who.end(), query_.worker) != who.end();
  }

  // What was not filed, by who owes it.
  [[nodiscard]] std::vector<Return> Returns() {
    std::vector<Return> returns;
    using Owed = std::tuple<std::string, std::string, std::string, std::vector<std::string>>;
    std::map<Owed, std::size_t> places;
    for (Found& found : found_) {
      for (DueRow& row : found.unfiled) {
        if (!IsTheirs(row)) continue;
        std::vector<std::string> who = colleagues_.WhoActs(row);
        const auto [at, added] = places.emplace(Owed{row.of, row.record, row.actor, who}, returns.size());
        if (added) {
          Return made{row.of, std::move(who), row.role, {}, {row.title}};
          made.row = std::move(row);
          returns.push_back(std::move(made));
          continue;
        }
        Return& same = returns[at->second];
        same.lacks.push_back(row.title);
        same.row.due = std::min(same.row.due, row.due);
        if (row.status == DueStatus::overdue) same.row.status = DueStatus::overdue;
      }
    }
    return returns;
  }

  static void SortReturns(std::vector<Return>& returns) {
    std::stable_sort(returns.begin(), returns.end(), [](const Return& a, const Return& b) {
      return std::tie(b.row.last, a.who, a.row.actor, a.row.site) <
             std::tie(a.row.last, b.who, b.row.actor, b.row.site);
    });
  }

  // `unsigned_records`: those that have papers.
  [[nodiscard]] bool IsPaper(const DueRow& row, const std::set<std::string_view>& unsigned_records) const {
    const RuleSet* rule = row.since ? workspace_.handbook->FindRule(row.rule) : nullptr;
    if (rule == nullptr || !std::holds_alternative<Approval>(*rule->base().kind)) return false;
    return unsigned_records.contains(row.record);
  }

  // Called from several threads.
  void Look(Seen& seen, Found& found) const {
    const ListRow row = ListRowOf(*seen.record, *workspace_.handbook);
    if (!query_.site.empty() && row.site != query_.site && row.id != query_.site) return;
    if (query_.worker.empty() || row.worker == query_.worker || row.id == query_.worker) {
      found.findings = FindingsOf(*seen.record, seen.outcomes);
      Told told(seen.outcomes);
      for (const Diagnostic& fault : seen.diagnostics) {
        if (!told(fault)) found.findings.push_back(FindingOf(fault, seen.kind, seen.id));
      }
      std::erase_if(found.findings, [](const Finding& finding) { return !IsPrinted(finding, false); });
    }
    found.unfiled = UnfiledRowsOf(*seen.record, seen.outcomes, *workspace_.day);
    if (query_.locate) query_.locate(found.unfiled);
    for (const Signable& each : SignablesOf(*seen.record, *workspace_.handbook, seen.outcomes)) {
      if (!each.wanted || each.there || each.section->parent != &seen.record->shape->root) continue;
      Paper paper{row.id, seen.kind, seen.path, PathName(*each.section), WhoMaySign(each, row.site)};
      const bool theirs = std::find(paper.who.begin(), paper.who.end(), query_.worker) != paper.who.end();
      if (query_.worker.empty() || theirs) found.papers.push_back(std::move(paper));
    }
  }

  // Who is named; else those in the role at the record's site; else all in the role.
  [[nodiscard]] std::vector<std::string> WhoMaySign(const Signable& signable, const std::string& site) const {
    std::vector<std::string> named, here, all;
    for (const Colleague& each : colleagues_.all()) {
      if (MayBeSignedBy(signable, each.id, each.roles) != MaySign::yes) continue;
      const bool is_named =
          std::find(signable.persons.begin(), signable.persons.end(), each.id) != signable.persons.end();
      if (is_named) named.push_back(each.id);
      if (each.site == site && !site.empty()) here.push_back(each.id);
      all.push_back(each.id);
    }
    if (!named.empty()) return named;
    return here.empty() ? all : here;
  }

  const Workspace& workspace_;
  const AgendaQuery& query_;
  Colleagues colleagues_;
  std::vector<Found> found_;
};

}  // namespace

Agenda AgendaOf(const Workspace& workspace, const AgendaQuery& query, int jobs, std::vector<Finding>& unreadable) {
  return AgendaMaker(workspace, query).Make(jobs, unreadable);
}

}  // namespace lanzhi
