// Builds a tree from the events of a YAML parser and checks each against the text: the parser accepts much that a
// record may not contain (source/LIMITS.md "yaml-cpp"). Knows nothing of the parser behind it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/draft.h"
#include "source/tree.h"

namespace lanzhi {

class Builder {
 public:
  // Thrown to leave the parser when a limit is passed; the fault has been reported.
  struct Stop {};

  Builder(Draft& draft, Tree& tree);

  // Events; `at` is an offset into the text. May throw Stop.
  void Scalar(std::uint32_t at, std::string_view value);
  void Null(std::uint32_t at);
  void Begin(NodeKind kind, std::uint32_t at);
  void End();
  // Anchors, aliases and tags that slipped past the layout check.
  [[noreturn]] void Refuse(std::string_view id, std::uint32_t at);

  // To call when the parser gave up: what is open has broken off.
  void CutOpen();
  // To call at the end: marks what the blanked lines of the draft may have held.
  void Finish();

 private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t last = 0;  // its last child
    bool wants_key = false;
    Node key;  // of the entry being read: its span, text and faulty
  };

  [[nodiscard]] bool IsOrdinary(std::uint32_t at, std::string_view value) const;
  [[nodiscard]] Node ReadScalar(std::uint32_t at, std::string_view value);
  void ReadQuoted(Node& node, std::string_view value);
  void ReadPlain(Node& node, std::string_view value);
  void CheckFlowText(Node& node);
  void TakeKey(std::uint32_t at, std::string_view value);
  std::uint32_t Add(Node& node);  // as the child of what is open; sets its key
  void CheckDuplicates(Node& map);
  void CutAround(const Gap& gap);
  [[nodiscard]] std::uint32_t ExtentEnd(std::uint32_t at);
  [[nodiscard]] std::uint32_t ColumnOf(std::uint32_t offset) const;
  [[nodiscard]] Slice Decode(std::string_view value);

  Draft& draft_;
  Tree& tree_;
  std::vector<Open> open_;
  int flow_depth_ = 0;
  std::size_t extent_ = 0;
};

}  // namespace lanzhi
