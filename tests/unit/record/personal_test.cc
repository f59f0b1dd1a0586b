#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "record/personal/mask.h"
#include "record/personal/scan.h"
#include "source/packed.h"

namespace lanzhi {
namespace {

std::vector<Personal> Find(std::string_view text) {
  static const Tree tree = Unpack(FindEmbedded("private.yaml")->packed);
  static const PersonalWords words = PersonalWords::Read(tree);
  return FindPersonal(text, words);
}

// "sort:text" of what is found.
std::string Found(std::string_view text) {
  constexpr std::string_view kSorts[] = {"identity", "mobile", "landline", "bank", "email", "hidden"};
  std::string all;
  for (const Personal& one : Find(text)) {
    if (!all.empty()) all += '|';
    all += std::string(kSorts[static_cast<std::size_t>(one.sort)]) + ":" +
           std::string(text.substr(one.span.begin, one.span.end - one.span.begin));
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
        "收据 2026030512345", "发票 13812345678", "共 1,234,567.00 元", "2025-2026 2026-2027", "(2026) 12",
        "20260305 20260405", "efd32143b446ec68", "编号 0013"}) {
    CAPTURE(text);
    CHECK(Found(text).empty());
  }
}

TEST_CASE("stars stand where it was") {
  const std::string text = "打\n１３８1234\u00A05678给她，chen@example.com";
  const std::string masked = Mask(text, Find(text));
  CHECK(masked == "打\n＊＊＊****\u00B7****给她，****************");
  CHECK(masked.size() == text.size());
  CHECK(Mask("abc", {}) == "abc");
}

}  // namespace lanzhi
