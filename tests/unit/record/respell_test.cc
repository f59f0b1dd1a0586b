#include "record/respell.h"

#include <doctest/doctest.h>

namespace lanzhi {

TEST_CASE("a date is known by other spellings, and by no doubtful one") {
  for (const char* date : {"2026/3/5", "2026.3.5", "2026-3-5", "20260305", "2026年3月5日", "2026年03月05号",
                           "２０２６-03-05", "2026／3／5", " 2026/03/05 ", "“2026-03-05”", "「2026/3/5」。"}) {
    CAPTURE(date);
    CHECK(SuggestDate(date) == "2026-03-05");
  }
  for (const char* other : {"", "5/3/2026", "3月5日", "2026/13/5", "2026-02-30", "2026年3月", "2026/3/5 上午"}) {
    CAPTURE(other);
    CHECK(SuggestDate(other).empty());
  }
}

TEST_CASE("a time of day is known by other spellings") {
  for (const char* time : {"9:30", "９：３０", "9点半", "9点30分", "09时30分", "09：30", "9点30", "“9：30”"}) {
    CAPTURE(time);
    CHECK(SuggestTime(time) == "09:30");
  }
  CHECK(SuggestTime("15点") == "15:00");
  CHECK(SuggestTime("15点整") == "15:00");
  for (const char* other : {"", "25:00", "930", "9.30", "上午9点", "9:3", "9:30am", "9点60分"}) {
    CAPTURE(other);
    CHECK(SuggestTime(other).empty());
  }
}

TEST_CASE("a month, a half and a year are known by other spellings") {
  for (const char* month : {"2026-10", "2026/10", "2026.10", "202610", "2026年10月", "2026年10月份", "２０２６-10"}) {
    CAPTURE(month);
    CHECK(SuggestUnit(month, CalendarUnit::month) == "2026-10");
  }
  CHECK(SuggestUnit("2026年3月", CalendarUnit::month) == "2026-03");
  for (const char* half : {"2026H1", "2026h1", "2026 H1", "2026-H1", "2026上半年", "2026年上半年"}) {
    CAPTURE(half);
    CHECK(SuggestUnit(half, CalendarUnit::half) == "2026H1");
  }
  CHECK(SuggestUnit("2026年下半年", CalendarUnit::half) == "2026H2");
  CHECK(SuggestUnit("2026年", CalendarUnit::year) == "2026");
  for (const char* other : {"", "10月", "2026-13", "26-10", "2026-10-01", "2026", "20261"}) {
    CAPTURE(other);
    CHECK(SuggestUnit(other, CalendarUnit::month).empty());
  }
  CHECK(SuggestUnit("2026", CalendarUnit::half).empty());
  CHECK(SuggestUnit("2026H3", CalendarUnit::half).empty());
  CHECK(SuggestUnit("last year", CalendarUnit::year).empty());
}

TEST_CASE("a number loses its unit and the commas between thousands, nothing else") {
  const std::vector<std::string_view> yuan{"元", "块", "¥"}, minutes{"分", "分钟"};
  CHECK(SuggestNumber("0元", yuan) == "0");
  CHECK(SuggestNumber("１２．５０ 元", yuan) == "12.50");
  CHECK(SuggestNumber("¥1,200", yuan) == "1200");
  CHECK(SuggestNumber("1，234，567元", yuan) == "1234567");
  CHECK(SuggestNumber("90分钟", minutes) == "90");
  CHECK(SuggestNumber("“90分钟”", minutes) == "90");
  CHECK(SuggestNumber("（200元）", yuan) == "(200元)");  // which may be owed
  CHECK(SuggestNumber("2小时", minutes) == "2小时");     // which is no number of minutes
  for (const char* other : {"12,34", "1234,567", ",123", "1,23.5"}) {
    CAPTURE(other);
    CHECK(SuggestNumber(other, yuan) == other);
  }
}

TEST_CASE("a word loses quotes and stops") {
  for (const char* word : {"到访", "“到访”", "到访。", "「到访」；", "'到访'.", "“到访。”"}) {
    CAPTURE(word);
    CHECK(SuggestWord(word) == "到访");
  }
  CHECK(SuggestWord("。") == "。");
  CHECK(SuggestWord("") == "");
}

TEST_CASE("a list in one line falls into its entries") {
  CHECK(Entries("K0471、K0480") == std::vector<std::string_view>{"K0471", "K0480"});
  CHECK(Entries("a, b；c，d") == std::vector<std::string_view>{"a", "b", "c", "d"});
  CHECK(Entries("一个") == std::vector<std::string_view>{"一个"});
  CHECK(Entries("a、") == std::vector<std::string_view>{"a", ""});
}

}  // namespace lanzhi
