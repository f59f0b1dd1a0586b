// What the rows of a report's tables add up from.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "rule/numbers.h"

namespace lanzhi {

// The figure of one cell while it is added up.
struct CellSum {
  std::int64_t amount = 0;    // hundredths of what is summed
  std::set<std::string> who;  // of a number that counts each once
  struct Behind {
    std::uint32_t record = 0;  // index into Report::record_ids
    std::int64_t amount = 0;   // hundredths; of a number that counts each once, how many it names
  };
  std::vector<Behind> records;  // ascending
  bool unsaid = false;          // something counts of which nobody wrote how much

  void Add(const CellSum& other);
};

// In hundredths: of a number that counts each once how many there are, else the amount, rounded.
[[nodiscard]] std::int64_t ValueOf(const CellSum& tally, const ReportNumber& number);
// Whether nothing is known of it, which is not zero: what counts does not say how much.
[[nodiscard]] bool IsUnsaid(const CellSum& tally);

}  // namespace lanzhi
