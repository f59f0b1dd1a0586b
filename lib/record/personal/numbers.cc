#include "record/personal/numbers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace lanzhi {
namespace {

int NumberOf(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool IsDayOf(int year, std::string_view month_day) {
  const std::chrono::year_month_day day{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(NumberOf(month_day.substr(0, 2)))},
                                        std::chrono::day{static_cast<unsigned>(NumberOf(month_day.substr(2, 2)))}};
  return day.ok();
}

// The provinces of GB/T 2260, and below them a prefecture.
bool IsRegion(std::string_view digits) {
  constexpr std::array kProvinces = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                     44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
  return std::find(kProvinces.begin(), kProvinces.end(), NumberOf(digits.substr(0, 2))) != kProvinces.end() &&
         (digits[0] >= '7' || digits.substr(2, 2) != "00");
}

bool PassesLuhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

}  // namespace

bool IsIdentityNumber(std::string_view digits) {
  constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kCheck = "10X98765432";
  if (digits.size() != 18 || !IsRegion(digits) || !IsDay(digits.substr(6, 8))) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (digits[i] - '0') * kWeights[i];
  return digits[17] == kCheck[static_cast<std::size_t>(sum % 11)];
}

bool IsOldIdentityNumber(std::string_view digits) {
  return digits.size() == 15 && IsRegion(digits) && IsDayOf(1900 + NumberOf(digits.substr(6, 2)), digits.substr(8, 4));
}

bool IsBankCard(std::string_view digits) {
  const std::size_t n = digits.size();
  if (n < 16 || n > 19) return false;
  const int two = NumberOf(digits.substr(0, 2)), four = NumberOf(digits.substr(0, 4));
  const bool union_pay = two == 62 || two == 60;
  const bool visa = digits[0] == '4' && (n == 16 || n == 19);
  const bool master = (two >= 51 && two <= 55 && (n == 16 || n == 19)) || (four >= 2221 && four <= 2720 && n == 16);
  const bool jcb = four >= 3528 && four <= 3589 && n == 16;
  const bool older = (four == 9558 || four == 9559) && n == 19;
  return (union_pay || visa || master || jcb || older) && PassesLuhn(digits);
}

bool IsMobile(std::string_view digits) { return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3'; }

std::size_t AreaCodeOf(std::string_view digits) {
  if (digits.size() < 4 || digits[0] != '0') return 0;
  const char second = digits[1], third = digits[2];
  if (second == '1') return third == '0' ? 3 : 0;
  if (second == '2') return third == '6' ? 0 : 3;
  if (second < '3') return 0;
  // Of three places behind the 0: those in which no code was ever given out.
  constexpr std::array<std::string_view, 7> kNone = {"30", "32", "38", "40", "49", "60", "67"};
  return std::find(kNone.begin(), kNone.end(), digits.substr(1, 2)) == kNone.end() ? 4 : 0;
}

bool IsLocalNumber(std::string_view digits) {
  return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2' && digits[0] <= '8';
}

bool IsDay(std::string_view digits) {
  const int year = digits.size() == 8 ? NumberOf(digits.substr(0, 4)) : 0;
  return year >= 1900 && year <= 2099 && IsDayOf(year, digits.substr(4, 4));
}

}  // namespace lanzhi
