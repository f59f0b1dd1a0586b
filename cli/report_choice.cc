#include "cli/report_choice.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "record/respell.h"
#include "workspace/read_trees.h"

namespace lanzhi {
namespace {

std::string OptionOf(CalendarUnit unit) { return "--" + std::string(NameOf(unit)); }

std::optional<Date> BeginOf(const std::string& text, CalendarUnit unit) {
  if (unit == CalendarUnit::month) return TypedMonth(text);
  if (const std::optional<Date> day = ParseUnit(text, unit)) return day;
  return ParseUnit(SuggestUnit(text, unit), unit);
}

}  // namespace

std::vector<KnownReport> KnownReports(const std::string& root) {
  std::vector<KnownReport> known;
  for (Tree& tree : CompiledReports()) {
    if (std::optional<ReportHead> head = HeadOf(tree)) known.push_back({std::move(*head), std::move(tree), {}});
  }
  if (root.empty()) return known;
  Diagnostics told_later;
  for (Tree& tree : ReadTrees(*OpenDisk(root), kOwnReports, told_later)) {
    std::string path = tree.file->path;
    if (std::optional<ReportHead> head = HeadOf(tree)) {
      known.push_back({std::move(*head), std::move(tree), std::move(path)});
    }
  }
  return known;
}

std::optional<KnownReport> ChooseReport(const Context& context, std::vector<KnownReport> known,
                                        const std::string& name) {
  std::vector<std::string> names;
  for (KnownReport& report : known) {
    if (report.head.id == name) return std::move(report);
    if (std::find(names.begin(), names.end(), report.head.id) == names.end()) names.push_back(report.head.id);
  }
  const Message none = name.empty() ? Message{"cli.report.no-name", {}, {}}
                                    : Message{"cli.report.unknown", {}, {{"value", Verbatim(name)}}};
  context.Fail(none, DidYouMean(name, names));
  return std::nullopt;
}

std::optional<ChosenPeriod> ChoosePeriod(const Context& context, const ReportHead& head, const TypedPeriod& typed,
                                         Date today) {
  const std::pair<CalendarUnit, const std::string*> all[] = {{CalendarUnit::month, &typed.month},
                                                             {CalendarUnit::quarter, &typed.quarter},
                                                             {CalendarUnit::half, &typed.half},
                                                             {CalendarUnit::year, &typed.year}};
  std::optional<ChosenPeriod> chosen;
  const Args report{{"report", Verbatim(head.id)}, {"option", AsIs(OptionOf(head.period))}};
  for (const auto& [unit, text] : all) {
    if (text->empty()) continue;
    if (chosen) {
      context.Fail({"cli.report.two-periods", {}, {}});
      return std::nullopt;
    }
    if (unit != head.period && !head.any_period) {
      context.Fail({"cli.report.other-period", {}, report});
      return std::nullopt;
    }
    const std::optional<Date> from = BeginOf(*text, unit);
    if (!from) {
      context.Fail({"cli.report.bad-" + std::string(NameOf(unit)), {}, {{"value", Verbatim(*text)}}});
      return std::nullopt;
    }
    chosen = ChosenPeriod{*from, LastOfUnit(*from, unit), unit};
  }
  if (chosen) return chosen;
  if (!head.any_period) {
    context.Fail({"cli.report.no-" + std::string(NameOf(head.period)), {}, {}});
    return std::nullopt;
  }
  const std::optional<Date> from = ParseUnit(FormatUnit(today, head.period), head.period);
  return ChosenPeriod{from.value_or(today), LastOfUnit(today, head.period), head.period};
}

}  // namespace lanzhi
