#include "record/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lanzhi {
namespace {

constexpr std::array<std::pair<std::string_view, bool>, 6> kBooleans{
    {{"true", true}, {"false", false}, {"yes", true}, {"no", false}, {"是", true}, {"否", false}}};

constexpr std::array<std::string_view, 10> kNone{"无", "没有", "暂无", "略", "none", "nil", "n/a", "-", "—", "/"};

// The first bytes of these, in either case: hardly a text begins so.
constexpr auto kBeginsNone = [] {
  std::array<bool, 256> begins = {};
  for (const std::string_view none : kNone) {
    const char first = none.front();
    begins[static_cast<unsigned char>(first)] = true;
    if (first >= 'a' && first <= 'z') begins[static_cast<unsigned char>(first - 'a' + 'A')] = true;
  }
  return begins;
}();

constexpr std::string_view kWideBlank = "\u3000";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
char Small(char c) { return IsCapital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// The word as it is, with a capital, or in capitals.
bool IsCapitalised(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  const auto capitals = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsCapital));
  if (capitals > 1 ? capitals != text.size() : capitals == 1 && !IsCapital(text.front())) return false;
  return std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) { return Small(a) == b; });
}

// Takes digits from the front; -1 when their number is not between `min` and `max`.
int TakeNumber(std::string_view& text, std::size_t min, std::size_t max) {
  std::size_t length = 0;
  int number = 0;
  while (length < text.size() && IsDigit(text[length]) && length <= max) {
    number = number * 10 + (text[length] - '0');
    ++length;
  }
  text.remove_prefix(length);
  return length < min || length > max ? -1 : number;
}

}  // namespace

std::optional<bool> ParseBoolean(std::string_view text) {
  for (const auto& [spelling, value] : kBooleans) {
    if (text == spelling || IsCapitalised(text, spelling)) return value;
  }
  return std::nullopt;
}

std::string_view TrimBlanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  for (;;) {
    if (!text.empty() && kBlanks.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else if (text.substr(0, kWideBlank.size()) == kWideBlank) {
      text.remove_prefix(kWideBlank.size());
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && kBlanks.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else if (text.size() >= kWideBlank.size() && text.substr(text.size() - kWideBlank.size()) == kWideBlank) {
      text.remove_suffix(kWideBlank.size());
    } else {
      return text;
    }
  }
}

bool IsCode(std::string_view text) {
  constexpr std::size_t kMost = 40;
  constexpr auto kMostDigits = 10;  // a telephone number has 11, an identity number 18
  constexpr std::string_view kCharacters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.";
  return !text.empty() && text.size() <= kMost && text.find_first_not_of(kCharacters) == std::string_view::npos &&
         std::count_if(text.begin(), text.end(), IsDigit) <= kMostDigits;
}

int YearInId(std::string_view id) {
  const auto first = id.find_first_of("0123456789");
  if (first == std::string_view::npos || id.substr(first, 2) != "20") return 0;
  id.remove_prefix(first);
  const int year = TakeNumber(id, 4, 4);
  return year < 0 || (!id.empty() && IsDigit(id.front())) ? 0 : year;
}

bool SaysUnknown(std::string_view text) { return text == "不详" || text == "unknown"; }

bool SaysNone(std::string_view text) {
  constexpr std::size_t kLongest = 16;  // more than any of them, with a full stop
  text = Trim(text);
  if (text.size() > kLongest || text.empty() || !kBeginsNone[static_cast<unsigned char>(text.front())]) return false;
  for (const std::string_view stop : {std::string_view("。"), std::string_view(".")}) {
    if (text.ends_with(stop)) text.remove_suffix(stop.size());
  }
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), Small);
  return std::find(kNone.begin(), kNone.end(), lower) != kNone.end();
}

bool HasForm(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char in_form) { return in_form == '0' ? c >= '0' && c <= '9' : c == in_form; });
}

}  // namespace lanzhi
