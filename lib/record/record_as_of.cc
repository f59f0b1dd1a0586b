// A record as it was known on a day (SEMANTICS 7).
#include "record/reader.h"

namespace lanzhi {
namespace {

class Eraser {
 public:
  Eraser(Record& record, Date day) : record_(record), day_(day) {}

  // False: nothing is left that dates the record.
  bool EraseAll() {
    const Field* date = record_.shape->root.key_date;
    if (date != nullptr && IsLater(record_.Top(*date))) return false;
    EraseChildren(0, true);
    for (std::uint32_t at = 1; at < record_.values.size(); ++at) {
      Value& value = record_.values[at];
      if (value.defaulted && record_.values[value.parent].given()) FillDefault(record_, at);
    }
    // Agencies, staff and sites are there before what is told of them; only their dated parts come later.
    if (date != nullptr || record_.shape->linked) return true;
    return !erased_ || dated_;
  }

 private:
  [[nodiscard]] bool IsLater(const Value& value) const {
    return value.given() && value.field->type == Type::date && !value.field->planned && !value.defaulted &&
           value.date() > day_;
  }

  [[nodiscard]] bool IsLaterSection(const Value& value) const {
    return value.given() && value.field->type == Type::section && value.field->key_date != nullptr &&
           IsLater(record_.Child(value, *value.field->key_date));
  }

  // Returns true when something was erased. `counts`: what is found tells whether the record is known.
  bool Erase(std::uint32_t at, bool counts) {
    Value& value = record_.values[at];
    if (IsLater(value) || IsLaterSection(value)) {
      Clear(value);
      erased_ = erased_ || counts;
      return true;
    }
    const bool dates = value.field->type == Type::date && !value.field->planned && !value.defaulted;
    const bool holds = value.field->type == Type::section || value.field->type == Type::list;
    if (counts && ((dates && value.state != State::absent) || (holds && value.state == State::unreadable)))
      dated_ = true;
    return value.count != 0 && EraseChildren(at, counts);
  }

  bool EraseChildren(std::uint32_t at, bool counts) {
    const std::uint32_t first = record_.values[at].first, count = record_.values[at].count;
    const bool is_list = record_.values[at].field->type == Type::list;
    counts = counts && record_.values[at].field->history.empty();  // what changed says nothing of when it began
    bool erased = false;
    for (std::uint32_t i = first; i < first + count; ++i) erased = Erase(i, counts) || erased;
    if (!erased) return false;
    if (is_list) {
      std::vector<std::uint32_t> kept;
      for (std::uint32_t i = first; i < first + count; ++i) {
        if (record_.values[i].state != State::absent) kept.push_back(i);
      }
      if (kept.size() != count) KeepElements(record_, at, kept);
    }
    if (at != 0 && IsEmpty(record_.values[at])) Clear(record_.values[at]);
    return true;
  }

  [[nodiscard]] bool IsEmpty(const Value& holder) const {
    if (!holder.given()) return false;  // an unreadable list may hold more
    for (std::uint32_t i = holder.first; i < holder.first + holder.count; ++i) {
      if (record_.values[i].state != State::absent && !record_.values[i].defaulted) return false;
    }
    return true;
  }

  // Absent with all it holds, down to the last child, so that a pass over all values sees none of it.
  void Clear(Value& value) {
    for (std::uint32_t i = value.first; i < value.first + value.count; ++i) Clear(record_.values[i]);
    const Value old = value;
    value = Value{};
    value.field = old.field;
    value.parent = old.parent;
  }

  Record& record_;
  Date day_;
  bool erased_ = false;  // something that is not a history
  bool dated_ = false;   // a date that is not planned is left, or may be
};

}  // namespace

std::optional<Record> AsOf(const Record& record, Date day) {
  std::optional<Record> then(record);
  if (!Eraser(*then, day).EraseAll()) return std::nullopt;
  return then;
}

}  // namespace lanzhi
