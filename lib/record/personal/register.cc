#include "record/personal/register.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "record/personal/digits.h"
#include "record/personal/numbers.h"
#include "record/spelling.h"
#include "source/table.h"

namespace lanzhi {
namespace {

constexpr std::size_t kFewestFigures = 7, kMostFigures = 19;
constexpr std::size_t kLongAddress = 8;  // characters of one that says enough without a number

char32_t ToSmall(char32_t c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; }
bool IsWordCharacter(char32_t c) { return (c >= '0' && c <= '9') || (ToSmall(c) >= 'a' && ToSmall(c) <= 'z'); }

// The character at `at`, a full-width one in its plain form. `length`: its bytes.
char32_t FoldedAt(std::string_view text, std::size_t at, std::size_t& length) {
  if (const char plain = PlainAt(text, at, length); plain != 0) return static_cast<unsigned char>(plain);
  const Decoded next = DecodeUtf8(text, at);
  length = std::max<std::size_t>(next.length, 1);
  return next.code_point == 0x3000 || next.code_point == 0xA0 ? U' ' : next.code_point;
}

std::u32string Folded(std::string_view text) {
  std::u32string folded;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += length) folded += FoldedAt(text, at, length);
  return folded;
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

// A full name may be written in capitals; a single word in small letters is another word.
bool IgnoresCase(const std::u32string& entry) { return entry.find(U' ') != std::u32string::npos; }

// Reads the next run of digits from `at` on and moves `at` behind it; false when there is none.
bool NextDigits(std::string_view text, std::size_t& at, DigitRun& run) {
  for (std::size_t length = 0; at < text.size(); at += length) {
    const char plain = PlainAt(text, at, length);
    if (plain < '0' || plain > '9') continue;
    at = ReadDigits(text, at, run);
    return true;
  }
  return false;
}

// The end of `entry` in the text from `at` on, or 0.
std::size_t EndOfEntry(std::string_view text, std::size_t at, const std::u32string& entry) {
  constexpr int kMostBlanks = 2;
  const bool any_case = IgnoresCase(entry);
  std::size_t length = 0;
  if (IsWordCharacter(entry.front()) && at > 0 && IsWordCharacter(static_cast<unsigned char>(text[at - 1]))) return 0;
  int blanks = 0;
  for (std::size_t i = 0; i < entry.size();) {
    if (at >= text.size()) return 0;
    const char32_t c = FoldedAt(text, at, length);
    if (c == entry[i] || (any_case && ToSmall(c) == ToSmall(entry[i]))) {
      ++i;
      blanks = 0;
    } else if (c != U' ' || i == 0 || entry[i] < 0x3400 || ++blanks > kMostBlanks) {
      return 0;
    }
    at += length;
  }
  const bool goes_on = at < text.size() && IsWordCharacter(FoldedAt(text, at, length));
  return IsWordCharacter(entry.back()) && goes_on ? 0 : at;
}

}  // namespace

Register::Column Register::ColumnOf(std::string_view head, const RegisterHeads& heads) {
  const std::string lower = LowerCase(head);
  for (const auto& [words, column] :
       {std::pair(&heads.numbers, Column::number), std::pair(&heads.addresses, Column::address),
        std::pair(&heads.names, Column::name)}) {
    const auto holds = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
    if (std::any_of(words->begin(), words->end(), holds)) return column;
  }
  return Column::other;
}

bool Register::Add(std::string_view table, const RegisterHeads& heads) {
  std::vector<Column> columns;
  bool first = true;
  ReadTable(table, [&](const TableRow& line) {
    const std::vector<std::string>& row = line.cells;
    if (std::exchange(first, false)) {
      for (const std::string& head : row) columns.push_back(ColumnOf(head, heads));
      return;
    }
    for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
      const std::string_view cell = Trim(row[i]);
      if (columns[i] == Column::number) AddNumbers(cell);
      if (columns[i] == Column::name && !SaysNone(cell) && !SaysUnknown(cell)) AddText(cell);
      const bool exact = cell.find_first_of("0123456789") != std::string_view::npos;
      if (columns[i] == Column::address && (exact || Folded(cell).size() >= kLongAddress)) AddText(cell);
    }
  });
  return std::any_of(columns.begin(), columns.end(), [](Column column) { return column != Column::other; });
}

void Register::AddNumbers(std::string_view cell) {
  DigitRun run;
  for (std::size_t at = 0; NextDigits(cell, at, run);) {
    std::string digits = run.digits;
    if (digits.size() < kFewestFigures || digits.size() > kMostFigures) continue;
    const std::size_t area = AreaCodeOf(digits);
    if (area > 0 && IsLocalNumber(std::string_view(digits).substr(area))) numbers_.insert(digits.substr(area));
    numbers_.insert(std::move(digits));
  }
}

void Register::AddText(std::string_view cell) {
  const std::u32string entry = Folded(cell);
  const std::size_t fewest = !entry.empty() && entry.front() < 0x80 ? 3 : 2;
  if (entry.size() < fewest) return;
  const auto add = [&](char32_t first) {
    std::vector<std::u32string>& entries = texts_[first];
    if (std::find(entries.begin(), entries.end(), entry) == entries.end()) entries.push_back(entry);
  };
  add(entry.front());
  if (!IgnoresCase(entry)) return;
  add(ToSmall(entry.front()));
  if (entry.front() >= 'a' && entry.front() <= 'z') add(entry.front() - 'a' + 'A');
}

std::size_t Register::MatchAt(std::string_view text, std::size_t at) const {
  std::size_t length = 0, end = 0;
  const auto entries = texts_.find(FoldedAt(text, at, length));
  if (entries == texts_.end()) return 0;
  for (const std::u32string& entry : entries->second) end = std::max(end, EndOfEntry(text, at, entry));
  return end;
}

// Any groups that stand side by side.
void Register::FindNumbers(std::string_view text, std::vector<Personal>& found) const {
  DigitRun run;
  for (std::size_t at = 0; NextDigits(text, at, run);) {
    if (run.digits.size() < kFewestFigures) continue;
    for (std::size_t from = 0; from < run.groups.size(); ++from) {
      for (std::size_t to = from, count = 0; to < run.groups.size() && count < kMostFigures; ++to) {
        count += run.groups[to].count;
        if (count < kFewestFigures || !numbers_.contains(run.digits.substr(run.groups[from].first, count))) continue;
        found.push_back({PersonalSort::listed, {run.groups[from].span.begin, run.groups[to].span.end}});
        from = to;
        break;
      }
    }
  }
}

std::vector<Personal> Register::Find(std::string_view text) const {
  std::vector<Personal> found;
  if (!numbers_.empty()) FindNumbers(text, found);
  for (std::size_t at = 0; !texts_.empty() && at < text.size();) {
    if (const std::size_t end = MatchAt(text, at); end > 0) {
      found.push_back({PersonalSort::listed, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}});
      at = end;
    } else {
      std::size_t length = 0;
      (void)FoldedAt(text, at, length);
      at += length;
    }
  }
  return InOrder(std::move(found));
}

}  // namespace lanzhi
