// The block structure of a YAML text, line by line: which map or list a line belongs to, and what is wrong when it
// belongs to none. Internal to source/layout.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "source/draft.h"
#include "source/lines.h"
#include "source/values.h"

namespace lanzhi {

class LayoutScan {
 public:
  explicit LayoutScan(Draft& draft) : draft_(draft) { blocks_.reserve(16); }

  // False when nothing is left to read.
  [[nodiscard]] bool Run();

 private:
  struct Block {
    std::uint32_t column;
    bool list;
  };
  // The entry read last: what may follow under it.
  struct Pending {
    Ending ending = Ending::closed;
    std::uint32_t column = 0;
    bool item = false;
  };

  [[nodiscard]] std::string_view text() const { return draft_.text(); }
  [[nodiscard]] int around() const { return blocks_.empty() ? -1 : static_cast<int>(blocks_.back().column); }

  // layout.cc: lines and where they belong
  [[nodiscard]] bool IsInvisible(const Line& line);
  [[nodiscard]] bool CheckIndentation(const Line& line);
  [[nodiscard]] bool TakeMarker(const Line& line);
  void TakeLine(const Line& line);
  void TakeFirst(const Line& line, bool item);
  void TakeRootValue(const Line& line);
  void TakeDeeper(const Line& line, bool item);

  // layout_entries.cc: what a line holds
  void TakeItems(const Line& line);
  void TakeEmptyItem(const Line& line, std::uint32_t dash);
  void TakeEntry(std::uint32_t at, const Line& line);
  [[nodiscard]] bool TakeOrdinaryEntry(std::uint32_t at, const Line& line);
  void TakeValue(std::uint32_t at, const Line& line, std::uint32_t column);
  [[nodiscard]] bool CheckKey(std::uint32_t at, std::uint32_t colon);
  [[nodiscard]] bool HoldsKey(std::uint32_t at, const Line& line) const;
  [[nodiscard]] bool IsMapMeant(const Line& line, std::uint32_t dash) const;
  [[nodiscard]] bool IsKeyMeant(const Line& line, const Line& following) const;

  // layout_faults.cc: lines that do not fit
  void Fail();
  void BlankFrom(const Line& line, std::uint32_t end, std::uint32_t least, std::uint32_t most, bool folds = false);
  void BlankWithDeeper(const Line& line, int column, bool folds = false);
  [[nodiscard]] bool CheckDash(const Line& line);
  void Misfit(std::string_view id, const Line& line);
  void BetweenColumns(const Line& line, const Block* popped);
  void Deeper(const Line& line);
  void NoColon(std::uint32_t at, const Line& line);

  // The end of the last line behind `line` for which `belongs` holds; blank lines between them are passed over.
  template <class Belongs>
  [[nodiscard]] std::uint32_t EndOfThose(const Line& line, Belongs belongs) const {
    std::uint32_t end = line.end;
    for (Line next = LineFrom(text(), line.next); next.begin < text().size(); next = LineFrom(text(), next.next)) {
      if (next.blank()) continue;
      if (!belongs(next)) break;
      end = next.end;
    }
    return end;
  }

  Draft& draft_;
  std::vector<Block> blocks_;
  Pending pending_;
  NextByte colons_{':'};
  NextByte wide_colons_{kWideColon.front()};
  NextByte comments_{'#'};
  std::uint32_t next_ = 0;
  bool seen_ = false;     // a line of content
  bool started_ = false;  // `---`
  bool stopped_ = false;
  bool failed_ = false;
  bool forgive_ = false;  // lines were blanked: the next ones may not fit
};

}  // namespace lanzhi
