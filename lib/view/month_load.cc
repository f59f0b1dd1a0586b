#include <utility>

#include "rule/compile/params.h"
#include "rule/embedded.h"
#include "view/month_definition.h"

namespace lanzhi {
namespace {

constexpr std::string_view kReportFile = "reports/month.yaml";

// A column and, where its number is split by a choice, one for each value.
void AddColumn(const ReportNumber& number, std::string_view id, MonthDefinition::Impl& made) {
  made.sources.push_back({&number, made.columns.size()});
  const Text names(number.names);
  made.columns.push_back({std::string(id), names, number.how, {}, true});
  if (!number.by) return;
  for (const Choice& choice : ValueField(*number.by).choices) {
    const std::string value(choice.value);
    made.columns.push_back({std::string(id) + "." + value, Text(choice.names), number.how, value, false});
  }
}

void ReadColumn(Faults& faults, Part part, MonthDefinition::Impl& made) {
  DataMap map(faults, kHandbookWords, part);
  const std::string_view id = map.NeedWord("id");
  const Part name = map.Need("number");
  map.Finish();
  if (!name || id.empty()) return;
  if (const ReportNumber* number = made.numbers.Find(name.text())) {
    AddColumn(*number, id, made);
  } else {
    faults.AddNear(name.place(), "handbook-number", {Typed("name", name.text())}, name.text(), made.numbers.Ids());
  }
}

// The period from the last day to the one on which the report is handed in.
std::optional<Period> ReadHandedIn(Faults& faults, DataMap& map) {
  const Part day = map.Need("handed_in");
  std::optional<Period> period = day ? ParsePeriod(day.text()) : std::nullopt;
  if (day && !period) faults.Add(day.place(), "handbook-period", {Typed("text", day.text())});
  return period;
}

void ReadReport(Faults& faults, Part root, MonthDefinition::Impl& made) {
  DataMap map(faults, kHandbookWords, root);
  static_cast<void>(map.NeedWord("report"));
  made.title = map.NeedWords("title");
  static_cast<void>(ReadHandedIn(faults, map));
  if (const Part columns = map.List("columns")) {
    for (const Part column : columns) ReadColumn(faults, column, made);
  }
  map.Finish();
}

}  // namespace

Date MonthDefinition::HandInDay(Date to) {
  const std::vector<Tree> trees = EmbeddedTrees(kReportFile, EmbeddedPart::start);
  Diagnostics none;
  Faults faults(none);
  DataMap map(faults, kHandbookWords, {&trees.front(), trees.front().nodes.data()});
  return Step(to, ReadHandedIn(faults, map).value_or(Period{}));
}

MonthDefinition MonthDefinition::Load(const Handbook& handbook, Diagnostics& diagnostics) {
  return Load(handbook,
              {EmbeddedTrees(kReportFile, EmbeddedPart::start), EmbeddedTrees("reports/numbers/", EmbeddedPart::start)},
              diagnostics);
}

MonthDefinition MonthDefinition::Load(const Handbook& handbook, ReportFiles files, Diagnostics& diagnostics) {
  auto impl = std::make_shared<Impl>();
  impl->handbook = &handbook;
  Faults faults(diagnostics);
  impl->numbers = Numbers::Load(handbook, std::move(files.numbers), faults);
  impl->trees = std::move(files.report);
  for (const Tree& tree : impl->trees) ReadReport(faults, {&tree, tree.nodes.data()}, *impl);
  MonthDefinition definition;
  definition.impl_ = std::move(impl);
  return definition;
}

}  // namespace lanzhi
