#include "rule/numbers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/nearest.h"
#include "record/shown.h"
#include "rule/compile/params.h"
#include "rule/embedded.h"

namespace lanzhi {
namespace {

constexpr std::array<std::pair<std::string_view, ReportNumber::How>, 7> kHow = {{
    {"stock_start", ReportNumber::How::stock_start},
    {"stock_end", ReportNumber::How::stock_end},
    {"during", ReportNumber::How::during},
    {"flow", ReportNumber::How::flow},
    {"taken_over", ReportNumber::How::taken_over},
    {"handed_over", ReportNumber::How::handed_over},
    {"total", ReportNumber::How::total},
}};

constexpr std::string_view kRecord = "record";  // of `who`: the record itself

// The numbers that a total adds up, by name: they may stand in files that are read later.
struct Addends {
  ReportNumber* total = nullptr;
  std::vector<Part> names;
};

ReportNumber::How ReadHow(Params& params) {
  const Part part = params.Need("how");
  if (!part) return ReportNumber::How::flow;
  std::vector<std::string_view> known;
  for (const auto& [name, how] : kHow) {
    if (name == part.text()) return how;
    known.push_back(name);
  }
  params.faults().AddNear(part.place(), "handbook-choice", {Typed("value", part.text()), Typed("field", "how")},
                          part.text(), known);
  return ReportNumber::How::flow;
}

ReportNumber::Who ReadWho(Params& params, Part part) {
  ReportNumber::Who who;
  if (part.is_scalar() && part.text() == kRecord) {
    who.record = true;
  } else {
    who.paths = params.PathsOf(part, kAnythingOrMany);
  }
  return who;
}

ReportNumber::Roll ReadRoll(Params& params, Part part) {
  Scope& scope = params.scope();
  Params map(scope, part);
  ReportNumber::Roll roll;
  roll.present = map.NeedPath("present", kAnythingOrMany);
  roll.absent = map.NeedPath("absent", kAnythingOrMany);
  roll.members = map.NeedPath("members", kSections);
  const Field* section = scope.element;
  if (roll.members.target != nullptr) scope.element = &ValueField(roll.members);
  roll.name = map.NeedPath("name", kAnything);
  roll.from = map.GetPath("from", kDate);
  roll.until = map.GetPath("until", kDate);
  scope.element = section;
  roll.nobody = map.WordList("nobody");
  map.Finish();
  return roll;
}

void ReadFlow(Params& params, ReportNumber& number) {
  Scope& scope = params.scope();
  number.each = params.GetPath("each", kSections);
  if (number.each && number.each->target != nullptr) scope.element = &ValueField(*number.each);
  number.where = params.GetTests("where");
  number.on = params.NeedPath("on", {Expect::What::day, true});
  number.begun = params.GetPath("begun", kDate);
  number.from = params.GetPath("from", kDate);
  number.sum = params.Paths("sum", kAnythingOrMany);
  if (const Part roll = params.Get("roll")) number.roll = ReadRoll(params, roll);
}

std::vector<Part> ReadAddends(Params& params) {
  std::vector<Part> names;
  if (const Part list = params.List("sum_of")) {
    for (const Part name : list) names.push_back(name);
  } else {
    params.Missing("sum_of");
  }
  return names;
}

// Which paths lead out of the record.
class Beyond {
 public:
  explicit Beyond(const FactTable& facts) : facts_(facts) {}

  [[nodiscard]] bool Leads(const ReportNumber& number) const {
    if (Leads(number.when) || Leads(number.where) || Leads(number.sum)) return true;
    for (const auto* path : {&number.each, &number.on, &number.from, &number.until, &number.begun, &number.by}) {
      if (*path && Leads(**path)) return true;
    }
    if (number.who && Leads(number.who->paths)) return true;
    if (!number.roll) return false;
    const ReportNumber::Roll& roll = *number.roll;
    return Leads(roll.present) || Leads(roll.absent) || Leads(roll.members);
  }

 private:
  [[nodiscard]] bool Leads(const Path& path) const {
    if (path.fact >= 0) {
      const Fact& fact = facts_.facts[static_cast<std::size_t>(path.fact)];
      return Leads(fact.when) || Leads(fact.paths);
    }
    return std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& step) { return step.follow; });
  }
  [[nodiscard]] bool Leads(const std::vector<Path>& paths) const {
    return std::any_of(paths.begin(), paths.end(), [&](const Path& path) { return Leads(path); });
  }
  [[nodiscard]] bool Leads(const std::vector<Test>& tests) const {
    return std::any_of(tests.begin(), tests.end(), [&](const Test& test) {
      return Leads(test.path) || (test.other && Leads(*test.other)) ||
             std::any_of(test.inner.begin(), test.inner.end(), [&](const Tests& inner) { return Leads(inner); });
    });
  }
  [[nodiscard]] bool Leads(const Tests& tests) const {
    return Leads(tests.all) ||
           std::any_of(tests.any.begin(), tests.any.end(), [&](const std::vector<Test>& any) { return Leads(any); });
  }

  const FactTable& facts_;
};

ReportNumber ReadNumber(Scope& scope, Part part, std::vector<Part>& addends) {
  Params params(scope, part);
  ReportNumber number;
  number.id = params.NeedWord("id");
  number.names = {params.NeedWord("zh"), params.NeedWord("en")};
  number.definition = params.NeedWords("help");
  number.clauses = params.WordList("clauses");
  number.how = ReadHow(params);
  scope.element = nullptr;
  if (number.how == ReportNumber::How::total) {
    addends = ReadAddends(params);
    params.Finish();
    return number;
  }
  scope.shape = number.shape = params.NeedShape("of");
  if (number.shape == nullptr) return number;
  number.when = params.GetTests("when");
  if (number.how == ReportNumber::How::flow) {
    ReadFlow(params, number);
  } else {
    number.from = params.NeedPath("from", kDate);
    number.until = params.GetPath("until", kDate);
    number.unsaid = params.Flag("unsaid");
  }
  number.per = params.Number("per").value_or(1);
  if (const Part who = params.Get("who")) number.who = ReadWho(params, who);
  number.distinct = params.Flag("distinct");
  if (number.distinct && !number.who && !number.roll) params.Missing("who");
  number.by = params.GetPath("by", {Expect::What::anything, true});
  params.Finish();
  number.looks_beyond = Beyond(*scope.facts).Leads(number);
  return number;
}

}  // namespace

bool ReportNumber::is_decimal() const {
  if (per > 1) return true;
  if (std::any_of(sum.begin(), sum.end(), [](const Path& path) { return ValueField(path).type == Type::decimal; })) {
    return true;
  }
  return std::any_of(parts.begin(), parts.end(), [](const ReportNumber* part) { return part->is_decimal(); });
}

std::vector<const ReportNumber*> ReportNumber::Counted() const {
  return how == How::total ? parts : std::vector<const ReportNumber*>{this};
}

std::string_view NameOf(ReportNumber::How how) {
  for (const auto& [name, each] : kHow) {
    if (each == how) return name;
  }
  return {};
}

Numbers Numbers::Load(const Handbook& handbook, std::vector<Tree> trees, Faults& faults) {
  Numbers numbers;
  for (Tree& tree : trees) numbers.trees_.push_back(std::make_unique<Tree>(std::move(tree)));
  Scope scope;
  scope.faults = &faults;
  scope.shapes = &handbook.shapes();
  scope.facts = &handbook.facts();
  scope.settings = &handbook.settings();
  std::vector<Addends> totals;
  for (const auto& tree : numbers.trees_) {
    DataMap map(faults, kHandbookWords, {tree.get(), tree->nodes.data()});
    const Part list = map.Need("numbers");
    map.Finish();
    if (list && !list.is_list()) map.WrongType(list, kHandbookWords.list);
    if (!list || !list.is_list()) continue;
    for (const Part part : list) {
      const std::size_t before = faults.raised();
      std::vector<Part> addends;
      ReportNumber number = ReadNumber(scope, part, addends);
      if (numbers.Find(number.id) != nullptr) {
        faults.Add(part.Find("id").place(), "handbook-duplicate", {Typed("name", number.id)});
      }
      if (faults.raised() != before) continue;
      numbers.numbers_.push_back(std::make_unique<ReportNumber>(std::move(number)));
      if (!addends.empty()) totals.push_back({numbers.numbers_.back().get(), std::move(addends)});
    }
  }
  for (Addends& addends : totals) {
    for (const Part name : addends.names) {
      const ReportNumber* part = numbers.Find(name.text());
      const bool alike = part != nullptr && part->how != ReportNumber::How::total &&
                         (addends.total->parts.empty() || part->distinct == addends.total->distinct);
      if (!alike) {
        faults.AddNear(name.place(), "handbook-number", {Typed("name", name.text())}, name.text(), numbers.Ids());
        continue;
      }
      addends.total->distinct = part->distinct;
      addends.total->per = std::max(addends.total->per, part->per);
      addends.total->parts.push_back(part);
    }
  }
  return numbers;
}

Numbers Numbers::Load(const Handbook& handbook) {
  Diagnostics diagnostics;
  Faults faults(diagnostics);
  return Load(handbook, EmbeddedTrees("reports/numbers/", EmbeddedPart::start), faults);
}

const ReportNumber* Numbers::Find(std::string_view id) const {
  const auto at = std::find_if(numbers_.begin(), numbers_.end(), [&](const auto& number) { return number->id == id; });
  return at == numbers_.end() ? nullptr : at->get();
}

std::vector<std::string_view> Numbers::Ids() const {
  std::vector<std::string_view> ids;
  for (const auto& number : numbers_) ids.push_back(number->id);
  return ids;
}

void CheckNumberNames(const Record& record, const Handbook& handbook, Diagnostics& diagnostics) {
  std::optional<Numbers> numbers;
  for (const Value& value : record.values) {
    if (value.field == nullptr || value.field->means != Meaning::number || !value.given()) continue;
    const std::optional<std::string_view> name = Shown(value);
    if (!name) continue;
    if (!numbers) numbers = Numbers::Load(handbook);
    if (numbers->Find(*name) != nullptr) continue;
    Diagnostic& fault = diagnostics.emplace_back();
    fault.rule = "record-number";
    fault.severity = Severity::error;
    fault.place = {record.file(), value.span};
    fault.pointer = PointerOf(record, value);
    fault.message = {"record-number", {}, {{"name", Verbatim(*name)}}};
    std::vector<std::string> known;
    for (const std::string_view id : numbers->Ids()) known.emplace_back(id);
    std::vector<Text> all;
    for (const std::string& id : known) all.push_back(AsIs(id));
    const std::vector<std::string_view> near = Nearest(*name, numbers->Ids());
    fault.help = near.empty() ? Message{"record-number.help", {}, {{"all", std::move(all)}}}
                              : DidYouMean(std::string(*name), known);
  }
}

}  // namespace lanzhi
