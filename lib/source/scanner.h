// Reads what nearly every record is, a text of the strict profile without a fault, in one pass and where it lies.
//
// It reports nothing and guesses nothing: a text of which it is not certain it declines, and the layout check, yaml-cpp
// and the builder read that (yaml_arbiter.h). The law: a text that it accepts has no finding there, a warning neither,
// and the trees are the same in every node (tests/scan, tests/fuzz/scan.cc).
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
    std::uint32_t count = 0;
    Span key;  // of the entry being read; empty in a list
    Slice key_text;
    KeyMarks marks;  // of its keys
  };

  // The functions below read from at_ on and move it; false declines. Columns are those of a key or a dash, -1 around
  // the root. A function that reads a value and what is behind it on its line ends at the next line with content. Those
  // that nearly every line needs are in scanner_line.h.

  // scanner_line.cc: lines and blocks
  [[nodiscard]] bool Document();
  [[nodiscard]] bool Map(Open* parent, int column);
  [[nodiscard]] bool List(Open& parent, int column);
  [[nodiscard]] bool Item(Open& list, int column);
  [[nodiscard, gnu::always_inline]] inline bool EntryValue(Open& map, int column);
  [[nodiscard]] bool Under(Open& parent, int column);
  [[nodiscard]] bool Value(Open& parent, int column);
  [[nodiscard]] bool Rest();
  [[nodiscard]] bool AtItem() const { return *at_ == '-' && EndsWord(at_[1]); }
  [[nodiscard]] bool Begin(Open* parent, NodeKind kind, Open& open);
  [[nodiscard]] bool End(const Open& open);

  // scanner_line.h
  [[gnu::always_inline]] inline void NextContent();
  void SkipToContent();
  [[nodiscard, gnu::always_inline]] inline Node* Add(Open& parent, Span span);  // nullptr declines
  [[nodiscard, gnu::always_inline]] inline bool BlockKey(Open& map);
  [[nodiscard, gnu::always_inline]] inline bool Plain(Open& parent);
  [[nodiscard]] inline bool IsKeyShort(Span key) const;

  // scanner_scalars.cc
  [[nodiscard]] bool AtKey() const;
  [[nodiscard]] bool QuotedKey(Open& map);
  [[nodiscard]] bool Quoted(Span& span, Slice& text);
  [[nodiscard]] bool Decode(std::string_view raw, Slice& text);
  [[nodiscard]] bool DecodeEscape(std::string_view raw, std::size_t& at);
  [[nodiscard]] bool Block(Open& parent, int column);
  // Whether a plain scalar can begin at at_, whatever follows.
  [[nodiscard]] bool BeginsText() const { return BeginsPlain(*at_) || BeginsOddText(); }
  [[nodiscard]] bool BeginsOddText() const;
  [[nodiscard]] bool BeginsOddKey() const { return BeginsText() && *at_ != '<' && *at_ != '=' && !IsWideDash(); }
  // Blanks of other kinds at the end of a value cannot be seen.
  [[nodiscard]] bool EndsInOddBlank(Span value) const {
    const char last = text_[value.end - 1];
    return (last == '\x80' || last == '\xA0') && OddBlankBefore(value);
  }
  [[nodiscard]] bool OddBlankBefore(Span value) const;
  [[nodiscard]] bool IsWideDash() const { return MayBeWideDash(*at_) && WideDashAt(text_, Offset(at_)) != 0; }

  // scanner_flow.cc: within braces and brackets
  [[nodiscard]] bool Flow(Open* parent, int column);
  [[nodiscard]] bool FlowKey(Open& map, int column);
  [[nodiscard]] bool FlowValue(Open& parent, int column);
  [[nodiscard]] bool FlowPlain(bool is_key, Span& span, Slice& text);
  [[nodiscard]] bool FlowSpace(int column, bool after_plain) {
    at_ = BehindBlanks(at_);
    return (!EndsLine(*at_) && *at_ != '#') || FlowLines(column, after_plain);
  }
  [[nodiscard]] bool FlowLines(int column, bool after_plain);

  // Of what stands before the space in ASCII, a text holds tabs and line ends alone, and the zero byte behind it.
  [[nodiscard]] static bool EndsWord(char c) { return static_cast<unsigned char>(c) <= ' '; }
  [[nodiscard]] static bool EndsLine(char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; }
  // Where the line of `at` ends, and where the next one begins.
  [[nodiscard]] const char* LineEnd(const char* at) const;
  [[nodiscard]] static const char* NextLine(const char* end);
  [[nodiscard]] static const char* BehindSpaces(const char* at) {
    while (*at == ' ') ++at;
    return at;
  }
  [[nodiscard]] static const char* BehindBlanks(const char* at) {
    while (IsSpace(*at)) ++at;
    return at;
  }
  // Back to where the blanks before `at` begin. Precondition: something else stands before them.
  [[nodiscard]] static const char* BeforeBlanks(const char* at) {
    while (IsSpace(at[-1])) --at;
    return at;
  }
  [[nodiscard]] std::uint32_t Offset(const char* at) const { return static_cast<std::uint32_t>(at - text_.data()); }
  // From the beginning of a line over its indentation, spaces alone; a tab is met there.
  void SkipIndent() {
    line_ = at_;
    at_ = BehindSpaces(at_);
  }

  Tree& tree_;
  std::string_view text_;
  const char* end_;  // of the text: a zero byte, which may not stand in it
  const char* at_;
  const char* line_;  // where the line of at_ begins
  int indent_ = 0;    // of the next line with content; -1 at the end
  std::size_t depth_ = 0;
  bool flow_ = false;
};

}  // namespace lanzhi
