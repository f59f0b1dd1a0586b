#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "source/limits.h"
#include "source/text.h"
#include "source/values.h"

namespace lanzhi {
namespace {

bool EndsScalar(char c) { return c == ',' || c == ']' || c == '}'; }
bool EndsPlain(char c) { return EndsScalar(c) || IsSpace(c); }

// Characters that may end a plain scalar or make a comment.
constexpr auto kMarks = [] {
  std::array<bool, 256> marks = {};
  for (const char c : {',', '[', ']', '{', '}', ':', '#', '?'}) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

// One flow collection, from its opening to its closing bracket.
class FlowScan {
 public:
  FlowScan(Draft& draft, const ValuePlace& place)
      : draft_(draft), place_(place), line_(place.line), at_(place.at), before_(draft.Now()) {}

  ValueExtent Run() {
    const std::size_t extents = draft_.extents.size();
    const std::optional<ValueExtent> fault = Scan();
    if (fault) {
      draft_.extents.resize(extents);
      return *fault;
    }
    return Rest(extents);
  }

 private:
  struct Bracket {
    std::uint32_t at;
    std::size_t extent;
    std::uint32_t entry = 0;  // where the current entry begins, 0 before it
    std::uint32_t value = 0;  // behind the colon of the current entry, 0 before it
  };

  [[nodiscard]] std::string_view text() const { return draft_.text(); }

  // Until the outermost bracket is closed, or a fault ends the collection.
  std::optional<ValueExtent> Scan() {
    Open();
    while (!open_.empty()) {
      at_ = SkipSpaces(text(), at_, line_.end);
      if (at_ >= line_.end || (text()[at_] == '#' && IsSpace(text()[at_ - 1]))) {
        if (const auto fault = NextLine()) return fault;
        continue;
      }
      const char c = text()[at_];
      if (c == '[' || c == '{') {
        Open();
        if (place_.depth + open_.size() > kMostDepth) {
          draft_.Report("yaml-too-large.depth", {at_ - 1, at_}, {{"limit", std::int64_t{kMostDepth}}});
          return Spoil(draft_, {place_.at, line_, place_.column, 0});
        }
      } else if (c == ']' || c == '}') {
        if (text()[open_.back().at] != (c == ']' ? '[' : '{')) return Unclosed(line_);
        draft_.extents[open_.back().extent].end = ++at_;
        open_.pop_back();
      } else if (c == ',') {
        NextEntry();
      } else if (c == ':' && (at_ + 1 >= line_.end || EndsPlain(text()[at_ + 1]))) {
        Colon();
      } else if (c == '"' || c == '\'') {
        if (const auto fault = Quoted()) return fault;
      } else {
        Plain();
      }
    }
    return std::nullopt;
  }

  void BeginEntry() {
    if (open_.back().entry == 0) open_.back().entry = at_;
  }

  void Open() {
    if (!open_.empty()) BeginEntry();
    open_.push_back({at_, draft_.extents.size()});
    draft_.extents.push_back({at_, at_ + 1});
    ++at_;
  }

  void NextEntry() {
    if (open_.back().entry == 0) {
      draft_.Report("yaml-flow-text.no-entry", {at_, at_ + 1});
      draft_.Overwrite(at_, " ");
    }
    ++at_;
    open_.back().entry = 0;
    open_.back().value = 0;
  }

  // `key: value` in a list, or a second colon in one entry of a map.
  void Colon() {
    BeginEntry();
    Bracket& bracket = open_.back();
    const bool map = text()[bracket.at] == '{';
    if (map && bracket.value == 0) {
      bracket.value = ++at_;
      return;
    }
    const std::uint32_t begin = SkipSpaces(text(), map ? bracket.value : bracket.entry, at_);
    const std::string_view swallowed = text().substr(begin, at_ - begin);
    if (const std::size_t comma = map ? swallowed.find(kWideComma) : std::string_view::npos;
        comma != std::string_view::npos) {
      // `{date: 2026-03-10，by: self}`: the comma of an input method is the mistake, not the colon after it.
      const auto at = begin + static_cast<std::uint32_t>(comma);
      draft_.Report("yaml-flow-text.comma", {at, at + 3});
    } else {
      draft_.Report(map ? "yaml-syntax.second-colon" : "yaml-flow-text.pair", {at_, at_ + 1});
    }
    SpoilScalar(begin);
  }

  // Replaces the scalar that begins at `begin`, up to the end of its entry on this line.
  void SpoilScalar(std::uint32_t begin) {
    for (int depth = 0; at_ < line_.end && (depth > 0 || !EndsScalar(text()[at_])); ++at_) {
      const char c = text()[at_];
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    }
    draft_.ReplaceValue({begin, std::max(TrimEnd(text(), begin, at_), begin + 1)});
  }

  void Plain() {
    BeginEntry();
    const std::uint32_t begin = at_;
    if (text()[at_] == '|' || text()[at_] == '>') {
      draft_.Report("yaml-quote.reserved", {at_, at_ + 1});
      return SpoilScalar(begin);
    }
    const bool lone_dash = text()[at_] == '-' && at_ + 1 < line_.end && EndsScalar(text()[at_ + 1]);
    if (lone_dash) {
      draft_.Report("yaml-syntax.dash-inside", {at_, at_ + 1});
      return SpoilScalar(begin);
    }
    if (IsReserved(text()[at_])) {
      std::uint32_t end = at_;
      while (end < line_.end && !EndsScalar(text()[end])) ++end;
      if (ReportReserved(draft_, at_, end)) return SpoilScalar(begin);
    }
    for (; at_ < line_.end; ++at_) {
      const char c = text()[at_];
      if (!kMarks[static_cast<unsigned char>(c)]) continue;
      if (EndsScalar(c)) return;
      if (c == '[' || c == '{' || c == '?') {
        draft_.Report("yaml-flow-text.inside", {at_, at_ + 1}, {{"text", std::string(1, c)}});
        return SpoilScalar(begin);
      }
      if (c == ':' && (at_ + 1 >= line_.end || EndsPlain(text()[at_ + 1]))) return;
      if (c == '#' && IsSpace(text()[at_ - 1])) {
        CheckComment(draft_, at_, line_.end);
        return;
      }
    }
  }

  std::optional<ValueExtent> Quoted() {
    BeginEntry();
    const std::size_t closed = QuoteEnd(text(), at_);
    if (closed == std::string_view::npos) {
      draft_.Report("yaml-quote", {at_, at_ + 1});
      return Spoil(draft_, {place_.at, line_, place_.column, 0});
    }
    const std::uint32_t begin = at_;
    at_ = SkipSpaces(text(), static_cast<std::uint32_t>(closed), line_.end);
    const bool ends = at_ >= line_.end || EndsScalar(text()[at_]) || text()[at_] == ':' ||
                      (text()[at_] == '#' && IsSpace(text()[at_ - 1]));
    if (!ends) {
      std::uint32_t end = at_;
      while (end < line_.end && !EndsScalar(text()[end])) ++end;
      draft_.Report("yaml-quote.after", {at_, TrimEnd(text(), at_, end)});
      SpoilScalar(begin);
    } else if (text()[begin] == '"' && ReportEscape(draft_, begin, static_cast<std::uint32_t>(closed))) {
      draft_.ReplaceValue({begin, static_cast<std::uint32_t>(closed)});
    }
    if (ends && at_ < line_.end && text()[at_] == ':') Colon();
    return std::nullopt;
  }

  std::optional<ValueExtent> NextLine() {
    const Line next = ContentFrom(text(), line_.next);
    if (next.blank()) return Unclosed(line_);
    const std::uint32_t first = SkipSpaces(text(), next.first, next.end);
    const bool closes = text()[first] == ']' || text()[first] == '}';
    if (static_cast<int>(first - next.begin) <= place_.column && !closes) {
      if (IsEntry(text(), next) && !ClosesMore(next)) return Unclosed(line_);
      draft_.Report("yaml-indent.flow", {first, TrimEnd(text(), first, next.end)});
      return SpoilTo(draft_, place_.at, EndOfStrayLines(next));
    }
    if (const std::uint32_t tab = IndentTab(next); tab != kNowhere) {
      draft_.Report("yaml-tab", {tab, tab + 1});
      for (std::uint32_t at = tab; at < first; ++at) draft_.Overwrite(at, " ");
    }
    line_ = next;
    at_ = first;
    return std::nullopt;
  }

  // Whether the line closes a bracket that it has not opened: it belongs to the collection in spite of its indentation.
  [[nodiscard]] bool ClosesMore(const Line& line) const {
    int depth = 0;
    for (std::uint32_t at = line.first; at < line.end && depth >= 0; ++at) {
      const char c = text()[at];
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    }
    return depth < 0;
  }

  [[nodiscard]] std::uint32_t IndentTab(const Line& line) const {
    for (std::uint32_t at = line.begin; at < line.end && IsSpace(text()[at]); ++at) {
      if (text()[at] == '\t') return at;
    }
    return kNowhere;
  }

  // Lines that belong to a collection whose lines are not indented: up to one that can be nothing but an entry.
  [[nodiscard]] std::uint32_t EndOfStrayLines(Line line) const {
    std::uint32_t end = line.end;
    for (; line.begin < text().size(); line = LineFrom(text(), line.next)) {
      if (line.blank()) continue;
      if (static_cast<int>(line.indent()) <= place_.column && IsEntry(text(), line)) break;
      end = line.end;
    }
    return end;
  }

  ValueExtent Unclosed(const Line& last) {
    const std::uint32_t at = open_.back().at;
    draft_.Rewind(before_);  // what was found inside came of this
    draft_.Report("yaml-flow-text.bracket", {at, at + 1}, {{"text", std::string(text().substr(at, 1))}});
    return Spoil(draft_, {place_.at, last, place_.column, 0});
  }

  // What stands behind the closing bracket.
  ValueExtent Rest(std::size_t extents) {
    const std::uint32_t rest = SkipSpaces(text(), at_, line_.end);
    const bool comment = rest > at_ && rest < line_.end && text()[rest] == '#';
    if (rest < line_.end && !comment) {
      const bool key = text()[rest] == ':';
      draft_.Report(key ? "yaml-key.complex" : "yaml-flow-text.after", {rest, TrimEnd(text(), rest, line_.end)});
      draft_.extents.resize(extents);
      return Spoil(draft_, {place_.at, line_, place_.column, 0});
    }
    CheckComment(draft_, rest, line_.end);
    return {Ending::closed, line_.next};
  }

  Draft& draft_;
  const ValuePlace& place_;
  Line line_;
  std::uint32_t at_;
  Draft::Moment before_;
  std::vector<Bracket> open_;
};

}  // namespace

ValueExtent CheckFlow(Draft& draft, const ValuePlace& place) { return FlowScan(draft, place).Run(); }

}  // namespace lanzhi
