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

constexpr std::array<std::pair<std::string_view, ReportNumber::How>, 5> kHow = {{
    {"stock_start", ReportNumber::How::stock_start},
    {"stock_end", ReportNumber::How::stock_end},
    {"flow", ReportNumber::How::flow},
    {"taken_over", ReportNumber::How::taken_over},
    {"handed_over", ReportNumber::How::handed_over},
}};

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

ReportNumber ReadNumber(Scope& scope, Part part) {
  Params params(scope, part);
  ReportNumber number;
  number.id = params.NeedWord("id");
  number.names = {params.NeedWord("zh"), params.NeedWord("en")};
  number.definition = params.NeedWords("help");
  scope.shape = number.shape = params.NeedShape("of");
  number.how = ReadHow(params);
  if (number.shape == nullptr) return number;
  number.when = params.GetTests("when");
  if (number.how == ReportNumber::How::flow) {
    number.on = params.NeedPath("on", kDates);
    number.from = params.GetPath("from", kDate);
  } else {
    number.from = params.NeedPath("from", kDate);
    number.until = params.GetPath("until", kDate);
  }
  number.by = params.GetPath("by", {Expect::What::anything, true});
  params.Finish();
  return number;
}

}  // namespace

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
  for (const auto& tree : numbers.trees_) {
    DataMap map(faults, kHandbookWords, {tree.get(), tree->nodes.data()});
    const Part list = map.Need("numbers");
    map.Finish();
    if (list && !list.is_list()) map.WrongType(list, kHandbookWords.list);
    if (!list || !list.is_list()) continue;
    for (const Part part : list) {
      const std::size_t before = faults.raised();
      ReportNumber number = ReadNumber(scope, part);
      if (numbers.Find(number.id) != nullptr) {
        faults.Add(part.Find("id").place(), "handbook-duplicate", {Typed("name", number.id)});
      }
      if (faults.raised() == before) numbers.numbers_.push_back(std::make_unique<ReportNumber>(std::move(number)));
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
