#include "rule/handbook.h"

#include <algorithm>
#include <iterator>

#include "record/shown.h"
#include "rule/compile/facts.h"
#include "rule/compile/lists.h"
#include "rule/compile/rules.h"
#include "rule/compile/settings.h"
#include "rule/compile/sides.h"
#include "rule/compile/slots.h"
#include "rule/embedded.h"
#include "source/packed.h"

namespace lanzhi {
namespace {

// Where the rules for a site kind stand in Handbook::judging_.
std::size_t ListOf(int site) { return site < 0 ? 0 : static_cast<std::size_t>(site) + 1; }

bool IsInWorkingDays(const Setting& setting) {
  const Period* period = setting.value ? std::get_if<Period>(&*setting.value) : nullptr;
  return period != nullptr && period->unit == Period::Unit::working_days;
}

Trees Own(std::vector<Tree> trees) {
  Trees owned;
  owned.reserve(trees.size());
  for (Tree& tree : trees) {
    if (!tree.nodes.empty() && tree.nodes[0].kind == NodeKind::map)
      owned.push_back(std::make_unique<Tree>(std::move(tree)));
  }
  std::sort(owned.begin(), owned.end(), [](const auto& a, const auto& b) { return a->file->path < b->file->path; });
  return owned;
}

void CheckKeys(const Tree& tree, const std::vector<std::string_view>& keys, Faults& faults) {
  DataMap map(faults, kHandbookWords, {&tree, &tree.nodes[0]});
  for (const std::string_view key : keys) static_cast<void>(map.Get(key));
  map.Finish();
}

std::vector<std::string_view> ChoicesOfSiteKind(const Shapes& shapes) {
  const Field* kind = shapes.Meant(Meaning::site_kind);
  return kind == nullptr ? std::vector<std::string_view>{} : LiteralsOf(*kind);
}

// Of files of handbook data those of calendars.
void TakeCalendars(Trees& from, Trees& into) {
  const auto rest =
      std::stable_partition(from.begin(), from.end(), [](const auto& tree) { return !IsCalendar(*tree); });
  std::move(rest, from.end(), std::back_inserter(into));
  from.erase(rest, from.end());
}

std::string PathOfCalendar(std::string_view name) { return "calendars/" + std::string(name) + ".yaml"; }

Part HeadOf(const Trees& handbook) {
  for (const auto& tree : handbook) {
    if (tree->Find(tree->nodes[0], "handbook") != nullptr) return {tree.get(), &tree->nodes[0]};
  }
  return {};
}

Vocabularies ReadVocabularies(Part head, Diagnostics& diagnostics) {
  Vocabularies vocabularies;
  const Part map = head ? head.Find("vocabularies") : Part{};
  if (!map) return vocabularies;
  for (const Part list : map) vocabularies.emplace(list.key(), ReadChoices(*list.tree, *list.node, diagnostics));
  return vocabularies;
}

void ReportUnknownHandbook(std::string_view name, Diagnostics& diagnostics) {
  const std::vector<std::string_view> handbooks = EmbeddedHandbooks();
  Faults faults(diagnostics);
  if (name.empty()) {
    faults.Add({}, "handbook-unknown.none");
  } else {
    faults.AddNear({}, "handbook-unknown", {Typed("name", name)}, name, handbooks);
  }
  Message& help = diagnostics.back().help;
  if (!help.id.empty()) return;
  std::vector<Text> names;
  for (const std::string_view handbook : handbooks) names.push_back(AsIs(handbook));
  help = {"handbook-unknown.choices", {}, {{"names", std::move(names)}}};
}

}  // namespace

Handbook::Handbook() = default;
Handbook::~Handbook() = default;

std::unique_ptr<Handbook> Handbook::Load(std::string_view name, std::vector<Tree> agency, Diagnostics& diagnostics) {
  HandbookFiles files;
  const std::string path = "handbooks/" + std::string(name) + "/";
  files.handbook = EmbeddedTrees(path, EmbeddedPart::start);
  files.agency = std::move(agency);
  if (files.handbook.empty() || name == "common") {
    ReportUnknownHandbook(name, diagnostics);
    files.handbook.clear();
    return std::unique_ptr<Handbook>(new Handbook);
  }
  auto handbook = Load(std::move(files), diagnostics);
  handbook->embedded_ = path;
  return handbook;
}

std::unique_ptr<Handbook> Handbook::Load(HandbookFiles files, Diagnostics& diagnostics) {
  std::unique_ptr<Handbook> handbook(new Handbook);
  if (files.shapes.empty()) files.shapes = EmbeddedTrees("record/", EmbeddedPart::start);
  if (files.common.empty()) files.common = EmbeddedTrees("handbooks/common/", EmbeddedPart::start);
  handbook->common_ = Own(std::move(files.common));
  handbook->handbook_ = Own(std::move(files.handbook));
  handbook->agency_ = Own(std::move(files.agency));
  for (Trees* trees : {&handbook->handbook_, &handbook->agency_}) TakeCalendars(*trees, handbook->calendars_);
  Faults faults(diagnostics);
  const Part head = HeadOf(handbook->handbook_);
  if (!head) {
    faults.Add({}, "handbook-no-head");
    return handbook;
  }
  handbook->shapes_ = Shapes::Load(std::move(files.shapes), ReadVocabularies(head, diagnostics), diagnostics);
  handbook->ReadHead(head, faults);
  return handbook;
}

void Handbook::ReadHead(Part head, Faults& faults) {
  Scope scope;
  scope.faults = &faults;
  scope.shapes = &shapes_;
  Params params(scope, head);
  name_ = params.NeedId("handbook");
  version_ = params.NeedWord("version");
  title_ = params.NeedWords("title");
  static_cast<void>(params.GetWords("agency"));
  calendar_name_ = params.Word("calendar");
  static_cast<void>(params.Get("vocabularies"));  // read before the shapes
  waiver_approvers_ = params.WordList("waiver_approvers");
  if (const Field* role = shapes_.Meant(Meaning::role)) {
    for (const std::string_view name : waiver_approvers_) {
      if (ReadLiteral(*role, name).fits) continue;
      faults.AddNear(params.Get("waiver_approvers").place(), "handbook-choice",
                     {Typed("value", name), Typed("field", "role")}, name, LiteralsOf(*role));
    }
  }
  periods_singly_ = params.Number("periods_singly");
  if (const Part list = params.Get("settings")) settings_ = ReadSettings(scope, list);
  for (const std::string_view key : {"facts", "rules", "clauses", "readings"}) static_cast<void>(params.Get(key));
  params.Finish();
}

void Handbook::Compile(const Record* agency, Diagnostics& diagnostics) {
  Faults faults(diagnostics);
  for (const auto& tree : handbook_) {
    if (tree->Find(tree->nodes[0], "handbook") != nullptr) continue;
    CheckKeys(*tree, {"facts", "rules", "clauses", "readings"}, faults);
  }
  for (const auto& tree : common_) CheckKeys(*tree, {"facts", "rules"}, faults);
  for (const auto& tree : agency_) CheckKeys(*tree, {"facts", "rules", "clauses"}, faults);
  if (agency != nullptr) FillSettings(*agency, settings_, faults);
  ChooseCalendar(agency, faults);

  Scope scope = ScopeFor(faults, followed_);
  scope.facts = nullptr;
  const auto lists = [&](const Trees& trees, std::string_view key) { return ListsUnder(trees, key, faults); };
  facts_ = CompileFacts(scope, {lists(common_, "facts"), lists(handbook_, "facts")}, lists(agency_, "facts"));
  scope.facts = &facts_;
  for (const auto& shape : shapes_.All()) stage_marks_[shape.get()] = CompileStages(scope, *shape);
  MergeLayers({lists(common_, "rules"), lists(handbook_, "rules"), lists(agency_, "rules")}, scope);

  const bool embedded = !embedded_.empty();
  for (std::size_t i = 0; i < merged_.size(); ++i) {
    if (!embedded || merged_[i].IsOfAgency()) CompileRule(i, scope);
  }
  // No rule that is compiled in names working days itself (a test holds that); settings may.
  counts_working_days_ = scope.working_days || counting_.roll != Roll::none ||
                         std::any_of(settings_.begin(), settings_.end(), IsInWorkingDays);
  if (counts_working_days_) static_cast<void>(LoadCalendar());
  const auto added = [](const MergedRule& rule) { return rule.agency; };
  // The rules that are packed into the program are checked by a test.
  if (!embedded || std::any_of(merged_.begin(), merged_.end(), added)) CheckSides(rules(), facts_, !embedded, faults);
  CheckClauses(diagnostics);
}

Scope Handbook::ScopeFor(Faults& faults, std::set<const Field*>& followed) const {
  Scope scope;
  scope.faults = &faults;
  scope.shapes = &shapes_;
  scope.settings = &settings_;
  scope.facts = &facts_;
  scope.followed = &followed;
  return scope;
}

void Handbook::MergeLayers(const RuleLayers& layers, Scope& scope) {
  const auto all_kinds = ChoicesOfSiteKind(shapes_);
  merged_ = MergeRules(layers, all_kinds, *scope.faults);
  sets_.resize(merged_.size());
  for (const std::string_view kind : all_kinds) {
    const auto differs = [&](const MergedRule::Overlay& overlay) {
      return overlay.kind == kind && !overlay.parameters.empty();
    };
    const auto uses = [&](const MergedRule& rule) {
      return std::any_of(rule.by_site.begin(), rule.by_site.end(), differs);
    };
    if (std::any_of(merged_.begin(), merged_.end(), uses)) site_kinds_.push_back(kind);
  }
  for (std::size_t i = 0; i < merged_.size(); ++i) {
    const Shape* shape = ShapeOf(i);
    Judging& judging = judging_[shape];
    judging.rules.push_back(i);
    if (shape != nullptr && judging.slots == nullptr)
      judging.slots = std::make_unique<Slots>(*shape, facts_.facts.size());
  }
}

const Shape* Handbook::ShapeOf(std::size_t rule) const {
  const Part kind = merged_[rule].Find("applies_to");
  return kind ? shapes_.Find(kind.text()) : nullptr;
}

void Handbook::CompileRule(std::size_t at, Scope& scope) const {
  std::unique_ptr<RuleSet>& set = sets_[at];
  if (set != nullptr) return;
  scope.slots = judging_.find(ShapeOf(at))->second.slots.get();
  set = lanzhi::CompileRule(merged_[at], site_kinds_, scope);
  if (set == nullptr || !periods_singly_) return;
  for (Rule& rule : set->distinct) rule.periods_singly = static_cast<std::size_t>(*periods_singly_);
}

void Handbook::ChooseCalendar(const Record* agency, Faults& faults) {
  calendar_files_ = ReadCalendars(calendars_, faults);
  Place place = PlaceOf(calendar_name_);
  const Value* roll = agency == nullptr ? nullptr : agency->Top(Meaning::roll_over);
  if (roll != nullptr && roll->given()) counting_.roll = static_cast<Roll>(roll->number);
  const Value* named = agency == nullptr ? nullptr : agency->Top(Meaning::calendar);
  if (named != nullptr && named->given()) {
    calendar_name_ = Shown(*named).value_or(std::string_view());
    place = {agency->file(), named->span};
  }
  if (calendar_name_.empty() || FindEmbedded(PathOfCalendar(calendar_name_)) != nullptr) return;
  std::vector<std::string_view> names = EmbeddedCalendars();
  for (const CalendarFile& file : calendar_files_) {
    if (!file.name.empty() && std::find(names.begin(), names.end(), file.name) == names.end())
      names.push_back(file.name);
  }
  if (std::find(names.begin(), names.end(), calendar_name_) != names.end()) return;
  std::vector<Text> all;
  for (const std::string_view name : names) all.push_back(AsIs(name));
  faults.AddNear(place, "handbook-calendar.unknown", {Typed("name", calendar_name_), {"all", std::move(all)}},
                 calendar_name_, names);
}

const std::vector<CalendarFile>& Handbook::LoadCalendar() {
  if (calendar_loaded_) return calendar_files_;
  calendar_loaded_ = true;
  std::erase_if(calendar_files_, [&](const CalendarFile& file) { return file.name != calendar_name_; });
  if (!calendar_name_.empty()) {
    Diagnostics none;  // a test holds that what is compiled in is without fault
    Faults faults(none);
    Trees embedded = Own(EmbeddedTrees(PathOfCalendar(calendar_name_), EmbeddedPart::start));
    std::vector<CalendarFile> files = ReadCalendars(embedded, faults);
    calendar_files_.insert(calendar_files_.begin(), files.begin(), files.end());
    std::move(embedded.begin(), embedded.end(), std::back_inserter(calendars_));
  }
  counting_.calendar = JoinCalendars(calendar_files_, calendar_name_);
  return calendar_files_;
}

Date Handbook::DayAfter(Date day, const Period& period) {
  if (period.unit == Period::Unit::working_days) static_cast<void>(LoadCalendar());
  return Step(day, period, 1, counting_.calendar);
}

// A handbook that is packed into the program is checked against its clauses by a test; one of the folder's own, and
// what an agency adds, when they are loaded.
void Handbook::CheckClauses(Diagnostics& diagnostics) {
  const auto added = [](const MergedRule& rule) { return rule.agency; };
  const auto has_clauses = [](const auto& tree) { return tree->Find(tree->nodes[0], "clauses") != nullptr; };
  if (!embedded_.empty() && std::none_of(merged_.begin(), merged_.end(), added) &&
      std::none_of(agency_.begin(), agency_.end(), has_clauses)) {
    return;
  }
  const ClauseIndex& index = LoadClauses();
  diagnostics.insert(diagnostics.end(), index.faults().begin(), index.faults().end());
  const auto reads = [](const Rule& rule) { return !rule.readings.empty(); };
  const auto adds_reading = [&](const RuleSet* set) {
    return set->agency && std::any_of(set->distinct.begin(), set->distinct.end(), reads);
  };
  if (!embedded_.empty() && std::none_of(rules().begin(), rules().end(), adds_reading)) return;
  diagnostics.insert(diagnostics.end(), index.reading_faults().begin(), index.reading_faults().end());
}

Place Handbook::PlaceOf(std::string_view word) const {
  for (const Trees* trees : {&common_, &handbook_, &agency_, &calendars_, &later_}) {
    for (const auto& tree : *trees) {
      const std::string& bytes = tree->file->bytes;
      // Words of other files are other objects, so that only std::less may order them.
      const std::less_equal<const char*> not_after;
      if (!not_after(bytes.data(), word.data()) || !not_after(word.data(), bytes.data() + bytes.size())) continue;
      const auto begin = static_cast<std::uint32_t>(word.data() - bytes.data());
      return {tree->file, {begin, begin + static_cast<std::uint32_t>(word.size())}};
    }
  }
  return {};
}

const Handbook::Judging* Handbook::JudgingOf(const Shape& shape) const {
  const auto found = judging_.find(&shape);
  if (found == judging_.end()) return nullptr;
  Judging& judging = found->second;
  std::call_once(judging.compiled, [&] {
    Diagnostics none;  // see Compile()
    Faults faults(none);
    judging.followed = followed_;
    Scope scope = ScopeFor(faults, judging.followed);
    judging.lists.resize(site_kinds_.size() + 1);
    for (const std::size_t i : judging.rules) {
      CompileRule(i, scope);
      if (sets_[i] == nullptr) continue;
      for (int site = -1; site < static_cast<int>(site_kinds_.size()); ++site) {
        const Rule& rule = sets_[i]->For(site);
        if (!rule.off && rule.waiting_for.empty()) judging.lists[ListOf(site)].push_back(&rule);
      }
    }
  });
  return &judging;
}

const std::vector<const Rule*>& Handbook::RulesFor(const Shape& shape, int site) const {
  static const std::vector<const Rule*> kNone;
  const Judging* judging = JudgingOf(shape);
  return judging == nullptr ? kNone : judging->lists[ListOf(site)];
}

const std::set<const Field*>& Handbook::FollowedFrom(const Shape& shape) const {
  const Judging* judging = JudgingOf(shape);
  return judging == nullptr ? followed_ : judging->followed;
}

const std::vector<const RuleSet*>& Handbook::rules() const {
  std::call_once(all_compiled_, [&] {
    for (const auto& shape : shapes_.All()) static_cast<void>(JudgingOf(*shape));
    for (const auto& set : sets_) {
      if (set != nullptr) rules_.push_back(set.get());
    }
  });
  return rules_;
}

const RuleSet* Handbook::FindRule(std::string_view id) const {
  const std::size_t at = PlaceOfRule(id);
  if (at == merged_.size()) return nullptr;
  if (const Shape* shape = ShapeOf(at)) static_cast<void>(JudgingOf(*shape));
  return sets_[at].get();
}

const std::vector<Tests>& Handbook::StageMarks(const Shape& shape) const {
  static const std::vector<Tests> kNone;
  const auto at = stage_marks_.find(&shape);
  return at == stage_marks_.end() ? kNone : at->second;
}

}  // namespace lanzhi
