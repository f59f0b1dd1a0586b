#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/personal/mask.h"
#include "record/personal/register.h"
#include "record/personal/scan.h"
#include "source/packed.h"

namespace lanzhi {
namespace {

const PersonalWords& TheWords() {
  static const Tree tree = Unpack(FindEmbedded("private.yaml")->packed);
  static const PersonalWords words = PersonalWords::Read(tree);
  return words;
}

std::vector<Personal> Find(std::string_view text) { return FindPersonal(text, TheWords()); }

// "sort:text" of what is found.
std::string Found(std::string_view text) {
  constexpr std::string_view kSorts[] = {"identity", "mobile", "landline", "bank", "email", "listed", "name", "hidden"};
  std::string all;
  for (const Personal& one : Find(text)) {
    if (!all.empty()) all += '|';
    all += std::string(kSorts[static_cast<std::size_t>(one.sort)]) + ":" +
           std::string(text.substr(one.span.begin, one.span.end - one.span.begin));
  }
  return all;
}

// Of a register: the texts that are found.
std::string Listed(const Register& listed, std::string_view text) {
  std::string all;
  for (const Personal& one : listed.Find(text)) {
    if (!all.empty()) all += '|';
    all += text.substr(one.span.begin, one.span.end - one.span.begin);
  }
  return all;
}

}  // namespace

TEST_CASE("identity numbers are found in any way of writing") {
  for (const std::string number :
       {"11010519491231002X", "11010519491231002x", "110105 19491231 002X", "110105-19491231-002X",
        "1101 0519 4912 3100 2X", "１１０１０５１９４９１２３１００２Ｘ", "110105491231002", "110105 491231 002"}) {
    CAPTURE(number);
    CHECK(Found("她的号码是" + number + "，已核对") == "identity:" + number);
    CHECK(Found(number) == "identity:" + number);
  }
  CHECK(Found("110105194912310021").empty());  // its check digit is another
  CHECK(Found("110105194913310020").empty());  // no such month
  CHECK(Found("000105194912310020").empty());  // no such province
}

TEST_CASE("telephone numbers are found in any way of writing") {
  for (const std::string number :
       {"13812345678", "138 1234 5678", "138-1234-5678", "138.1234.5678", "１３８１２３４５６７８",
        "１３８　１２３４　５６７８", "1 3 8 1 2 3 4 5 6 7 8", "138 12345678", "138\u20111234\u20115678"}) {
    CAPTURE(number);
    CHECK(Found("请打" + number + "找她") == "mobile:" + number);
  }
  CHECK(Found("+86 138 1234 5678") == "mobile:86 138 1234 5678");
  CHECK(Found("8613812345678") == "mobile:8613812345678");
  CHECK(Found("TEL8613812345678") == "mobile:8613812345678");
  CHECK(Found("快递单号 SF8613812345678，SF8659952490852").empty());
  CHECK(Found("0086-13812345678") == "mobile:0086-13812345678");
  for (const std::string number :
       {"0571-87654321", "010-62345678", "(0571)87654321", "0571 8765 4321", "０５７１－８７６５４３２１"}) {
    CAPTURE(number);
    CHECK(Found("居委会 " + number).starts_with("landline:"));
  }
  CHECK(Found("电话：87654321") == "landline:87654321");
  CHECK(Found("tel 8765 4321") == "landline:8765 4321");
  CHECK(Found("一共 87654321 元").empty());
  CHECK(Found("12345678901").empty());  // no such prefix
}

TEST_CASE("cards and addresses are found") {
  CHECK(Found("卡号6222021234567890128") == "bank:6222021234567890128");
  CHECK(Found("6222 0212 3456 7890 128") == "bank:6222 0212 3456 7890 128");
  CHECK(Found("6222021234567890129").empty());  // its check digit is another
  CHECK(Found("写信到 chen.jia@example.com。") == "email:chen.jia@example.com");
  CHECK(Found("ｃｈｅｎ＠ｅｘａｍｐｌｅ．ｃｏｍ") == "email:ｃｈｅｎ＠ｅｘａｍｐｌｅ．ｃｏｍ");
  CHECK(Found("在 @家 里").empty());
}

TEST_CASE("dates, ids, sums and papers are nothing personal") {
  for (const std::string_view text :
       {"2026-03-05", "2026-03-05, 2026-04-05, 2026-05-06", "C2026-0001", "2026-03-05 10:00-11:30",
        "收据 2026030512345", "量表 1-3-4-2-1-0-4-4-4-3-0-1-0-0", "各场人数 15 94 39 12345",
        "水表 1573161 2027-2028 学年", "IP 192.168.175.187 12345", "83 79 81 200506168", "0996 2022-2023 学年",
        "客服 400-168-4279 4616", "发票 13812345678", "共 1,234,567.00 元", "2025-2026 2026-2027", "(2026) 12",
        "20260305 20260405", "efd32143b446ec68", "编号 0013"}) {
    CAPTURE(text);
    CHECK(Found(text).empty());
  }
}

TEST_CASE("a number may be broken over two lines") {
  for (const std::string broken : {"138\n  12345678", "1381234\n5678", "138 1234\r\n    5678", "13812345\n\t678"}) {
    CAPTURE(broken);
    const bool found = Found("  说明: |\n  她的手机" + broken + "，晚上打\n") == "mobile:" + broken;
    CHECK(found == (broken.find('\t') == std::string::npos));
  }
  CHECK(Found("11010519\n    491231002X") == "identity:11010519\n    491231002X");
  CHECK(Found("说明: >\n  记 110105\n  19491231 002X") == "identity:110105\n  19491231 002X");
  CHECK(Found("110105 19491231\n002X") == "identity:110105 19491231\n002X");
  CHECK(Found("人数 138\n12345678 元").empty());
  CHECK(Found("2026\n2027138").empty());
  CHECK(Found("- 138\n- 12345678").empty());
  CHECK(Found("时长: 138\n3301 0620 0012 2747 00: 是") == "identity:3301 0620 0012 2747 00");  // no end of one above
  CHECK(Found("到场: 3\n6 5 2 2 0 1 1 9 5 2 0 1 0 2 2 6 2 1: x") == "identity:6 5 2 2 0 1 1 9 5 2 0 1 0 2 2 6 2 1");
}

TEST_CASE("strokes and commas may stand between the groups of a number, and in lists") {
  CHECK(Found("138/1234/5678") == "mobile:138/1234/5678");
  CHECK(Found("手机 138,1234,5678") == "mobile:138,1234,5678");
  CHECK(Found("电话 0571/87654321") == "landline:0571/87654321");
  CHECK(Found("110105/19491231/002X") == "identity:110105/19491231/002X");
  CHECK(Found("110105,19491231,002X") == "identity:110105,19491231,002X");
  CHECK(Found("6222/0212/3456/7890/128") == "bank:6222/0212/3456/7890/128");
  CHECK(Found("见 135/5803/1933") == "mobile:135/5803/1933");
  CHECK(Found("见 135/2033/5803").empty());  // a year between strokes is one
  CHECK(Found("支出 150,1200,3000").empty());
  CHECK(Found("支出 150/1200/3000 元").empty());
  CHECK(Found("2026/10/01,2026/11/01").empty());
}

TEST_CASE("only the number of a paper itself is none of a person") {
  for (const std::string_view text :
       {"收据13812345678", "收据编号：13812345678", "发票号码 No. 13812345678", "发票（13812345678）"}) {
    CAPTURE(text);
    CHECK(Found(text).empty());
  }
  for (const std::string_view text : {"收据由13812345678签收", "发票寄给13812345678", "收据上写的13812345678"}) {
    CAPTURE(text);
    CHECK(Found(text) == "mobile:13812345678");
  }
}

TEST_CASE("time grows with the text alone") {
  for (const std::string_view part : {"1 ", "1-", "12 ", "a", "@", "a@", "１ ", "13812345678x", "1(", "\xEF"}) {
    std::string text;
    while (text.size() < 200'000) text += part;
    CHECK(Find(text).size() < text.size());
  }
}

TEST_CASE("stars stand where it was") {
  const std::string text = "打\n１３８1234\u00A05678给她，chen@example.com";
  const std::string masked = Mask(text, Find(text));
  CHECK(masked == "打\n＊＊＊****\u00B7****给她，****************");
  CHECK(masked.size() == text.size());
  CHECK(Mask("abc", {}) == "abc");
}

TEST_CASE("what a register lists is found") {
  Register listed;
  REQUIRE(
      listed.Add("编号,姓名,联系电话,\"家庭\n住址\",备注\r\nK0471,王小芳,0571-8765 4321,白荷路12号3-402,独居\r\n"
                 "K0472,Li Na,,白荷路,\r\nK0473,无,12,\"幸福里 \"\"老\"\" 街\",\n",
                 TheWords().heads));
  CHECK(Listed(listed, "邻居王小芳说，王 小　芳来过") == "王小芳|王 小　芳");
  CHECK(Listed(listed, "打 87654321 或 ０５７１８７６５４３２１") == "87654321|０５７１８７６５４３２１");
  CHECK(Listed(listed, "住白荷路１２号3-402，在白荷路上") == "白荷路１２号3-402");
  CHECK(Listed(listed, "with LI NA, not with Li Nana or Jali Na") == "LI NA");
  CHECK(Listed(listed, "独居，无，K0471 不在，187654321").empty());
  CHECK(Listed(listed, "王小\n芳").empty());

  Register other;
  CHECK_FALSE(other.Add("code;status\nK0471;open\n", TheWords().heads));
  CHECK_FALSE(other.Add("", TheWords().heads));
  CHECK(other.empty());
  CHECK(other.Add("code;Full name\nK0471;Chen Jia\n", TheWords().heads));
  CHECK(other.Add("code\tname\nK0471\t\"Zhao, Min\"\n", TheWords().heads));
  CHECK(Listed(other, "chen jia (Zhao, Min)") == "chen jia|Zhao, Min");
}

TEST_CASE("what overlaps is one") {
  const auto ordered =
      InOrder({{PersonalSort::listed, {5, 30}}, {PersonalSort::mobile, {0, 11}}, {PersonalSort::email, {40, 50}}});
  REQUIRE(ordered.size() == 2);
  CHECK(ordered[0].sort == PersonalSort::mobile);
  CHECK(ordered[0].span == Span{0, 30});
}

}  // namespace lanzhi
