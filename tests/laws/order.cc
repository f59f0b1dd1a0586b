// Every day stands after another: a date that is moved before all others of its record is told. usage: order ROOT
// Of each field of the examples that holds the day of something that has happened. Fails for a field that can be moved
// so in every record that has it, and that order.yaml does not name.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "laws/example_folder.h"
#include "laws/exemptions.h"
#include "laws/tree_edit.h"
#include "rule/embedded.h"

namespace lanzhi::test {
namespace {

constexpr std::chrono::days kBefore{40};

struct Seen {
  int moved = 0, silent = 0;
  std::string where;  // a record in which it was
};

std::optional<Date> EarliestOf(const Record& record) {
  std::optional<Date> earliest;
  for (const Value& value : record.values) {
    const bool day = value.field != nullptr && value.field->type == Type::date && value.given();
    if (day && (!earliest || value.date() < *earliest)) earliest = value.date();
  }
  return earliest;
}

class Mover {
 public:
  explicit Mover(const std::string& root) : root_(root), exemptions_(root + "/tests/laws/order.yaml") {}

  int Run() {
    for (const std::string_view handbook : EmbeddedHandbooks()) Move(std::string(handbook));
    std::cout << fmt::format("{} dates of {} fields moved before all others; {} fields stand after nothing\n", moved_,
                             fields_, unordered_);
    for (const std::string& stale : exemptions_.Stale()) {
      ++failures_;
      std::cerr << stale << "\n";
    }
    return failures_ == 0 ? 0 : 1;
  }

 private:
  void Move(const std::string& handbook) {
    const ExampleFolder folder(root_ + "/examples/" + handbook);
    std::map<std::pair<std::string, std::string>, Seen> seen;  // by kind and field
    for (const ExampleRecord& each : folder.records()) {
      const std::optional<Date> earliest = EarliestOf(*each.record);
      if (!earliest) continue;
      const std::string day = FormatDate(*earliest - kBefore);
      const Judged whole = folder.Judge(each.tree, Want::all);
      const auto told = ToldOf(whole.faults, whole.outcomes, Severity::info);
      ForEachField(each.tree, *each.record->shape,
                   [&](std::uint32_t node, const Field& field, const std::string& path) {
                     if (field.type != Type::date || field.planned || each.tree.nodes[node].kind != NodeKind::scalar)
                       return;
                     const Judged moved = folder.Judge(WithText(each.tree, node, Replaced::value, day), Want::all);
                     Seen& of = seen[{std::string(each.record->shape->kind), path}];
                     ++of.moved;
                     ++moved_;
                     if (TellsMore(ToldOf(moved.faults, moved.outcomes, Severity::info), told)) return;
                     ++of.silent;
                     of.where = each.record->id;
                   });
    }
    fields_ += static_cast<int>(seen.size());
    for (const auto& [field, of] : seen) {
      if (of.silent < of.moved) continue;
      ++unordered_;
      const Keys keys{{"handbook", handbook}, {"kind", field.first}, {"field", field.second}};
      if (exemptions_.Cover(keys)) continue;
      ++failures_;
      std::cerr << fmt::format("after nothing: {} ({}, {} times)\n", Show(keys), of.where, of.moved);
    }
  }

  std::string root_;
  Exemptions exemptions_;
  int moved_ = 0, fields_ = 0, unordered_ = 0, failures_ = 0;
};

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) { return argc == 2 ? lanzhi::test::Mover(argv[1]).Run() : 2; }
