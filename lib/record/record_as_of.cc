// A record as it was known on a day (SEMANTICS 7).
#include <algorithm>

#include "record/reader.h"

namespace lanzhi {
namespace {

// Known before it comes. The day on which a member of staff joins is too: without it they would have been there ever
// since.
bool IsKnownBefore(const Field& date) { return date.planned || date.means == Meaning::joined; }

bool IsLater(const Value& value, Date day) {
  return value.given() && value.field->type == Type::date && !value.defaulted && value.date() > day &&
         !IsKnownBefore(*value.field);
}

// By a day of its own, or as a section by its key date.
bool IsLater(const Record& record, const Value& value, Date day) {
  if (IsLater(value, day)) return true;
  return value.given() && value.field->type == Type::section && value.field->key_date != nullptr &&
         IsLater(record.Child(value, *value.field->key_date), day);
}

// What dates a record that has no date of its own. What changed (a history) says nothing of when it began.
struct Dating {
  bool later = false;    // something that is not known yet
  bool by_then = false;  // a date that is not planned is left, or may be

  void Look(const Record& record, const Value& holder, Date day) {
    if (!holder.field->history.empty()) return;
    for (std::uint32_t i = holder.first; i < holder.first + holder.count; ++i) {
      const Value& value = record.values[i];
      if (IsLater(record, value, day)) {
        later = true;
        continue;
      }
      const bool dates = value.field->type == Type::date && !value.field->planned && !value.defaulted;
      const bool holds = value.field->type == Type::section || value.field->type == Type::list;
      if ((dates && value.state != State::absent) || (holds && value.state == State::unreadable)) by_then = true;
      if (value.count != 0) Look(record, value, day);
    }
  }
};

bool NothingIsLater(const Record& record, Date day) {
  return std::none_of(record.values.begin(), record.values.end(),
                      [&](const Value& value) { return IsLater(value, day); });
}

class Eraser {
 public:
  Eraser(Record& record, Date day) : record_(record), day_(day) {}

  void EraseAll() {
    EraseChildren(0);
    for (std::uint32_t at = 1; at < record_.values.size(); ++at) {
      Value& value = record_.values[at];
      if (value.defaulted && record_.values[value.parent].given()) FillDefault(record_, at);
    }
  }

 private:
  // Returns true when something was erased.
  bool Erase(std::uint32_t at) {
    Value& value = record_.values[at];
    if (IsLater(record_, value, day_)) {
      Clear(value);
      return true;
    }
    return value.count != 0 && EraseChildren(at);
  }

  bool EraseChildren(std::uint32_t at) {
    const std::uint32_t first = record_.values[at].first, count = record_.values[at].count;
    const bool is_list = record_.values[at].field->type == Type::list;
    bool erased = false;
    for (std::uint32_t i = first; i < first + count; ++i) erased = Erase(i) || erased;
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
};

}  // namespace

bool IsKnownOn(const Record& record, Date day) {
  const Field* date = record.shape->root.key_date;
  if (date != nullptr) return !IsLater(record.Top(*date), day);
  // Agencies, staff and sites are there before what is told of them; only their dated parts come later.
  if (record.shape->linked || NothingIsLater(record, day)) return true;
  Dating dating;
  dating.Look(record, record.root(), day);
  return !dating.later || dating.by_then;
}

std::optional<Record> AsOf(Record record, Date day) {
  if (NothingIsLater(record, day)) return record;
  if (!IsKnownOn(record, day)) return std::nullopt;
  Eraser(record, day).EraseAll();
  return record;
}

}  // namespace lanzhi
