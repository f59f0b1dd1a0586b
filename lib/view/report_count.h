// What one record adds to a report.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "view/report.h"

namespace lanzhi {

struct Event;
struct Origin;
struct Scene;

// What a report asks of each kind of record is looked up once. Thread-safe.
class ReportCounter {
 public:
  // What is given must outlive it.
  ReportCounter(const ReportDefinition& definition, const ReportDays& days, const ReportScope& scope);

  // Why a record of a kind that is counted cannot be: a date that a number needs, its site or its worker is unreadable,
  // or absent where its kind needs it. Such a record is named in CountedReport::left_out and adds nothing.
  // Precondition, here and below: the scene's record is as known on days.as_of, which is the scene's day.
  [[nodiscard]] std::optional<Message> ObstacleOf(const Scene& scene) const;

  // Purpose: what one record adds, by the site and worker in charge on the day of what counts.
  // `outcomes`: breaches and what runs, on days.as_of; `met`: all others.
  // Precondition: ObstacleOf() has none.
  [[nodiscard]] ReportShare ShareOf(const Scene& scene, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                                    const std::vector<Ruling>& met) const;

 private:
  // Where a number is counted: from `column` of a table on, over some days. `month`: their name, where they are one of
  // several months.
  struct Target {
    std::uint32_t table = 0, column = 0;
    std::string month;
  };
  struct CountedNumber {
    const ReportNumber* number = nullptr;
    std::vector<Target> targets;
    std::vector<DaySpan> spans;  // of each target
  };
  // What records of one kind are asked for.
  struct Asked {
    std::vector<const ReportNumber*> numbers;  // of tables and lists, each once
    std::vector<CountedNumber> counted;
    std::vector<std::uint32_t> lists;
  };

  void AskTable(std::uint32_t index);
  void AddNumber(const ReportNumber& number);
  [[nodiscard]] const Asked& AskedOf(const Shape* shape) const;
  [[nodiscard]] std::vector<std::string> KeysOf(const CountedTable& table, const std::string& month,
                                                const Record& record, const Event& event, std::string_view site) const;
  [[nodiscard]] std::vector<CountedShare> CountedOf(const Origin& origin, const Asked& asked) const;
  void AddListed(const Origin& origin, const Asked& asked, ReportShare& share) const;
  void AddOutcomes(const Scene& scene, const std::vector<std::unique_ptr<Outcome>>& outcomes,
                   const std::vector<Ruling>& met, ReportShare& share) const;
  [[nodiscard]] bool IsOfSite(const Record& record) const;

  const ReportDefinition& definition_;
  const ReportDays& days_;
  const ReportScope& scope_;
  std::map<const Shape*, Asked> asked_;
  bool timeliness_, undated_, compliance_, open_;  // what it shows
};

}  // namespace lanzhi
