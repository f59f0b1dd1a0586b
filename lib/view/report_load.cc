#include <algorithm>
#include <array>
#include <utility>

#include "record/shape.h"
#include "rule/compile/params.h"
#include "rule/embedded.h"
#include "view/report_definition.h"

namespace lanzhi {
namespace {

template <typename T, std::size_t N>
using NamedChoices = std::array<std::pair<std::string_view, T>, N>;

constexpr NamedChoices<CalendarUnit, 4> kPeriods{{{"month", CalendarUnit::month},
                                                  {"quarter", CalendarUnit::quarter},
                                                  {"half", CalendarUnit::half},
                                                  {"year", CalendarUnit::year}}};
constexpr NamedChoices<Dimension, 5> kDimensions{{{"site", Dimension::site},
                                                  {"worker", Dimension::worker},
                                                  {"month", Dimension::month},
                                                  {"person", Dimension::person},
                                                  {"record", Dimension::record}}};
constexpr NamedChoices<Over, 3> kOvers{
    {{"period", Over::period}, {"year", Over::year}, {"twelve_months", Over::twelve_months}}};
constexpr NamedChoices<ChartForm, 2> kCharts{{{"bars", ChartForm::bars}, {"lines", ChartForm::lines}}};
constexpr NamedChoices<OtherTable, 6> kOthers{{{"plan", OtherTable::plan},
                                               {"indicators", OtherTable::indicators},
                                               {"open", OtherTable::open},
                                               {"timeliness", OtherTable::timeliness},
                                               {"undated", OtherTable::undated},
                                               {"compliance", OtherTable::compliance}}};

// One of a closed list. Errors: handbook-choice, and the first of them.
template <typename T, std::size_t N>
T ChoiceOf(Faults& faults, Part part, std::string_view key, const NamedChoices<T, N>& choices) {
  std::vector<std::string_view> known;
  for (const auto& [name, value] : choices) {
    if (name == part.text()) return value;
    known.push_back(name);
  }
  faults.AddNear(part.place(), "handbook-choice", {Typed("value", part.text()), Typed("field", key)}, part.text(),
                 known);
  return choices.front().second;
}

void ReadHead(DataMap& map, ReportHead& head) {
  head.id = map.NeedId("report");
  head.title = Text(map.NeedWords("title"));
  if (const Part period = map.Need("period")) head.period = ChoiceOf(map.faults(), period, "period", kPeriods);
  if (const Part day = map.Get("handed_in")) {
    head.handed_in = ParsePeriod(day.text());
    if (!head.handed_in) map.faults().Add(day.place(), "handbook-period", {Typed("text", day.text())});
  }
  head.by_site = map.Flag("of_site");
  head.any_period = map.Flag("any_period");
}

class ReportReader {
 public:
  ReportReader(const Handbook& handbook, Faults& faults, ReportDefinition& made)
      : handbook_(handbook), faults_(faults), made_(made) {
    scope_.faults = &faults;
    scope_.shapes = &handbook.shapes();
    scope_.facts = &handbook.facts();
    scope_.settings = &handbook.settings();
  }

  void AddColumnSets(const std::vector<const Tree*>& trees) {
    for (const Tree* tree : trees) {
      DataMap map(faults_, kHandbookWords, {tree, tree->nodes.data()});
      const std::string_view id = map.NeedWord("set");
      if (const Part columns = map.List("columns")) sets_.emplace_back(id, columns);
      map.Finish();
    }
  }

  void Read(Part root) {
    Params map(scope_, root);
    ReadHead(map, made_.head);
    made_.signed_by = map.Flag("signed");
    made_.lists_records = map.Flag("records");
    if (const Part places = map.Get("indicators")) made_.indicators = PlanIndicators::Read(scope_, places);
    if (const Part tables = map.Need("tables")) {
      if (!tables.is_list()) map.WrongType(tables, kHandbookWords.list);
      for (const Part table : tables) ReadTable(table);
    }
    map.Finish();
  }

 private:
  // Whether it is for the handbook at hand.
  bool IsMeant(DataMap& map) {
    const std::vector<std::string_view> handbooks = map.WordList("handbooks");
    return handbooks.empty() || std::find(handbooks.begin(), handbooks.end(), handbook_.name()) != handbooks.end();
  }

  [[nodiscard]] bool IsTaken(std::string_view id) const {
    const auto has = [&](const auto& tables) {
      return std::any_of(tables.begin(), tables.end(), [&](const auto& table) { return table.id == id; });
    };
    return has(made_.counted) || has(made_.lists) ||
           std::any_of(made_.others.begin(), made_.others.end(), [&](const auto& each) { return each.second == id; });
  }

  void ReadTable(Part part) {
    Params map(scope_, part);
    const std::string_view id = map.NeedId("id");
    const bool meant = IsMeant(map);
    if (!id.empty() && IsTaken(id)) faults_.Add(map.Get("id").place(), "handbook-duplicate", {Typed("name", id)});
    if (map.Get("rows")) {
      CountedTable table = ReadCounted(map, id);
      if (meant) Put(TablePlace::What::counted, made_.counted, std::move(table));
    } else if (map.Get("list")) {
      std::optional<ListTable> table = ReadList(map, id);
      if (meant && table) Put(TablePlace::What::list, made_.lists, std::move(*table));
    } else if (const Part show = map.Get("show")) {
      const std::size_t before = faults_.raised();
      std::pair table(ChoiceOf(faults_, show, "show", kOthers), std::string(id));
      const bool promised =
          faults_.raised() == before && (table.first == OtherTable::plan || table.first == OtherTable::indicators);
      if (promised && made_.indicators.sites == nullptr) map.Missing("indicators");
      if (meant) Put(TablePlace::What::other, made_.others, std::move(table));
    } else {
      map.Missing("rows, list, show");
      for (const char* key : {"title", "columns", "none"}) static_cast<void>(map.Get(key));
    }
    map.Finish();
  }

  template <typename T>
  void Put(TablePlace::What what, std::vector<T>& tables, T table) {
    made_.order.push_back({what, tables.size()});
    tables.push_back(std::move(table));
  }

  CountedTable ReadCounted(Params& map, std::string_view id) {
    CountedTable table;
    table.id = id;
    table.title = Text(map.NeedWords("title"));
    const Part rows = map.Get("rows");
    if (rows.is_list()) {
      for (const Part row : rows) table.rows.push_back(ChoiceOf(faults_, row, "rows", kDimensions));
    } else {
      table.rows.push_back(ChoiceOf(faults_, rows, "rows", kDimensions));
    }
    if (const Part over = map.Get("over")) table.over = ChoiceOf(faults_, over, "over", kOvers);
    if (const Part chart = map.Get("chart")) table.chart = ChoiceOf(faults_, chart, "chart", kCharts);
    if (const Part columns = map.Need("columns")) ReadColumns(columns, table.columns);
    return table;
  }

  // A list of columns and of groups of them, or the name of a set of columns.
  void ReadColumns(Part columns, std::vector<ReportColumn>& into) {
    if (columns.is_scalar()) {
      std::vector<std::string_view> known;
      for (const auto& [id, set] : sets_) {
        if (id == columns.text()) return ReadColumns(set, into);
        known.push_back(id);
      }
      faults_.AddNear(columns.place(), "handbook-column-set", {Typed("name", columns.text())}, columns.text(), known);
      return;
    }
    for (const Part part : columns) {
      if (part.is_map() && part.Find("columns")) {
        Params group(scope_, part);
        const Text title(group.NeedWords("title"));
        const bool meant = IsMeant(group);
        if (const Part inner = group.List("columns")) {
          for (const Part column : inner) ReadColumn(column, title, meant, into);
        }
        group.Finish();
      } else {
        ReadColumn(part, {}, true, into);
      }
    }
  }

  const ReportNumber* NumberAt(Part name) {
    if (!name) return nullptr;
    const ReportNumber* number = made_.numbers->Find(name.text());
    if (number == nullptr) {
      faults_.AddNear(name.place(), "handbook-number", {Typed("name", name.text())}, name.text(), made_.numbers->Ids());
    }
    return number;
  }

  // A column and, where its number is split by a choice, one for each value that is asked for.
  void ReadColumn(Part part, const Text& group, bool meant, std::vector<ReportColumn>& into) {
    Params map(scope_, part);
    ReportColumn column;
    column.id = map.NeedId("id");
    column.group = group;
    column.number = NumberAt(map.Need("number"));
    column.outside = map.Flag("outside");
    const Words title = map.GetWords("title");
    const std::string_view only = map.Word("part");
    const std::vector<std::string_view> parts = map.WordList("parts");
    const bool for_this = IsMeant(map);
    const Place part_place = only.empty() ? Place{} : map.Get("part").place();
    map.Finish();
    if (column.number == nullptr || column.id.empty() || !meant || !for_this) return;
    column.name = title.zh.empty() ? Text(column.number->names) : Text(title);
    const std::vector<Choice>* choices = column.number->by ? &ValueField(*column.number->by).choices : nullptr;
    if (!only.empty()) {
      if (const Choice* choice = FindChoice(choices, only, part_place)) {
        if (title.zh.empty()) {
          column.name = Text(std::string(column.number->names.zh) + "（" + std::string(choice->names.zh) + "）",
                             std::string(column.number->names.en) + " (" + std::string(choice->names.en) + ")");
        }
        column.part = only;
        column.choice = static_cast<std::size_t>(choice - choices->data());
        into.push_back(std::move(column));
      }
      return;
    }
    const bool taken =
        std::any_of(into.begin(), into.end(), [&](const ReportColumn& each) { return each.id == column.id; });
    if (taken) faults_.Add(part.Find("id").place(), "handbook-duplicate", {Typed("name", column.id)});
    into.push_back(column);
    for (const std::string_view value : parts) {
      const Choice* choice = FindChoice(choices, value, part.place());
      if (choice == nullptr) continue;
      ReportColumn split = column;
      split.id += "." + std::string(value);
      split.name = Text(choice->names);
      split.part = value;
      split.of_these = true;
      split.choice = static_cast<std::size_t>(choice - choices->data());
      split.outside = false;
      into.push_back(std::move(split));
    }
  }

  const Choice* FindChoice(const std::vector<Choice>* choices, std::string_view value, const Place& place) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; choices != nullptr && i < choices->size(); ++i) {
      if ((*choices)[i].value == value) return &(*choices)[i];
      known.push_back((*choices)[i].value);
    }
    faults_.AddNear(place, "handbook-choice", {Typed("value", value), Typed("field", "part")}, value, known);
    return nullptr;
  }

  std::optional<ListTable> ReadList(Params& map, std::string_view id) {
    ListTable list;
    list.id = id;
    list.title = Text(map.NeedWords("title"));
    list.none = Text(map.NeedWords("none"));
    list.ids = map.Flag("ids");
    list.number = NumberAt(map.Get("list"));
    const Part columns = map.List("columns");
    if (list.number == nullptr || list.number->shape == nullptr || !columns) return std::nullopt;
    scope_.shape = list.number->shape;
    scope_.element = list.number->each ? &ValueField(*list.number->each) : nullptr;
    for (const Part column : columns) ReadListColumn(column, list);
    scope_.element = nullptr;
    return list;
  }

  void ReadListColumn(Part part, ListTable& list) {
    Params map(scope_, part);
    ListColumn column;
    column.id = map.NeedId("id");
    const Words title = map.Get("number") ? map.GetWords("title") : map.NeedWords("title");
    column.within = map.Flag("within");
    column.years_to = map.Flag("years");
    if (const Part number = map.Get("number")) {
      column.number = NumberAt(number);
    } else {
      column.path = map.NeedPath("path", column.years_to ? kDate : kAnythingOrMany);
    }
    map.Finish();
    if (!column.path && column.number == nullptr) return;
    if (column.path && !MayBeTold(*column.path)) {
      faults_.Add(part.Find("path").place(), "handbook-not-told", {Typed("path", column.path->text)});
    }
    if (!title.zh.empty()) {
      column.name = Text(title);
    } else {
      column.name = column.number != nullptr ? Text(column.number->names) : column.path->name;
    }
    if (column.number != nullptr && list.number->shape != column.number->shape) column.counted = LentBy(list, column);
    list.columns.push_back(std::move(column));
  }

  // Words of records stay in the records.
  static bool MayBeTold(const Path& path) {
    if (path.fact >= 0 || path.target == nullptr) return true;
    const Field& field = ValueField(path);
    const bool words = field.type == Type::prose || field.type == Type::section;
    return !words && (field.type != Type::text || field.telling != Telling::never);
  }

  // The column of the hidden table by worker that counts it.
  std::size_t LentBy(ListTable& list, const ListColumn& column) {
    if (!list.counted) {
      list.counted = made_.counted.size();
      CountedTable& table = made_.counted.emplace_back();
      table.rows = {Dimension::worker};
      table.hidden = true;
    }
    std::vector<ReportColumn>& columns = made_.counted[*list.counted].columns;
    ReportColumn lent;
    lent.id = column.id;
    lent.number = column.number;
    columns.push_back(std::move(lent));
    return columns.size() - 1;
  }

  const Handbook& handbook_;
  Faults& faults_;
  ReportDefinition& made_;
  Scope scope_;
  std::vector<std::pair<std::string_view, Part>> sets_;
};

}  // namespace

std::string_view NameOf(Dimension dimension) {
  for (const auto& [name, each] : kDimensions) {
    if (each == dimension) return name;
  }
  return {};
}

bool CountedTable::has(Dimension dimension) const {
  return std::find(rows.begin(), rows.end(), dimension) != rows.end();
}

bool ReportDefinition::Shows(OtherTable table) const {
  return std::any_of(others.begin(), others.end(), [&](const auto& each) { return each.first == table; });
}

std::vector<Tree> CompiledReports() {
  std::vector<Tree> reports = EmbeddedTrees("reports/", EmbeddedPart::start);
  std::erase_if(reports, [](const Tree& tree) {
    return tree.nodes.empty() || tree.Find(tree.nodes.front(), "report") == nullptr;
  });
  return reports;
}

ReportFiles WithCompiled(Tree report) {
  ReportFiles files;
  files.report.push_back(std::move(report));
  files.columns = EmbeddedTrees("reports/columns/", EmbeddedPart::start);
  files.numbers = EmbeddedTrees("reports/numbers/", EmbeddedPart::start);
  return files;
}

std::optional<ReportHead> HeadOf(const Tree& tree) {
  Diagnostics none;
  Faults faults(none);
  if (tree.nodes.empty()) return std::nullopt;
  DataMap map(faults, kHandbookWords, {&tree, tree.nodes.data()});
  ReportHead head;
  ReadHead(map, head);
  return faults.raised() == 0 ? std::optional(std::move(head)) : std::nullopt;
}

Date HandInDay(const ReportHead& head, Date to) {
  return head.handed_in ? Step(to, *head.handed_in) : to + std::chrono::days{1};
}

ReportDefinition ReportDefinition::Load(const Handbook& handbook, ReportFiles files, Diagnostics& diagnostics) {
  ReportDefinition made;
  Faults faults(diagnostics);
  made.numbers = std::make_shared<const Numbers>(Numbers::Load(handbook, std::move(files.numbers), faults));
  const auto keep = [&](Tree& tree) { return made.trees.emplace_back(std::make_unique<Tree>(std::move(tree))).get(); };
  std::vector<const Tree*> columns;
  for (Tree& tree : files.columns) columns.push_back(keep(tree));
  const Tree* report = keep(files.report.front());
  ReportReader reader(handbook, faults, made);
  reader.AddColumnSets(columns);
  reader.Read({report, report->nodes.data()});
  return made;
}

}  // namespace lanzhi
