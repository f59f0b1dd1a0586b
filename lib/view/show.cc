#include "view/show.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "record/shown.h"
#include "rule/assess.h"
#include "rule/eval/scene.h"
#include "view/site.h"

namespace lanzhi {
namespace {

void AddFields(const Record& record, const Value& section, bool words, std::vector<ShownField>& out) {
  for (std::uint32_t i = 0; i < section.count; ++i) {
    const Value& here = record.values[section.first + i];
    const bool top = &section == &record.root();
    const Value& value = top ? Effective(record, *here.field, std::nullopt) : here;
    if (!value.given() || value.defaulted || (top && i == 0)) continue;  // the first is the id
    if (value.field->type == Type::section) {
      if (value.field->key_date == nullptr) AddFields(record, value, words, out);
    } else if (value.field->type == Type::date) {
      continue;  // in the timeline
    } else if (Message text = ValueInWords(value, words); !text.empty()) {
      out.push_back({PathName(*here.field), std::move(text)});
    }
  }
}

// Who did what a section tells of: its signer, or the one who holds a post or a case from that day on.
std::string_view DoerOf(const Record& record, const Value& section) {
  const Value* by = record.ChildMeant(section, Meaning::signer);
  const Field* list = section.field->parent;
  if (by == nullptr && list != nullptr && !list->history.empty()) {
    by = record.ChildNamed(section, list->history.front()->key);
  }
  return by != nullptr && by->given() && by->field->type == Type::reference ? Shown(*by).value_or(std::string_view())
                                                                            : std::string_view{};
}

ShownEvent EventOf(const Record& record, const Value& value) {
  ShownEvent event;
  event.date = value.date();
  event.planned = value.field->planned;
  event.pointer = PointerOf(record, value);
  const Field* holder = value.field->parent;
  if (holder != nullptr && holder->parent != nullptr && holder->key_date == value.field) {
    event.name = PathName(holder->key.empty() ? *holder->parent : *holder);  // the item of a list has no name
    event.by = DoerOf(record, record.values[value.parent]);
    const Value& section = record.values[value.parent];
    for (const auto& field : holder->fields) {
      const Value& choice = record.Child(section, *field);
      if (field->standard < 0 || !choice.given() || choice.number == field->standard) continue;
      event.choices.push_back(field->choices[static_cast<std::size_t>(choice.number)].names);
    }
  } else {
    event.name = PathName(*value.field);
  }
  return event;
}

void AddEvents(const Record& record, std::vector<ShownEvent>& out) {
  for (const Value& value : record.values) {
    if (value.given() && !value.defaulted && value.field != nullptr && value.field->type == Type::date) {
      out.push_back(EventOf(record, value));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const ShownEvent& a, const ShownEvent& b) { return a.date < b.date; });
}

// The stage that is reached, and the one behind it, unless there is no more to come.
void AddStages(const Record& record, const Handbook& handbook, ShownRecord& shown) {
  const Scene scene(record, handbook, std::nullopt);
  const std::vector<Stage>& stages = record.shape->stages;
  const std::size_t reached = scene.Reached();
  if (reached > 0) shown.stage = Text(stages[reached - 1].names);
  if (reached == stages.size() || scene.ended) return;
  shown.next_stage = Text(stages[reached].names);
  shown.next_mark = &handbook.StageMarks(*record.shape)[reached];
}

}  // namespace

ShownRecord ShowRecord(const Record& record, const Handbook& handbook,
                       const std::vector<std::unique_ptr<Outcome>>& outcomes, bool words) {
  ShownRecord shown;
  shown.kind = record.shape->names;
  shown.kind_id = record.shape->kind;
  shown.id = record.id;
  shown.path = record.file()->path;
  shown.file = record.file();
  shown.waives = record.shape->Meant(Meaning::rule) != nullptr;
  AddStages(record, handbook, shown);
  AddFields(record, record.root(), words, shown.fields);
  shown.content = ContentOf(record, words);
  AddEvents(record, shown.timeline);
  shown.findings = FindingsOf(record, outcomes);
  SortFindings(shown.findings);
  for (DueRow& row : DueRowsOf(record, outcomes)) {
    if (row.status == DueStatus::open || row.status == DueStatus::overdue) shown.next.push_back(std::move(row));
  }
  SortDueRows(shown.next);
  return shown;
}

namespace {

// Of a waiver what it is for, who approved it and how long it holds.
void AddWaiver(const Record& record, ListRow& row) {
  const auto told = [](const Value* value) {
    return value != nullptr && value->given() ? std::string(Shown(*value).value_or(std::string_view())) : std::string();
  };
  row.rule = told(record.Top(Meaning::rule));
  row.about = told(record.Top(Meaning::record));
  if (const Value* approval = record.Top(Meaning::approval); approval != nullptr && approval->given()) {
    row.approved_by = told(record.ChildMeant(*approval, Meaning::signer));
  }
  if (const Value* until = record.Top(Meaning::until); until != nullptr && until->given()) row.until = until->date();
}

}  // namespace

ListRow ListRowOf(const Record& record, const Handbook& handbook) {
  ListRow row;
  row.id = record.id;
  row.path = record.file()->path;
  row.site = SiteOf(record).id;
  row.worker = ReferenceOn(record, record.shape->Meant(Meaning::worker));
  const Scene scene(record, handbook, std::nullopt);
  if (const std::size_t reached = scene.Reached(); reached > 0) {
    const Stage& stage = record.shape->stages[reached - 1];
    row.stage_id = stage.name;
    row.stage = stage.names;
  }
  for (const Value& value : record.values) {
    if (!value.given() || value.defaulted || value.field == nullptr || value.field->type != Type::date) continue;
    if (value.field->planned) continue;
    row.began = row.began ? std::min(*row.began, value.date()) : value.date();
    row.last = row.last ? std::max(*row.last, value.date()) : value.date();
  }
  row.ended_on = scene.ended;
  row.ended = row.ended_on.has_value();
  AddWaiver(record, row);
  return row;
}

void SortListRows(std::vector<ListRow>& rows) {
  std::sort(rows.begin(), rows.end(),
            [](const ListRow& a, const ListRow& b) { return std::tie(a.id, a.path) < std::tie(b.id, b.path); });
}

}  // namespace lanzhi
