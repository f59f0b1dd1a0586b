#include "render/catalogue.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "source/packed.h"

namespace lanzhi {
namespace {

constexpr Language kZh = Language::zh;
constexpr Language kEn = Language::en;

std::string FillIn(std::string_view text, Args args, Language language = kEn) {
  return Fill({{}, {text, text}, std::move(args)}, language);
}

TEST_CASE("periods in words") {
  using Unit = Period::Unit;
  CHECK(FormatPeriod({Unit::days, 7, 0}, kZh) == "7 天");
  CHECK(FormatPeriod({Unit::days, 7, 0}, kEn) == "7 days");
  CHECK(FormatPeriod({Unit::days, 1, 0}, kEn) == "1 day");
  CHECK(FormatPeriod({Unit::weeks, 2, 0}, kZh) == "2 周");
  CHECK(FormatPeriod({Unit::months, 1, 0}, kZh) == "1 个月");
  CHECK(FormatPeriod({Unit::months, 1, 0}, kEn) == "1 month");
  CHECK(FormatPeriod({Unit::years, 2, 0}, kEn) == "2 years");
  CHECK(FormatPeriod({Unit::working_days, 5, 0}, kZh) == "5 个工作日");
  CHECK(FormatPeriod({Unit::end_of_month, 0, 0}, kEn) == "end of the month");
  CHECK(FormatPeriod({Unit::day_of_next_month, 5, 0}, kZh) == "次月 5 日");
  CHECK(FormatPeriod({Unit::month_day_of_next_year, 5, 1}, kZh) == "次年 1 月 5 日");
}

TEST_CASE("every kind of argument") {
  CHECK(FillIn("<a>", {{"a", std::int64_t{12}}}) == "12");
  CHECK(FillIn("<a>", {{"a", MakeDate(2026, 3, 5)}}) == "2026-03-05");
  CHECK(FillIn("<a>", {{"a", Decimal{1250}}}) == "12.50");
  CHECK(FillIn("<a>", {{"a", Text("接案", "acceptance")}}) == "acceptance");
  CHECK(FillIn("<a>", {{"a", Text("接案", "acceptance")}}, kZh) == "接案");
  CHECK(FillIn("<a>", {{"a", Text("接案", "")}}) == "接案");
  CHECK(FillIn("<a>", {{"a", Period{Period::Unit::days, 3, 0}}}) == "3 days");
  CHECK(FillIn("<a>", {{"a", std::vector<Text>{{"甲", "a"}, {"乙", "b"}}}}) == "a, b");
  CHECK(FillIn("<a>", {{"a", std::vector<Text>{{"甲", "a"}, {"乙", "b"}}}}, kZh) == "甲、乙");
  CHECK(FillIn("<a>", {{"a", std::vector<Date>{MakeDate(2026, 1, 1), MakeDate(2026, 1, 2)}}}) ==
        "2026-01-01, 2026-01-02");
  CHECK(FillIn("(<a>)", {{"a", std::vector<Text>{}}}) == "()");
}

TEST_CASE("a period is set off from the character before it, not from a sign") {
  const Args week{{"p", Period{Period::Unit::days, 7, 0}}};
  CHECK(FillIn("收案前<p>之内", week, kZh) == "收案前 7 天之内");
  CHECK(FillIn("收案前 <p>", week, kZh) == "收案前 7 天");
  CHECK(FillIn("限期：<p>（<p>）", week, kZh) == "限期：7 天（7 天）");
  CHECK(FillIn("<p>", week, kEn) == "7 days");
}

TEST_CASE("numbers with their nouns") {
  CHECK(FillIn("<n:day|days> left", {{"n", std::int64_t{1}}}) == "1 day left");
  CHECK(FillIn("<n:day|days> left", {{"n", std::int64_t{0}}}) == "0 days left");
  CHECK(FillIn("<n:hour|hours>", {{"n", Decimal{100}}}) == "1 hour");
  CHECK(FillIn("<n:hour|hours>", {{"n", Decimal{150}}}) == "1.50 hours");
}

TEST_CASE("what is no argument stays as it is written") {
  CHECK(FillIn("a < b > c", {{"b", std::int64_t{1}}}) == "a < b > c");
  CHECK(FillIn("<unknown> <b>", {{"b", std::int64_t{1}}}) == "<unknown> 1");
  CHECK(FillIn("open <b", {{"b", std::int64_t{1}}}) == "open <b");
  CHECK(FillIn("<<b>>", {{"b", std::int64_t{1}}}) == "<1>");
  CHECK(FillIn("<.what>", {{".what", std::string("x")}}) == "x");
}

TEST_CASE("an argument is never filled in twice") {
  CHECK(FillIn("<a>", {{"a", std::string("<b>")}, {"b", std::string("secret")}}) == "<b>");
}

TEST_CASE("text of a record is escaped and cut at 60 columns") {
  CHECK(FillIn("<a>", {{"a", std::string("x\x1b[31m\xE2\x80\xAEy")}}) == "x\\u{001B}[31m\\u{202E}y");
  CHECK(FillIn("<a>", {{"a", std::string("one\ntwo")}}) == "one\\u{000A}two");
  CHECK(FillIn("<a>", {{"a", std::string(60, 'x')}}) == std::string(60, 'x'));
  CHECK(FillIn("<a>", {{"a", std::string(61, 'x')}}) == std::string(59, 'x') + "…");
  std::string wide;
  for (int i = 0; i < 40; ++i) wide += "字";
  const std::string cut = FillIn("<a>", {{"a", wide}});
  CHECK(DisplayWidth(cut) <= 60);
  CHECK(cut.ends_with("字…"));
  CHECK(FindIllFormed(cut) == std::string::npos);
}

TEST_CASE("a message without words names itself, an empty one says nothing") {
  CHECK(Fill({"no-such-message", {}, {}}, kEn) == "no-such-message");
  CHECK(Fill({}, kEn).empty());
  CHECK_FALSE(HasWords("no-such-message"));
  CHECK(HasWords("severity.error"));
}

TEST_CASE("every message has an id and words in both languages, and no id twice") {
  std::vector<std::string> seen;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    if (!file->path.starts_with("messages/")) continue;
    INFO(file->path);
    const Tree tree = Unpack(file->packed);
    const Node* list = tree.Find(tree.nodes.at(0), "messages");
    REQUIRE(list != nullptr);
    CHECK(list->count > 0);
    for (const Node& entry : Children(tree, *list)) {
      const Node* id = tree.Find(entry, "id");
      REQUIRE(id != nullptr);
      INFO(tree.TextOf(*id));
      CHECK(entry.count == 3);
      for (const std::string_view key : {"zh", "en"}) {
        const Node* words = tree.Find(entry, key);
        REQUIRE(words != nullptr);
        CHECK_FALSE(tree.TextOf(*words).empty());
      }
      CHECK(std::find(seen.begin(), seen.end(), tree.TextOf(*id)) == seen.end());
      seen.emplace_back(tree.TextOf(*id));
    }
  }
  CHECK(seen.size() > 50);
}

}  // namespace
}  // namespace lanzhi
