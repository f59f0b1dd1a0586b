#include "rule/eval/resolve.h"

#include <algorithm>

#include "base/nearest.h"
#include "rule/eval/tests.h"

namespace lanzhi {
namespace {

std::uint32_t IndexOf(const Record& record, const Value& value) {
  return static_cast<std::uint32_t>(&value - record.values.data());
}

const Field* KeyDateFieldOf(const Value& section) {
  if (section.field == nullptr) return nullptr;
  if (section.field->key_date != nullptr) return section.field->key_date;
  const Field* parent = section.field->parent;
  return parent != nullptr && parent->type == Type::list ? parent->key_date : nullptr;
}

class Walker {
 public:
  Walker(const Path& path, const Origin& origin, Found& found) : path_(path), origin_(origin), found_(found) {}

  // A path of single fields needs no walk (Path::straight). Returns false when there is none, or when what it comes to
  // cannot be read.
  bool Straight(const Record& record, const Value& section) {
    const Value* value = &section;
    for (std::size_t i = 0; i < path_.straight_steps; ++i) {
      const Value& parent = *value;
      value = &record.values[parent.first + path_.straight[i]];
      if (value->state == State::unreadable) return false;
      if (value->given()) continue;
      Miss(record, parent, *path_.steps[i].field, State::absent);
      return true;
    }
    if (path_.straight_steps != 0) found_.values.push_back({&record, value});
    return path_.straight_steps != 0;
  }

  // `on`: the day that fields with a history are read at.
  void From(const Record& record, const Value& section, std::size_t at, std::optional<Date> on) {
    const PathStep& step = path_.steps[at];
    const Value* value = &record.Child(section, *step.field);
    if (step.field->changes != nullptr) {
      value = &Effective(record, *step.field, on);
    } else if (value->defaulted && step.field->fallback != nullptr && step.field->fallback->changes != nullptr) {
      // The default of a section is what held on the section's own day.
      const std::optional<Date> day = KeyDayOf(record, section);
      value = &Effective(record, *step.field->fallback, day ? day : on);
    }
    if (value->state != State::given) {
      Miss(record, section, *step.field, value->state);
      // The elements before the place where a list breaks off are certain.
      if (value->state == State::absent || step.field->type != Type::list || value->count == 0) return;
    }
    if (step.selectors.empty() && (step.field->type != Type::list || at + 1 == path_.steps.size())) {
      On(record, *value, at, on);
    } else {
      Elements(record, *value, at, on);
    }
  }

 private:
  void Miss(const Record& record, const Value& section, const Field& field, State state) {
    found_.holes.push_back({&record, IndexOf(record, section), &field});
    if (state == State::unreadable) {
      found_.unreadable = true;
    } else if (&record != &origin_.record()) {
      found_.foreign = true;
    }
    Nearest(record, section);
  }

  void Nearest(const Record& record, const Value& value) {
    if (found_.nearest.value == nullptr) found_.nearest = {&record, &value};
  }

  // Goes on from a given value.
  void On(const Record& record, const Value& value, std::size_t at, std::optional<Date> on) {
    if (at + 1 == path_.steps.size()) {
      found_.values.push_back({&record, &value});
      return;
    }
    if (!path_.steps[at].follow) {
      From(record, value, at + 1, on);
      return;
    }
    if (found_.link.value == nullptr) found_.link = {&record, &value};
    if (value.link == nullptr || value.link->values.empty()) {
      found_.unreadable = true;
      found_.holes.push_back(HoleAt(record, value));
      Nearest(record, value);
      return;
    }
    const std::optional<Date> day = KeyDayOf(record, value);
    From(*value.link, value.link->root(), at + 1, day ? day : on);
  }

  void Elements(const Record& record, const Value& list, std::size_t at, std::optional<Date> on) {
    if (path_.steps[at].selectors.empty() && IsWhole(record, list)) {
      for (std::uint32_t i = 0; i < list.count; ++i) On(record, record.values[list.first + i], at, on);
      return;
    }
    SmallVector<const Value*, 16> chosen;
    bool complete = list.given();
    for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
      const Value& element = record.values[i];
      if (element.given()) chosen.push_back(&element);
      if (element.state != State::unreadable) continue;
      found_.holes.push_back(HoleAt(record, element));
      complete = false;
    }
    found_.unreadable = found_.unreadable || !complete;
    for (const Selector& selector : path_.steps[at].selectors) {
      if (!Select(record, list, selector, complete, chosen)) return;
    }
    if (chosen.empty()) Nearest(record, list);
    for (const Value* element : chosen) On(record, *element, at, on);
  }

  // Whether there are elements and all can be read.
  static bool IsWhole(const Record& record, const Value& list) {
    const Value* first = record.values.data() + list.first;
    return list.given() && list.count != 0 &&
           std::all_of(first, first + list.count, [](const Value& element) { return element.given(); });
  }

  // Whether a value is one of these numbers, or a list holds one; nullopt when that cannot be read.
  static std::optional<bool> Matches(const Record& record, const Value& value,
                                     const std::vector<std::int64_t>& numbers) {
    const auto is_one = [&](const Value& each) {
      return each.given() && std::find(numbers.begin(), numbers.end(), each.number) != numbers.end();
    };
    if (value.state == State::unreadable) return std::nullopt;
    if (!value.given() || value.field->type != Type::list) return is_one(value);
    bool readable = true;
    for (std::uint32_t i = value.first; i < value.first + value.count; ++i) {
      const Value& item = record.values[i];
      if (is_one(item)) return true;
      readable = readable && item.state != State::unreadable;
    }
    return readable ? std::optional(false) : std::nullopt;
  }

  // Returns false when the selection cannot be told.
  bool Select(const Record& record, const Value& list, const Selector& selector, bool complete,
              SmallVector<const Value*, 16>& chosen) {
    using What = Selector::What;
    SmallVector<const Value*, 16> kept;
    if (selector.what == What::where || selector.what == What::unlike) {
      for (const Value* element : chosen) {
        const Value& value = record.Child(*element, *selector.field);
        const std::optional<bool> same = Matches(record, value, selector.numbers);
        if (same && *same == (selector.what == What::where)) kept.push_back(element);
        if (same) continue;
        found_.unreadable = true;
        found_.holes.push_back({&record, IndexOf(record, *element), selector.field});
      }
      chosen = kept;
      return true;
    }
    if (selector.what == What::all) return true;
    if (!complete || (chosen.size() > 1 && !list.order_known)) {
      found_.unreadable = true;
      HoleOfOrder(record, list);
      Nearest(record, list);
      return false;
    }
    const std::size_t count = chosen.size();
    const bool at_end = selector.what == What::last || selector.what == What::not_last;
    const std::size_t wanted = selector.what == What::nth ? selector.n : at_end ? count : 1;
    const bool others = selector.what == What::not_first || selector.what == What::not_last;
    for (std::size_t i = 0; i < count; ++i) {
      if ((i + 1 == wanted) != others) kept.push_back(chosen[i]);
    }
    chosen = kept;
    return true;
  }

  // The key date for want of which the order is not known.
  void HoleOfOrder(const Record& record, const Value& list) {
    for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
      const Value& element = record.values[i];
      const Field* key = element.given() ? KeyDateFieldOf(element) : nullptr;
      if (key != nullptr && !record.Child(element, *key).given()) found_.holes.push_back({&record, i, key});
    }
  }

  const Path& path_;
  const Origin& origin_;
  Found& found_;
};

void ResolveFact(const Fact& fact, const Origin& origin, Found& found) {
  if (fact.pick == Fact::Pick::known_to) {
    const Scene& scene = *origin.scene;
    if (scene.known_by != nullptr) found.values.push_back({scene.known_in, scene.known_by});
    return;
  }
  const Origin record{origin.scene, nullptr, origin.on};
  found.nearest = {&origin.record(), &origin.record().root()};
  const Truth when = Check(fact.when, record, found.holes);
  if (when == Truth::unreadable) found.unreadable = true;
  if (when != Truth::yes) return;
  Ref best;
  for (const Path& path : fact.paths) {
    Found room;
    const Found& part = Resolve(path, record, room);
    for (const Hole& hole : part.holes) found.holes.push_back(hole);
    found.unreadable = found.unreadable || part.unreadable;
    found.foreign = found.foreign || part.foreign;
    if (part.empty() && part.nearest.value != nullptr) found.nearest = part.nearest;
    for (const Ref& ref : part.values) {
      const bool better = best.value == nullptr || (fact.pick != Fact::Pick::latest && ref->number < best->number) ||
                          (fact.pick == Fact::Pick::latest && ref->number > best->number);
      if (better) best = ref;
    }
    if (fact.pick == Fact::Pick::first && (found.unreadable || best.value != nullptr)) break;
  }
  if (best.value != nullptr && !found.unreadable) found.values.push_back(best);
}

// Behind the list that holds it, if one does.
const Value& SectionAround(const Record& record, const Value& element) {
  const Value& holder = record.values[element.parent];
  const bool in_list = holder.field != nullptr && holder.field->type == Type::list;
  return in_list ? record.values[holder.parent] : holder;
}

void ResolveInto(const Path& path, const Origin& origin, const Record& record, const Value& section, Found& found) {
  const Value& start = path.around ? SectionAround(record, section) : section;
  Walker walker(path, origin, found);
  if (!walker.Straight(record, start)) walker.From(record, start, 0, origin.on);
}

const Fact& FactOf(const Path& path, const Origin& origin) {
  return origin.scene->handbook->facts().facts[static_cast<std::size_t>(path.fact)];
}

// Of what the scene remembers; -1: it does not.
std::int32_t SlotOf(const Path& path, const Origin& origin) {
  if (origin.on && !path.timeless) return -1;
  if (path.fact < 0) return path.slot;
  return FactOf(path, origin).asks_known_to ? -1 : path.fact;
}

}  // namespace

const Found& Resolve(const Path& path, const Origin& origin, Found& room) {
  const std::int32_t slot = SlotOf(path, origin);
  if (slot >= 0) {
    if (const Found* known = origin.scene->memo.Find(static_cast<std::size_t>(slot))) return *known;
  }
  Found& found = slot < 0 ? room : origin.scene->memo.Add(static_cast<std::size_t>(slot));
  if (path.fact >= 0) {
    ResolveFact(FactOf(path, origin), origin, found);
  } else {
    const bool element = path.from_element && origin.element != nullptr;
    const Record& record = element ? origin.ElementRecord() : origin.record();
    ResolveInto(path, origin, record, element ? *origin.element : record.root(), found);
  }
  return found;
}

Found Resolve(const Path& path, const Origin& origin) {
  Found room;
  const Found& found = Resolve(path, origin, room);
  if (&found != &room) room = found;
  return room;
}

Found ResolveFrom(const Path& path, const Origin& origin, const Value& section) {
  Found found;
  ResolveInto(path, origin, origin.ElementRecord(), section, found);
  return found;
}

const Found& Expand(const Found& found, Found& all) {
  const auto is_list = [](const Ref& ref) { return ref->field != nullptr && ref->field->type == Type::list; };
  if (std::none_of(found.values.begin(), found.values.end(), is_list)) return found;
  all.holes = found.holes;
  all.nearest = found.nearest;
  all.link = found.link;
  all.unreadable = found.unreadable;
  all.foreign = found.foreign;
  for (const Ref& ref : found.values) {
    if (!is_list(ref)) {
      all.values.push_back(ref);
      continue;
    }
    for (std::uint32_t i = ref->first; i < ref->first + ref->count; ++i) {
      const Value& element = ref.record->values[i];
      if (element.given()) all.values.push_back({ref.record, &element});
      if (element.state != State::unreadable) continue;
      all.unreadable = true;
      all.holes.push_back(HoleAt(*ref.record, element));
    }
  }
  return all;
}

Found Expand(Found found) {
  Found room;
  const Found& all = Expand(found, room);
  return &all == &room ? room : std::move(found);
}

const Value* KeyDateOf(const Record& record, const Value& section) {
  const Field* field =
      section.field != nullptr && section.field->type == Type::section ? KeyDateFieldOf(section) : nullptr;
  if (field == nullptr) return nullptr;
  const Value& date = record.Child(section, *field);
  return date.given() ? &date : nullptr;
}

std::optional<Date> KeyDayOf(const Record& record, const Value& value) {
  for (std::uint32_t i = IndexOf(record, value);; i = record.values[i].parent) {
    if (const Value* date = KeyDateOf(record, record.values[i])) return date->date();
    if (i == 0) return std::nullopt;
  }
}

Date KnownFrom(const Ref& date) {
  Date known = date->date();
  for (std::uint32_t i = date->parent; i != 0; i = date.record->values[i].parent) {
    const Value* key = KeyDateOf(*date.record, date.record->values[i]);
    if (key != nullptr && !key->field->planned) known = std::max(known, key->date());
  }
  return known;
}

Hole HoleAt(const Record& record, const Value& value) { return {&record, value.parent, value.field}; }

}  // namespace lanzhi
