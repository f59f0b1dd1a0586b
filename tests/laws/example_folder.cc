#include "laws/example_folder.h"

#include <algorithm>
#include <stdexcept>

#include "laws/tree_edit.h"
#include "record/shown.h"
#include "source/yaml.h"
#include "workspace/open.h"

namespace lanzhi::test {
namespace {

using FieldVisitor = std::function<void(std::uint32_t, const Field&, const std::string&)>;

const Field* FieldOf(const Field& section, std::string_view key) {
  const Field* field = section.Find(key, Language::en);
  return field != nullptr ? field : section.Find(key, Language::zh);
}

void VisitFields(const Tree& tree, const Node& map, const Field& section, const std::string& path,
                 const FieldVisitor& visitor) {
  for (const Node& child : Children(tree, map)) {
    const std::string_view key = tree.KeyOf(child);
    const Field* field = FieldOf(section, key);
    const bool is_id = field != nullptr && section.parent == nullptr && path.empty() && field->index == 0;
    if (field == nullptr || is_id) continue;
    const std::string inner = path + (path.empty() ? "" : ".") + std::string(field->key);
    visitor(IndexOf(tree, child), *field, inner);
    if (child.kind == NodeKind::map) VisitFields(tree, child, *field, inner, visitor);
    if (child.kind != NodeKind::list) continue;
    for (const Node& element : Children(tree, child)) {
      if (element.kind == NodeKind::map) VisitFields(tree, element, *field, inner, visitor);
    }
  }
}

// The earliest day of something that has happened in a section or element; nullopt: there is none.
std::optional<Date> FirstDay(const Tree& tree, const Node& map, const Field& section) {
  std::optional<Date> first;
  const auto add = [&](std::optional<Date> day) {
    if (day && (!first || *day < *first)) first = day;
  };
  for (const Node& child : Children(tree, map)) {
    const Field* field = FieldOf(section, tree.KeyOf(child));
    if (field == nullptr) continue;
    if (field->type == Type::date && !field->planned) add(ParseDate(tree.TextOf(child)));
    if (child.kind == NodeKind::map) add(FirstDay(tree, child, *field));
    if (child.kind != NodeKind::list) continue;
    for (const Node& element : Children(tree, child)) {
      if (element.kind == NodeKind::map) add(FirstDay(tree, element, *field));
    }
  }
  return first;
}

void FindUnwritten(const Tree& tree, const Node& map, const Field& section, Date day, std::vector<std::uint32_t>& out) {
  const auto visit = [&](const Node& node, const Field& field) {
    if (node.kind != NodeKind::map) return;
    const std::optional<Date> first = FirstDay(tree, node, field);
    if (field.key_date == nullptr && first && *first > day) {
      out.push_back(IndexOf(tree, node));
    } else {
      FindUnwritten(tree, node, field, day, out);
    }
  };
  for (const Node& child : Children(tree, map)) {
    const Field* field = FieldOf(section, tree.KeyOf(child));
    if (field == nullptr) continue;
    visit(child, *field);
    if (child.kind != NodeKind::list) continue;
    for (const Node& element : Children(tree, child)) visit(element, *field);
  }
}

void AddDates(const Record& record, std::set<Date>& days) {
  for (const Value& value : record.values) {
    if (value.given() && value.field != nullptr && value.field->type == Type::date && !value.field->planned) {
      days.insert(value.date());
    }
  }
}

}  // namespace

ExampleFolder::ExampleFolder(const std::string& path) : workspace_(OpenWorkspace(OpenDisk(path), std::nullopt, 1)) {
  if (!workspace_.setup.empty()) throw std::runtime_error(path + ": " + workspace_.setup.front().rule);
  for (const Entry& entry : workspace_.entries) {
    Parsed parsed = ParseYaml(workspace_.store->Read(entry.path).file);
    ExampleRecord& each = records_.emplace_back();
    each.path = entry.path;
    each.tree = std::move(parsed.tree);
    each.record = Judge(each.tree, Want::breaches).record;
    if (!each.record) throw std::runtime_error(each.path + ": unreadable");
  }
}

void ExampleFolder::GoTo(std::optional<Date> day) {
  if (!whole_) whole_ = std::move(workspace_.casebook);
  workspace_.day = day;
  workspace_.casebook = whole_->AsOf(day ? *day : MakeDate(9999, 12, 31));
  Diagnostics faults;
  workspace_.waivers = Waivers::Load(*workspace_.casebook, *workspace_.handbook, day, faults);
}

Judged ExampleFolder::Judge(const Tree& tree, Want want) const {
  const bool agency = tree.file->path == kAgencyFile;  // it may be in either language
  return JudgeTree(workspace_, tree, agency ? KeyLanguage{} : workspace_.keys, std::nullopt, want);
}

void ExampleFolder::ForEachState(Want want, const std::function<void(Date, std::size_t, const Judged&)>& visitor) {
  std::map<Date, std::vector<std::size_t>> by_day;
  const std::vector<std::set<Date>> days = DaysOfRecords();
  for (std::size_t i = 0; i < days.size(); ++i) {
    for (const Date day : days[i]) by_day[day].push_back(i);
  }
  for (const auto& [day, indices] : by_day) {
    GoTo(day);
    for (const std::size_t i : indices) {
      visitor(day, i, Judge(AsWritten(records_[i].tree, *records_[i].record->shape, day), want));
    }
  }
}

std::vector<std::set<Date>> ExampleFolder::DaysOfRecords() const {
  std::map<std::string_view, std::size_t> by_id;
  std::vector<std::set<Date>> own(records_.size());
  for (std::size_t i = 0; i < records_.size(); ++i) {
    by_id.emplace(records_[i].record->id, i);
    AddDates(*records_[i].record, own[i]);
  }
  std::vector<std::set<Date>> days = own;
  const auto looked_for = handbook().LookedFor();
  for (std::size_t i = 0; i < records_.size(); ++i) {
    for (const Value& value : records_[i].record->values) {
      if (!value.given() || value.field == nullptr || value.field->type != Type::reference) continue;
      const auto to = by_id.find(IdIn(value));
      if (to == by_id.end()) continue;
      const std::size_t other = to->second;
      days[i].insert(own[other].begin(), own[other].end());
      if (looked_for.contains({records_[other].record->shape->kind, records_[i].record->shape->kind})) {
        days[other].insert(own[i].begin(), own[i].end());
      }
    }
  }
  const Value* from = workspace_.agency->Top("records_from");
  for (std::size_t i = 0; i < records_.size(); ++i) {
    std::optional<Date> first;
    if (!own[i].empty()) first = *own[i].begin();
    if (from != nullptr && from->given() && (!first || *first < from->date())) first = from->date();
    if (first) days[i].erase(days[i].begin(), days[i].lower_bound(*first));
  }
  return days;
}

void ForEachField(const Tree& tree, const Shape& shape, const FieldVisitor& visitor) {
  VisitFields(tree, tree.nodes[0], shape.root, "", visitor);
}

Tree AsWritten(Tree tree, const Shape& shape, Date day) {
  std::vector<std::uint32_t> unwritten;
  FindUnwritten(tree, tree.nodes[0], shape.root, day, unwritten);
  for (const std::uint32_t node : unwritten) tree = Without(std::move(tree), node);
  return tree;
}

std::map<std::string, int> ToldOf(const Diagnostics& faults, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                  Severity least) {
  std::map<std::string, int> told;
  for (const Diagnostic& fault : faults) {
    if (fault.severity >= least) ++told[fault.rule];
  }
  for (const auto& outcome : outcomes) {
    if (outcome->waiver != nullptr) continue;
    const bool finding = IsBreach(outcome->verdict) && outcome->spoken_by == nullptr && outcome->severity >= least;
    if (finding || IsRunning(outcome->verdict)) ++told[std::string(outcome->rule->id)];
  }
  return told;
}

bool TellsMore(const std::map<std::string, int>& now, const std::map<std::string, int>& before) {
  return std::any_of(now.begin(), now.end(), [&](const auto& each) {
    const auto found = before.find(each.first);
    return each.second > (found == before.end() ? 0 : found->second);
  });
}

}  // namespace lanzhi::test
