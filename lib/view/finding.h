// What lint shows: outcomes that are settled and bad, and faults of text and shape, in one form.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rule/outcome.h"
#include "source/diagnostic.h"

namespace lanzhi {

struct Finding {
  std::string rule;
  Severity severity = Severity::error;
  std::vector<std::string> clauses;
  std::string kind;     // of the record; "" when it could not be told
  std::string record;   // id
  std::string element;  // key date or reference of the instance or occurrence; of a fault: its place without numbers
  Place place;
  std::string pointer;
  Message message;
  Message label;  // what stands beneath the primary place; may be empty
  Message help;
  std::vector<Related> related;
  std::optional<Date> due, actual;
  std::optional<int> days;  // inside the limit positive, outside negative: how far `actual` is from `due`
  std::optional<Derivation> derivation;
  Text site_kind;                  // empty: unknown, or the record has no site
  bool site_kind_unknown = false;  // the base version of the rule was used for want of a kind
  std::string waiver;              // id of the waiver that covers it
  std::string expired_waiver;
  std::string setting;         // agency setting it rests on
  std::string fingerprint;     // of rule, record, element: 16 hex digits
  bool handbook_rule = false;  // false: yaml-, record-, waiver-
  bool by_month = false;       // only $known-to settles it
  std::int64_t periods = 1;    // of a duty that recurs: so many of them are told in this one (TellPeriods)
  bool standing = false;       // of a record that the change does not touch and not brought by it: it does not fail
};

// FNV-1a (64 bits) of the three, 16 hex digits: the same finding keeps it when lines, words or paths change.
[[nodiscard]] std::string Fingerprint(std::string_view rule, std::string_view record, std::string_view element);

// Breaches among the outcomes that speak for themselves (Outcome::spoken_by is null), waived ones included; older
// periods of one duty together (view/periods.h).
[[nodiscard]] std::vector<Finding> FindingsOf(const Record& record,
                                              const std::vector<std::unique_ptr<Outcome>>& outcomes);
// `record` may be "" when it could not be told: then the file's name stands in for it in the fingerprint.
[[nodiscard]] Finding FindingOf(const Diagnostic& diagnostic, std::string_view kind, std::string_view record);
// Of faults that say what the record lacks: adds the clauses of the rules that cannot be judged without it.
void CiteUndetermined(const Record& record, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                      std::span<Finding> faults);

// By path, place, rule, element: the order of every output. Findings that have all of these in common keep their order.
void SortFindings(std::vector<Finding>& findings);
[[nodiscard]] bool IsBefore(const Finding& a, const Finding& b);

// True for what people are shown: waived findings are only counted, info is printed where it is asked for.
[[nodiscard]] bool IsPrinted(const Finding& finding, bool infos);

// A file that was checked, whether anything was found in it or not.
struct CheckedFile {
  std::string path;
  std::string kind;  // of the record; "" when it could not be told
};

struct Summary {
  int records = 0, unreadable = 0, errors = 0, warnings = 0, infos = 0, waived = 0;
  int standing = 0;  // of these errors, warnings and infos; see Finding
  int mendable = 0;  // faults that --fix mends (Mend() in record/fix.h)
};
// Counts what the findings tell (not records, unreadable, mendable), each period; what is waived counts only as waived.
void CountFindings(const std::vector<Finding>& findings, Summary& summary);

}  // namespace lanzhi
