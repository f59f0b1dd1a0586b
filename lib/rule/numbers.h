// The numbers that reports are made of. Each is defined once, in schemas/reports/numbers/, and named by reports.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "rule/handbook.h"
#include "rule/path.h"

namespace lanzhi {

// What is counted, of one kind of record, over the days of a report. A total is what other numbers come to together.
struct ReportNumber {
  // Records that are open as the first day begins, as the last day ends, or on any day; what happened within the days;
  // or open records that pass from one hand into another, counted with the one or the other.
  enum class How : std::uint8_t { stock_start, stock_end, during, flow, taken_over, handed_over, total };

  // Whom or what it is about: the record itself, or what stands at the first of these places that is given.
  struct Who {
    bool record = false;
    std::vector<Path> paths;
  };

  // Who was at a meeting by its roll, which names those who were there or those who were not.
  struct Roll {
    Path present, absent;                  // from the section that counts
    Path members;                          // of the record
    Path name;                             // from a member: as the roll has it
    std::optional<Path> from, until;       // from a member: he is one from this day to the day before that one
    std::vector<std::string_view> nobody;  // words that stand for an empty roll
  };

  std::string_view id;
  Words names, definition;
  std::vector<std::string_view> clauses;  // that ask for it, of any handbook
  const Shape* shape = nullptr;           // nullptr of a total
  How how = How::flow;
  Tests when;                       // records of which these hold
  std::optional<Path> each;         // of a flow: sections that count one by one, with paths from them
  Tests where;                      // sections of which these hold
  std::optional<Path> on;           // of a flow: its days
  std::optional<Path> from, until;  // when a record opens and ends; a flow has no `until`, and counts not before `from`
  bool unsaid = false;              // of what is open: a record that does not say when it opens always has been
  std::optional<Path> begun;        // of a flow: only records of which this day lies within the same days
  std::vector<Path> sum;            // amounts, of the first place that is given, or as many as a list has entries
  std::int64_t per = 1;             // so many of what is summed are one: 60 minutes an hour
  std::optional<Who> who;
  std::optional<Roll> roll;                // of sections: whoever was there counts, in place of the section
  bool distinct = false;                   // each of `who` counts once, however often
  std::optional<Path> by;                  // a choice that splits it, if any
  std::vector<const ReportNumber*> parts;  // of a total; never totals themselves
  bool looks_beyond = false;               // a path of it, or of a fact that it names, goes on in a linked record

  [[nodiscard]] bool is_stock() const { return how == How::stock_start || how == How::stock_end; }
  // Whether it may come to a part of one.
  [[nodiscard]] bool is_decimal() const;
  // Those that are counted for it: its parts, or it alone.
  [[nodiscard]] std::vector<const ReportNumber*> Counted() const;
};

// As the data writes it: "stock_end".
[[nodiscard]] std::string_view NameOf(ReportNumber::How how);

class Numbers {
 public:
  // `trees`: the files of schemas/reports/numbers/. `handbook` must outlive the numbers.
  // Precondition: handbook.Compile() was called.
  // Errors: handbook-* at their places; a number at fault is left out.
  static Numbers Load(const Handbook& handbook, std::vector<Tree> trees, Faults& faults);

  // The same from the files that are compiled in.
  static Numbers Load(const Handbook& handbook);

  [[nodiscard]] const ReportNumber* Find(std::string_view id) const;
  [[nodiscard]] std::vector<std::string_view> Ids() const;  // for did-you-mean

 private:
  std::vector<std::unique_ptr<Tree>> trees_;  // own the words
  std::vector<std::unique_ptr<ReportNumber>> numbers_;
};

// Purpose: `record-number`, an error, at each place of the record that should name a number (means: number) and names
// none that there is.
void CheckNumberNames(const Record& record, const Handbook& handbook, Diagnostics& diagnostics);

}  // namespace lanzhi
