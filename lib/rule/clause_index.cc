#include "rule/clause_index.h"

#include <algorithm>

#include "rule/compile/lists.h"
#include "rule/compile/params.h"
#include "rule/embedded.h"
#include "rule/handbook.h"

namespace lanzhi {
namespace {

void ReadFate(Params& params, Part part, Clause& clause) {
  int fates = 0;
  const auto fate = [&](std::string_view key, Fate value) {
    if (!part.Find(key)) return false;
    clause.fate = value;
    ++fates;
    return true;
  };
  if (fate("settles", Fate::settles)) clause.why = params.GetWords("settles");
  if (fate("human", Fate::human)) clause.why = params.GetWords("human");
  if (fate("pending", Fate::pending)) clause.pending = params.Word("pending");
  if (fates > 1)
    params.faults().Add(part.Find("id").place(), "handbook-both", {Typed("names", "settles, human, pending")});
}

// Calls visit(clause) for everything that a version of a rule cites: its own, its grades', its needs'.
template <typename Visit>
void EachCited(const Rule& rule, Visit visit) {
  for (const std::string_view clause : rule.clauses) visit(clause);
  for (const Grade& grade : rule.grades) {
    for (const std::string_view clause : grade.clauses) visit(clause);
  }
  const auto* required = std::get_if<Required>(rule.kind.get());
  if (required == nullptr) return;
  for (const Need& need : required->need) {
    for (const std::string_view clause : need.clauses) visit(clause);
  }
}

// The handbook itself has it in force: a setting or the agency may have switched it off all the same.
bool StandsInHandbook(const Rule& rule) { return !rule.off || rule.off_by_agency || !rule.waiting_for.empty(); }

std::vector<std::string_view> KindsOf(std::string_view list) {
  std::vector<std::string_view> kinds;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    kinds.push_back(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    while (list.starts_with(' ')) list.remove_prefix(1);
  }
  return kinds;
}

// What is asked of a person, and when.
void ReadAsk(Params& params, const std::vector<std::string_view>& site_kinds, Clause& clause) {
  const Part ask = params.Get("ask");
  if (!ask) return;
  clause.ask = params.GetWords("ask");
  clause.stage = params.Word("stage");
  clause.sites = params.WordList("sites");
  if (clause.fate != Fate::human) params.Missing("human");
  for (const std::string_view site : clause.sites) {
    if (std::find(site_kinds.begin(), site_kinds.end(), site) != site_kinds.end()) continue;
    params.faults().AddNear(params.Get("sites").place(), "handbook-site-kind", {Typed("name", site)}, site, site_kinds);
  }
  if (clause.stage.empty()) return;
  for (const std::string_view kind : KindsOf(clause.record)) {
    const Shape* shape = params.scope().shapes->Find(kind);
    if (shape == nullptr) continue;
    std::vector<std::string_view> stages;
    for (const Stage& stage : shape->stages) stages.push_back(stage.name);
    if (std::find(stages.begin(), stages.end(), clause.stage) != stages.end()) continue;
    params.faults().AddNear(params.Get("stage").place(), "handbook-stage", {Typed("stage", clause.stage)}, clause.stage,
                            stages);
  }
}

}  // namespace

bool Clause::SpeaksOf(std::string_view kind) const {
  const std::vector<std::string_view> kinds = KindsOf(record);
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

ClauseIndex::ClauseIndex(std::vector<Clause> clauses) : clauses_(std::move(clauses)) {
  for (std::size_t i = 0; i < clauses_.size(); ++i) at_.emplace(clauses_[i].id, i);
}

const Clause* ClauseIndex::Find(std::string_view id) const {
  const auto at = at_.find(id);
  return at == at_.end() ? nullptr : &clauses_[at->second];
}

std::vector<const Clause*> ClauseIndex::At(std::string_view anchor) const {
  std::vector<const Clause*> found;
  for (const Clause& clause : clauses_) {
    if (std::find(clause.source.begin(), clause.source.end(), anchor) != clause.source.end()) found.push_back(&clause);
  }
  return found;
}

void ClauseIndex::ReadClauses(const Handbook& handbook, const Trees& trees, bool agency, Faults& faults) {
  Scope scope;
  scope.faults = &faults;
  scope.shapes = &handbook.shapes();
  for (const Part list : ListsUnder(trees, "clauses", faults)) {
    for (const Part part : list) {
      Params params(scope, part);
      Clause clause;
      clause.agency = agency;
      clause.id = params.NeedId("id");
      clause.place = agency ? params.Word("place") : params.NeedWord("place");
      clause.source = params.WordList("source");
      clause.actor = params.Word("actor");
      clause.record = params.Word("record");
      clause.summary = {params.NeedWord("zh"), params.NeedWord("en")};
      ReadFate(params, part, clause);
      ReadAsk(params, handbook.site_kinds(), clause);
      params.Finish();
      if (clause.id.empty()) continue;
      if (const auto [at, fresh] = at_.emplace(clause.id, clauses_.size()); !fresh) {
        const bool handbooks = agency && !clauses_[at->second].agency;
        faults.Add(part.Find("id").place(), handbooks ? "handbook-agency.clause" : "handbook-duplicate",
                   {Typed("name", clause.id)});
        continue;
      }
      clauses_.push_back(std::move(clause));
    }
  }
}

// Every clause learns which rules cite it.
void ClauseIndex::AddCiting(const Handbook& handbook, Faults& faults) {
  for (const auto& set : handbook.rules()) {
    for (const Rule& rule : set->distinct) {
      EachCited(rule, [&](std::string_view id) {
        const auto at = at_.find(id);
        if (at == at_.end()) {
          std::vector<std::string_view> ids;
          for (const Clause& clause : clauses_) ids.push_back(clause.id);
          const Place place = handbook.PlaceOf(id);
          faults.AddNear(place.file ? place : rule.place, "handbook-clause",
                         {Typed("clause", id), Typed("rule", rule.id)}, id, ids);
          return;
        }
        auto& citing = clauses_[at->second].rules;
        if (citing.empty() || citing.back() != rule.id) citing.push_back(rule.id);
      });
    }
  }
}

void ClauseIndex::ReadReadings(const Trees& trees, Faults& faults) {
  for (const Part list : ListsUnder(trees, "readings", faults)) {
    for (const Part part : list) {
      DataMap map(faults, kHandbookWords, part);
      ClauseReading reading;
      reading.id = map.NeedId("id");
      reading.text = {map.NeedWord("zh"), map.NeedWord("en")};
      map.Finish();
      const auto same = [&](const ClauseReading& other) { return other.id == reading.id; };
      if (std::any_of(readings_.begin(), readings_.end(), same)) {
        faults.Add(part.Find("id").place(), "handbook-duplicate", {Typed("name", reading.id)});
      } else {
        readings_.push_back(reading);
      }
    }
  }
}

void ClauseIndex::CheckReadings(const Handbook& handbook, Faults& faults) const {
  std::vector<std::string_view> ids;
  for (const ClauseReading& reading : readings_) ids.push_back(reading.id);
  const auto check = [&](std::string_view id) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
    faults.AddNear(handbook.PlaceOf(id), "handbook-reading", {Typed("reading", id)}, id, ids);
  };
  for (const auto& set : handbook.rules()) {
    for (const Rule& rule : set->distinct) std::for_each(rule.readings.begin(), rule.readings.end(), check);
  }
  for (const Setting& setting : handbook.settings()) {
    if (!setting.reading.empty()) check(setting.reading);
  }
}

const ClauseIndex& Handbook::LoadClauses() {
  if (clauses_) return *clauses_;
  ClauseIndex& index = clauses_.emplace();
  if (!embedded_.empty()) {
    for (Tree& tree : EmbeddedTrees(embedded_, EmbeddedPart::later))
      later_.push_back(std::make_unique<Tree>(std::move(tree)));
  }
  Faults faults(index.faults_);
  index.ReadClauses(*this, handbook_, false, faults);
  index.ReadClauses(*this, later_, false, faults);
  index.ReadClauses(*this, agency_, true, faults);
  index.AddCiting(*this, faults);
  Faults reading_faults(index.reading_faults_);
  index.ReadReadings(handbook_, reading_faults);
  index.ReadReadings(later_, reading_faults);
  index.CheckReadings(*this, reading_faults);
  return index;
}

Coverage CoverageOf(const Handbook& handbook, const ClauseIndex& index, Diagnostics& diagnostics) {
  Faults faults(diagnostics);
  std::unordered_map<std::string_view, std::string_view> cited;  // clause -> the first rule that stands for it
  for (const auto& set : handbook.rules()) {
    if (set->agency) continue;
    for (const Rule& rule : set->distinct) {
      if (StandsInHandbook(rule)) EachCited(rule, [&](std::string_view id) { cited.emplace(id, rule.id); });
    }
  }
  Coverage coverage;
  for (const Clause& clause : index.clauses()) {
    if (clause.agency) continue;
    ++coverage.total;
    const auto rule = cited.find(clause.id);
    switch (clause.fate) {
      case Fate::checked:
        ++coverage.checked;
        break;
      case Fate::settles:
        ++coverage.settles;
        break;
      case Fate::human:
        ++coverage.human;
        break;
      case Fate::pending:
        ++coverage.pending;
        break;
    }
    if (clause.fate == Fate::checked && rule == cited.end()) {
      faults.Add(handbook.PlaceOf(clause.id), "handbook-clause-unaccounted", {Typed("clause", clause.id)});
    } else if (clause.fate != Fate::checked && rule != cited.end()) {
      faults.Add(handbook.PlaceOf(clause.id), "handbook-clause-fate",
                 {Typed("clause", clause.id), Typed("rule", rule->second)});
    }
  }
  return coverage;
}

}  // namespace lanzhi
