#include "record/suggest.h"

#include <doctest/doctest.h>

#include <string>

namespace lanzhi {
namespace {

// What a word leads to among the names of a form, "!" before what is certain.
std::string Led(std::string_view word, const std::vector<Candidate>& candidates) {
  const Suggestions meant = Suggest(word, candidates);
  std::string led = meant.certain ? "!" : "";
  for (const Suggestion& each : meant.all) led += (led.empty() || led == "!" ? "" : " ") + std::string(each.name);
  return led;
}

const std::vector<std::string_view> kConsent{"同意书", "agreement"};
const std::vector<std::string_view> kSessions{"面谈", "个案记录"};
const std::vector<Candidate> kForms{{{"接案面谈", "intake"}, nullptr},
                                    {{"接案决定", "decision"}, nullptr},
                                    {{"初步评估", "initial_assessment"}, nullptr},
                                    {{"过程评估", "evaluations"}, nullptr},
                                    {{"预估", "assessment"}, nullptr},
                                    {{"服务同意", "consent"}, &kConsent},
                                    {{"面谈记录", "sessions"}, &kSessions},
                                    {{"结案", "closing"}, nullptr}};

}  // namespace

TEST_CASE("a word leads to what is called so, spelt nearly so, a part of it or a long form of it") {
  CHECK(Led("同意书", kForms) == "!服务同意");
  CHECK(Led("Agreement", kForms) == "!服务同意");
  CHECK(Led("面谈纪录", kForms) == "!面谈记录");
  CHECK(Led("sesions", kForms) == "!sessions");
  CHECK(Led("面谈", kForms) == "面谈记录 接案面谈");  // what it is called, before what it is a part of
  CHECK(Led("接案", kForms) == "接案面谈 接案决定");
  CHECK(Led("评估", kForms) == "初步评估 过程评估");  // not the one that shares a sign with it
  CHECK(Led("初评", kForms) == "初步评估");
  CHECK(Led("预诂", kForms) == "预估");
  CHECK(Led("天气", kForms).empty());
  CHECK(Led("", kForms).empty());
  CHECK(Led("_-", kForms).empty());
}

TEST_CASE("the beginning of one name is certain, its end may be the contrary") {
  const std::vector<Candidate> choices{{{"部分达成"}, nullptr}, {{"未完成"}, nullptr}};
  CHECK(Led("部分", choices) == "!部分达成");
  CHECK(Led("完成", choices) == "未完成");
  CHECK(Led("部分达成了", choices) == "部分达成");
}

TEST_CASE("only what holds nothing but signs of a name may be repeated") {
  for (const char* told : {"同意书", "接案", "面谈纪录", "初评"}) {
    CAPTURE(told);
    CHECK(Suggest(told, kForms).told);
  }
  for (const char* kept : {"李四的接案决定", "天气", "张三结案", "预张"}) {
    CAPTURE(kept);
    CHECK_FALSE(Suggest(kept, kForms).told);
  }
}

}  // namespace lanzhi
