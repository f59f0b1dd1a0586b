// The one list from which everything that a user sees is made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/free_text.h"
#include "base/message.h"
#include "record/record.h"
#include "source/diagnostic.h"

namespace lanzhi {

struct Outcome;
struct Rule;

enum class Verdict : std::uint8_t {
  not_applicable,
  undetermined,  // a value it needs is unreadable, or absent in a linked record: no finding of its own
  met,
  late,
  missed,
  missing,
  violated,
  contradicted,
  open,
  overdue,
};

[[nodiscard]] bool IsBreach(Verdict verdict);   // late missed missing violated contradicted: what lint shows
[[nodiscard]] bool IsRunning(Verdict verdict);  // open overdue: what due shows
[[nodiscard]] std::string_view VerdictName(Verdict verdict);

// A place that is absent or unreadable and on which a verdict rests, lifted to its highest absent ancestor, so that
// two outcomes that rest on one hole can be told to (SEMANTICS 12).
struct Hole {
  const Record* record = nullptr;  // the record itself or a linked one
  std::uint32_t parent = 0;        // value index of the given section or element that lacks `field`
  const Field* field = nullptr;
  friend bool operator==(const Hole&, const Hole&) = default;
};

// How a due day was found: anchor + period = due. Shown by due and by the human format of lint.
struct Derivation {
  Date anchor{};
  Text anchor_name;  // name of the fact or field the period counts from
  Period period;
  bool backwards = false;  // window and lead: counted back from the anchor
  int times = 1;           // the k-th occurrence of a recurring duty
  std::string setting;     // name of the agency setting the period comes from; "" = the handbook's own
  DueDate due;             // what it comes to; of a window its first day, or once it is open the trigger
};

// How much of a target is done (kind `target`).
struct Progress {
  Text name;  // what it is a target of
  std::int64_t have = 0, want = 0;
  std::optional<std::int64_t> expected;  // by the day of judging, of evenly spread work, where that day lies within
  std::string setting;                   // name of the agency setting that it lags behind; "": none
};

// What becomes of a rule at one instance, without its places and words: all that is counted.
struct Ruling {
  const Rule* rule = nullptr;  // the version for this kind of site
  Verdict verdict = Verdict::not_applicable;
  std::optional<Date> trigger, due, actual;  // due = last day (after, lead) or first day (window, not before)
  std::optional<Date> dated;                 // key date of the instance: when the event happened, for waivers
  std::optional<Date> settled_on;            // of a missed duty without a number: what settles it is of that day
  const Record* waiver = nullptr;            // covers this breach
  const Outcome* spoken_by = nullptr;        // another outcome of the same record says it (one hole, one finding)
};

struct Outcome : Ruling {
  Severity severity = Severity::error;    // of a breach, after grades
  std::vector<std::string_view> clauses;  // cited, after grades and merging
  std::string element;                    // key date or reference of the instance or occurrence; "" for the record
  const Value* keyed = nullptr;           // the element of the judged record whose key that is
  std::string period;                     // of what recurs by month, half or year: which, as records name it
  std::string trigger_pointer;
  Derivation derivation;  // meaningful when `due` is set
  std::optional<Progress> progress;
  Place primary;  // where to look
  std::string pointer;
  std::vector<Related> related;  // trigger and every date used
  std::vector<Hole> holes;
  std::vector<FreeText> strangers;         // who stands on a roll and is no member on any day
  std::optional<Date> passed;              // the latest that was done before the trigger and so passed over
  bool by_month = false;                   // a miss that only $known-to settles: no fact of the record does
  Message message;                         // of a breach; for running ones: the title
  const Record* expired_waiver = nullptr;  // would have covered this breach, but had run out
};

}  // namespace lanzhi
