#include "record/respell.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/date.h"
#include "base/time_of_day.h"
#include "base/utf8.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

constexpr char32_t kFullWidth = 0xFF01, kLastFullWidth = 0xFF5E, kToAscii = 0xFEE0, kWideSpace = 0x3000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kQuotes{
    {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"‘", "’"}, {"「", "」"}, {"『", "』"}, {"《", "》"}, {"(", ")"}}};
constexpr std::array<std::string_view, 7> kStops{"。", ".", ",", ";", "!", "、", "｡"};
constexpr std::array<std::string_view, 5> kBetween{"、", ",", ";", "，", "；"};
constexpr std::string_view kBeginsSign = ",;\xE3\xEF";  // the first bytes of these

std::string Narrow(std::string_view text) {
  std::string narrow;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    at += next.length == 0 ? 1 : next.length;
    const char32_t c = next.code_point;
    AppendUtf8(narrow, c == kWideSpace ? U' ' : c >= kFullWidth && c <= kLastFullWidth ? c - kToAscii : c);
  }
  return narrow;
}

bool IsFigure(char c) { return c >= '0' && c <= '9'; }

// Takes a number of `min` to `max` digits from the front; -1: there is none.
int TakeFigures(std::string_view& text, std::size_t min, std::size_t max) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && IsFigure(text[length]) && length <= max) number = number * 10 + (text[length++] - '0');
  text.remove_prefix(length);
  return length < min || length > max ? -1 : number;
}

bool TakeOneOf(std::string_view& text, std::initializer_list<std::string_view> signs) {
  for (const std::string_view sign : signs) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return true;
  }
  return false;
}

// 12,345.60 without its commas; anything else as it is.
std::string WithoutThousands(std::string_view text) {
  constexpr std::size_t kGroup = 3;
  const std::size_t whole = std::min(text.find('.'), text.size());
  if (text.find(',') == std::string_view::npos || text.find(',') > kGroup) return std::string(text);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool comma = text[i] == ',';
    if (comma && (i == 0 || i > whole || (whole - i) % 4 != 0 || !IsFigure(text[i - 1]))) return std::string(text);
    if (!comma && i < whole && !IsFigure(text[i])) return std::string(text);
    if (!comma && i < whole && (whole - i) % 4 == 0 && text.find(',') < i) return std::string(text);
    if (!comma) plain += text[i];
  }
  return plain;
}

}  // namespace

std::string SuggestDate(std::string_view typed) {
  const std::string narrow = SuggestWord(typed);
  std::string_view text = Trim(narrow);
  int year = 0, month = 0, day = 0;
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    std::string_view parts[3] = {text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)};
    year = TakeFigures(parts[0], 4, 4);
    month = TakeFigures(parts[1], 2, 2);
    day = TakeFigures(parts[2], 2, 2);
  } else {
    year = TakeFigures(text, 4, 4);
    if (!TakeOneOf(text, {"-", "/", ".", "年"})) return {};
    month = TakeFigures(text, 1, 2);
    if (!TakeOneOf(text, {"-", "/", ".", "月"})) return {};
    day = TakeFigures(text, 1, 2);
    TakeOneOf(text, {"日", "号"});
    if (!text.empty()) return {};
  }
  if (year < 0 || month < 0 || day < 0) return {};
  std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return ParseDate(date) ? date : std::string();
}

std::string SuggestTime(std::string_view typed) {
  const std::string narrow = SuggestWord(typed);
  std::string_view text = Trim(narrow);
  const int hour = TakeFigures(text, 1, 2);
  if (hour < 0) return {};
  int minute = 0;
  if (TakeOneOf(text, {":"})) {
    minute = TakeFigures(text, 2, 2);
  } else if (!TakeOneOf(text, {"点", "时"})) {
    return {};
  } else if (TakeOneOf(text, {"半"})) {
    minute = 30;
  } else if (!TakeOneOf(text, {"整", "钟"}) && !text.empty()) {
    minute = TakeFigures(text, 1, 2);
    TakeOneOf(text, {"分"});
  }
  if (minute < 0 || !text.empty()) return {};
  std::string time = fmt::format("{:02}:{:02}", hour, minute);
  return ParseTime(time) ? time : std::string();
}

std::string SuggestUnit(std::string_view typed, CalendarUnit unit) {
  const std::string narrow = SuggestWord(typed);
  std::string_view text = Trim(narrow);
  const bool run = unit == CalendarUnit::month && text.size() == 6;  // 202610
  std::string_view head = run ? text.substr(0, 4) : text;
  const int year = TakeFigures(head, 4, 4);
  text = run ? text.substr(4) : head;
  if (year < 0) return {};
  const bool parted = TakeOneOf(text, {"-", "/", ".", "年", " "});
  std::string name = fmt::format("{:04}", year);
  if (unit == CalendarUnit::half) {
    const bool first = TakeOneOf(text, {"H1", "h1", "上半年"});
    if (!first && !TakeOneOf(text, {"H2", "h2", "下半年"})) return {};
    name += first ? "H1" : "H2";
  } else if (unit == CalendarUnit::quarter) {
    constexpr int kQuarters = 4;
    constexpr const char* kChinese[] = {"一", "二", "三", "四"};
    int quarter = 0;
    for (int n = 1; n <= kQuarters && quarter == 0; ++n) {
      const std::string digit = std::to_string(n), chinese = kChinese[n - 1];
      if (TakeOneOf(text, {"Q" + digit, "q" + digit, "第" + chinese + "季度", chinese + "季度"})) quarter = n;
    }
    if (quarter == 0) return {};
    name += fmt::format("Q{}", quarter);
  } else if (unit == CalendarUnit::month) {
    if (!run && !parted) return {};
    name += fmt::format("-{:02}", TakeFigures(text, 1, 2));
    TakeOneOf(text, {"月份", "月"});
  }
  return text.empty() && ParseUnit(name, unit) ? name : std::string();
}

std::string WideTimeMeant(std::string_view text) {
  if (text.empty() || text.front() > '9') return {};  // ASCII that no time begins with
  const std::string narrow = Narrow(text);
  const bool digits = narrow.find_first_not_of("0123456789:") == std::string::npos;
  return digits && narrow != text ? SuggestTime(narrow) : std::string();
}

std::string SuggestNumber(std::string_view typed, const std::vector<std::string_view>& units) {
  std::string narrow = Narrow(typed);
  std::string_view text = Trim(narrow);
  if (!text.ends_with(')')) text = narrow = SuggestWord(text);  // brackets are for sums that are owed
  std::string_view longest;
  for (const std::string_view unit : units) {
    if (unit.size() > longest.size() && (text.ends_with(unit) || text.starts_with(unit))) longest = unit;
  }
  if (text.ends_with(longest)) {
    text.remove_suffix(longest.size());
  } else {
    text.remove_prefix(longest.size());
  }
  return WithoutThousands(Trim(text));
}

std::string SuggestWord(std::string_view typed) {
  const std::string narrow = Narrow(typed);
  std::string_view text = Trim(narrow);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view stop : kStops) {
      if (text.size() <= stop.size() || !text.ends_with(stop)) continue;
      text = Trim(text.substr(0, text.size() - stop.size()));
      again = true;
    }
    for (const auto& [open, close] : kQuotes) {
      if (text.size() <= open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close)) continue;
      text = Trim(text.substr(open.size(), text.size() - open.size() - close.size()));
      again = true;
    }
  }
  return std::string(text);
}

bool MayBeSeveral(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return kBeginsSign.find(c) != std::string_view::npos; });
}

std::vector<std::string_view> Entries(std::string_view text) {
  std::vector<std::string_view> entries;
  for (std::size_t begin = 0, at = 0; at <= text.size();) {
    std::size_t length = at == text.size() ? 1 : 0;
    if (length == 0 && kBeginsSign.find(text[at]) == std::string_view::npos) {
      ++at;
      continue;
    }
    for (const std::string_view sign : kBetween) {
      if (text.substr(at).starts_with(sign)) length = sign.size();
    }
    if (length == 0) {
      ++at;
      continue;
    }
    entries.push_back(Trim(text.substr(begin, at - begin)));
    begin = at += length;
  }
  return entries;
}

}  // namespace lanzhi
