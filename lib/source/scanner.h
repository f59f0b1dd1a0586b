// Reads what nearly every record is, a text of the strict profile without a fault, in one pass and where it lies.
//
// It reports nothing and guesses nothing: a text of which it is not certain it declines, and the layout check, yaml-cpp
// and the builder read that (yaml_arbiter.h). The law: a text that it accepts has no finding there, a warning neither,
// and the trees are the same in every node (tests/laws/scan.cc, tests/fuzz/scan.cc).
#pragma once

#include <cstdint>
#include <string_view>

#include "source/duplicates.h"
#include "source/lines.h"
#include "source/markers.h"
#include "source/tree.h"
#include "source/values.h"

namespace lanzhi {

class Scanner {
 public:
  // Precondition: CheckBytes() has found nothing in the file of `tree`; the tree is empty.
  explicit Scanner(Tree& tree);

  // Fills the tree. False when it declines; the tree is empty then.
  [[nodiscard]] bool Run();

 private:
  // A map or list that is being read.
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t last = 0;  // its last child
    Span key;                // of the entry being read; empty in a list
    Slice key_text;
    KeyMarks marks;  // of its keys
  };

  // The functions below read from at_ on and move it; false declines. Columns are those of a key or a dash, -1 around
  // the root. A function that reads a value and what is behind it on its line ends at the next line with content.

  // scanner.cc: lines and blocks
  [[nodiscard]] bool Document();
  [[nodiscard]] bool Map(Open* parent, int column);
  [[nodiscard]] bool List(Open& parent, int column);
  [[nodiscard]] bool Item(Open& list, int column);
  [[nodiscard]] bool EntryValue(Open& map, int column);
  [[nodiscard]] bool Under(Open& parent, int column);
  [[nodiscard]] bool Value(Open& parent, int column);
  [[nodiscard]] bool Rest();
  void NextContent();
  [[nodiscard]] bool AtItem() const { return bytes_[at_] == '-' && EndsWord(bytes_[at_ + 1]); }
  [[nodiscard]] bool Begin(Open* parent, NodeKind kind, Open& open);
  [[nodiscard]] bool End(const Open& open);
  [[nodiscard]] bool Add(Open& parent, Node& node);

  // scanner_scalars.cc
  [[nodiscard]] bool BlockKey(Open& map);
  [[nodiscard]] bool Plain(Open& parent);
  [[nodiscard]] bool Quoted(Span& span, Slice& text);
  [[nodiscard]] bool Decode(std::string_view raw, Slice& text);
  [[nodiscard]] bool DecodeEscape(std::string_view raw, std::size_t& at);
  [[nodiscard]] bool Block(Open& parent, int column);
  // Whether a plain scalar can begin at at_, whatever follows.
  [[nodiscard]] bool BeginsText() const { return BeginsPlain(bytes_[at_]) || BeginsOddText(); }
  [[nodiscard]] bool BeginsOddText() const;
  [[nodiscard]] bool IsWideDash() const { return MayBeWideDash(bytes_[at_]) && WideDashAt(text_, at_) != 0; }
  [[nodiscard]] bool IsKeyShort(std::uint32_t begin, std::uint32_t end) const;

  // scanner_flow.cc: within braces and brackets
  [[nodiscard]] bool Flow(Open* parent, int column);
  [[nodiscard]] bool FlowKey(Open& map, int column);
  [[nodiscard]] bool FlowValue(Open& parent, int column);
  [[nodiscard]] bool FlowPlain(bool is_key, Span& span, Slice& text);
  [[nodiscard]] bool FlowSpace(int column, bool after_plain);

  [[nodiscard]] static bool EndsLine(char c) { return c == '\n' || c == '\r' || c == '\0'; }
  [[nodiscard]] static bool EndsWord(char c) { return IsSpace(c) || EndsLine(c); }
  // Where the line of `at` ends, and where the next one begins.
  [[nodiscard]] std::uint32_t LineEnd(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t NextLine(std::uint32_t end) const;
  // From the beginning of a line over its indentation, spaces alone; a tab is met there.
  void SkipIndent() {
    line_ = at_;
    while (bytes_[at_] == ' ') ++at_;
  }
  void SkipBlanks() {
    while (IsSpace(bytes_[at_])) ++at_;
  }

  Tree& tree_;
  std::string_view text_;
  const char* bytes_;  // of text_, with a zero byte behind them, which may not stand in a text
  std::uint32_t at_ = 0;
  std::uint32_t line_ = 0;  // where the line of at_ begins
  int indent_ = 0;          // of the next line with content; -1 at the end
  std::size_t depth_ = 0;
  bool flow_ = false;
};

}  // namespace lanzhi
