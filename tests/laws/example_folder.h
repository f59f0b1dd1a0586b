// An example agency in memory, to be judged whole, as it stood on a day, or with one field less.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/judged.h"
#include "workspace/workspace.h"

namespace lanzhi::test {

struct ExampleRecord {
  std::string path;
  Tree tree;
  std::unique_ptr<Record> record;  // whole, without what it links to
};

class ExampleFolder {
 public:
  explicit ExampleFolder(const std::string& path);

  [[nodiscard]] const std::vector<ExampleRecord>& records() const { return records_; }
  [[nodiscard]] const Handbook& handbook() const { return *workspace_.handbook; }

  // From now on the folder is as it stood at the end of this day; nullopt: as it is.
  void GoTo(std::optional<Date> day);
  // As lint judges it, without a day; `tree` in place of the record's own.
  [[nodiscard]] Judged Judge(const Tree& tree, Want want) const;
  // Goes to each day in turn, and shows each record (its place in records()) as it stood then and as lint judged it.
  void ForEachState(Want want, const std::function<void(Date, std::size_t, const Judged&)>& visitor);

 private:
  // The days on which something is entered into a record, into one that it links to, or into one that its rules look
  // for; from its own first day on, and from the day on from which the agency keeps records.
  [[nodiscard]] std::vector<std::set<Date>> DaysOfRecords() const;

  Workspace workspace_;
  std::unique_ptr<Casebook> whole_;
  std::vector<ExampleRecord> records_;
};

// Every field that a record gives, sections and the fields of their elements too: its node, the field, and its path
// without numbers (`sessions.date`). The id is not among them.
void ForEachField(const Tree& tree, const Shape& shape,
                  const std::function<void(std::uint32_t, const Field&, const std::string&)>& visitor);

// Without what was not written yet on `day` although it bears no date of its own: a section or element without a key
// date, in which every day of something that has happened is later (record.h AsOf() takes out these days, and leaves
// the rest).
[[nodiscard]] Tree AsWritten(Tree tree, const Shape& shape, Date day);

// How much a record is told of: by rule, its findings (of at least this severity) and running duties, waived ones
// apart.
[[nodiscard]] std::map<std::string, int> ToldOf(const Diagnostics& faults,
                                                const std::vector<std::unique_ptr<Outcome>>& outcomes, Severity least);
// Whether more is told of than before.
[[nodiscard]] bool TellsMore(const std::map<std::string, int>& now, const std::map<std::string, int>& before);

}  // namespace lanzhi::test
