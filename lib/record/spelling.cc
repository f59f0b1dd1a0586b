#include "record/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/date.h"

namespace lanzhi {
namespace {

constexpr std::array<std::pair<std::string_view, bool>, 6> kBooleans{
    {{"true", true}, {"false", false}, {"yes", true}, {"no", false}, {"是", true}, {"否", false}}};

constexpr std::array<std::string_view, 10> kNone{"无", "没有", "暂无", "略", "none", "nil", "n/a", "-", "—", "/"};

constexpr std::string_view kWideBlank = "\u3000";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

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

bool TakeOneOf(std::string_view& text, std::string_view first, std::string_view second, std::string_view third,
               std::string_view fourth) {
  for (const std::string_view sign : {first, second, third, fourth}) {
    if (text.substr(0, sign.size()) != sign) continue;
    text.remove_prefix(sign.size());
    return true;
  }
  return false;
}

}  // namespace

std::optional<bool> ParseBoolean(std::string_view text) {
  for (const auto& [spelling, value] : kBooleans) {
    if (text == spelling) return value;
  }
  return std::nullopt;
}

std::string_view Trim(std::string_view text) {
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

std::string SuggestDate(std::string_view text) {
  text = Trim(text);
  int year = 0, month = 0, day = 0;
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    std::string_view parts[3] = {text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)};
    year = TakeNumber(parts[0], 4, 4);
    month = TakeNumber(parts[1], 2, 2);
    day = TakeNumber(parts[2], 2, 2);
  } else {
    year = TakeNumber(text, 4, 4);
    if (!TakeOneOf(text, "-", "/", ".", "年")) return {};
    month = TakeNumber(text, 1, 2);
    if (!TakeOneOf(text, "-", "/", ".", "月")) return {};
    day = TakeNumber(text, 1, 2);
    TakeOneOf(text, "日", "号", "日", "号");
    if (!text.empty()) return {};
  }
  if (year < 0 || month < 0 || day < 0) return {};
  std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return ParseDate(date) ? date : std::string();
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
  text = Trim(text);
  for (const std::string_view stop : {std::string_view("。"), std::string_view(".")}) {
    if (text.ends_with(stop)) text.remove_suffix(stop.size());
  }
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::find(kNone.begin(), kNone.end(), lower) != kNone.end();
}

}  // namespace lanzhi
