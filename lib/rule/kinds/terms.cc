#include "rule/kinds/terms.h"

#include <algorithm>

#include "rule/kinds/indicator.h"

namespace lanzhi {
namespace {

// The date from which a section counts; nullptr where it has none.
const Value* BeginOf(const Record& record, const Value& section, Found& unknown) {
  const Field* holder = section.field;
  if (holder->key_date == nullptr && holder->parent != nullptr) holder = holder->parent;
  for (const Field* field : {holder->key_date, holder->key_date_instead}) {
    if (field == nullptr) continue;
    const Value& date = record.Child(section, *field);
    if (date.given()) return &date;
    unknown.unreadable = unknown.unreadable || date.state == State::unreadable;
  }
  return nullptr;
}

}  // namespace

std::vector<Term> TermsOf(const Recurring& kind, const Instance& instance, Found& unknown) {
  const Found sections = Expand(Resolve(*kind.terms, instance.origin));
  if (sections.unreadable) unknown = sections;
  std::vector<Term> all;
  for (const Ref& section : sections.values) {
    Term term{{section.record, BeginOf(*section.record, *section.value, unknown)}, {}};
    if (term.begun.value == nullptr) continue;
    if (kind.until) {
      const Found until = Resolve(*kind.until, {&instance.scene(), section.value, term.from()});
      if (until.unreadable) unknown = until;
      for (const Ref& ref : until.values) {
        if (term.until.value == nullptr || ref->number > term.until->number) term.until = ref;
      }
    }
    if (term.until.value == nullptr || term.until->date() >= term.from()) all.push_back(term);
  }
  std::stable_sort(all.begin(), all.end(), [](const Term& a, const Term& b) { return a.from() < b.from(); });
  std::vector<Term> joined;
  for (const Term& next : all) {
    Term* last = joined.empty() ? nullptr : &joined.back();
    const bool open = last != nullptr && last->until.value == nullptr;
    if (last == nullptr || (!open && next.from() > last->until->date() + kOneDay)) {
      joined.push_back(next);
    } else if (!open && (next.until.value == nullptr || next.until->date() > last->until->date())) {
      last->until = next.until;
    }
  }
  return joined;
}

}  // namespace lanzhi
