// What the records of a folder add up to, for rules that judge one record by many others (kinds `target`, `assigned`).
// Used in three steps: the records that are judged ask, all records of the kinds asked for are added, then they are
// judged.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "record/record.h"
#include "rule/numbers.h"

namespace lanzhi {

struct Origin;
struct Scene;

// A number at a site over days, both ends in.
struct Ask {
  std::string number, site;
  Date from{}, until{};

  friend bool operator<(const Ask& a, const Ask& b) {
    return std::tie(a.number, a.site, a.from, a.until) < std::tie(b.number, b.site, b.from, b.until);
  }
};

struct Sum {
  struct First {
    Date day{};
    std::string record;
  };
  const ReportNumber* number = nullptr;
  std::int64_t amount = 0;                            // hundredths of what is summed
  std::set<std::string, std::less<>> who;             // of a number that counts each once
  std::map<std::string, First, std::less<>> workers;  // by the id of who was in charge, the first that counts
  bool incomplete = false;                            // a record that may count could not be read

  // In whole ones, rounded down.
  [[nodiscard]] std::int64_t total() const;
  // Of what is open on a day.
  [[nodiscard]] bool stock() const { return number->is_stock(); }
};

class Sums {
 public:
  // The sum of a number that is not known is never there. All methods are thread-safe.
  // Precondition: Close() is called once, after all asking, before anything is added.
  [[nodiscard]] const Sum* Of(const Ask& ask);

  // The numbers are held, as each sum points at its own.
  void Close(std::shared_ptr<const Numbers> numbers);
  [[nodiscard]] bool empty() const { return sums_.empty(); }
  // Whether records of this kind may count; of an unknown one (nullptr) any may.
  [[nodiscard]] bool Counts(const Shape* shape) const;
  // What the record of a scene adds.
  void Add(const Scene& scene);
  // A record of this kind (nullptr: of an unknown one) that could not be read.
  void AddUnread(const Shape* shape);

 private:
  // What was asked of a number, by the site.
  using Asked = std::map<std::string_view, std::vector<std::pair<const Ask*, Sum*>>>;

  void AddNumber(const ReportNumber& number, const Asked& asked, const Origin& origin, bool whole);
  void MarkIncomplete(const Asked& asked, std::string_view site);

  std::shared_ptr<const Numbers> known_;  // nullptr while asking
  std::map<Ask, Sum> sums_;
  std::map<const ReportNumber*, Asked> asked_;
  // By what they count: a number and what was asked of it or, where it is part of a total, of the total.
  std::map<const Shape*, std::set<std::pair<const ReportNumber*, const Asked*>>> numbers_;
  std::mutex mutex_;
};

// The sum of a number at the site of the record that is judged, or asks, from `from` to `until`, both in; nullptr where
// it has no site, the number is not known, or the folder's records are not counted (yet).
[[nodiscard]] const Sum* SumFor(const Scene& scene, std::string_view number, Date from, Date until);

}  // namespace lanzhi
