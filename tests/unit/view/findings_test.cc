#include "view/findings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace lanzhi;

namespace {

FilePtr FileAt(const std::string& path) { return std::make_shared<const File>(File{path, "one\ntwo\n"}); }

bool Same(const std::string& a, const std::string& b) { return a == b; }
bool Same(std::int64_t a, std::int64_t b) { return a == b; }
bool Same(Date a, Date b) { return a == b; }
bool Same(const DueDate& a, const DueDate& b) { return a == b; }
bool Same(const Period& a, const Period& b) { return a == b; }
bool Same(const Decimal& a, const Decimal& b) { return a.hundredths == b.hundredths; }
bool Same(const Text& a, const Text& b) { return a.zh == b.zh && a.en == b.en; }
bool Same(const Arg& a, const Arg& b);
bool Same(const Related& a, const Related& b);
template <class T>
bool Same(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return Same(x, y); });
}
bool Same(const Arg& a, const Arg& b) {
  if (a.name != b.name || a.value.index() != b.value.index()) return false;
  return std::visit([&](const auto& value) { return Same(value, std::get<std::decay_t<decltype(value)>>(b.value)); },
                    a.value);
}
bool Same(const Message& a, const Message& b) {
  return a.id == b.id && a.text.zh == b.text.zh && a.text.en == b.text.en && Same(a.args, b.args);
}
bool Same(const Related& a, const Related& b) {
  return a.place.file == b.place.file && a.place.span == b.place.span && a.pointer == b.pointer &&
         Same(a.label, b.label);
}

// Nothing of it is as it is by default.
Finding Full() {
  const Date day(std::chrono::days(20'000));
  Finding f;
  f.rule = "session-record";
  f.severity = Severity::info;
  f.clauses = {"lantian.1", "lantian.2"};
  f.kind = "case";
  f.record = "C2026-0001";
  f.element = "2026-03-02";
  f.place = {FileAt("a.yaml"), {3, 200'000}};
  f.pointer = "/sessions/0";
  f.message = {"x",
               {"甲<a>", "a<a>"},
               {{"a", std::string("typed\n")},
                {"b", std::int64_t{-70'000}},
                {"c", day},
                {"d", Period{Period::Unit::months, 3, 2}},
                {"e", Decimal{-125}},
                {"f", Text("甲", "a")},
                {"g", std::vector<Text>{Text("乙", "b"), AsIs("same"), Text()}},
                {"h", std::vector<Date>{day, Date(std::chrono::days(-5))}},
                {"i", DueDate{day, Date(std::chrono::days(19'998)), true}}}};
  f.label = {"label.due", {}, {{"due", day}}};
  f.help = {{}, {"帮", "help"}, {}};
  f.related.resize(3);  // g++ 12 takes the file of one that is written out for uninitialized
  f.related[0].place = f.place;
  f.related[0].pointer = "/date";
  f.related[0].label = {"filed", {}, {}};
  f.related[1].place = {FileAt("b.yaml"), {0, 1}};
  f.due = day;
  f.actual = day + std::chrono::days(1);
  f.days = -1;
  f.derivation = Derivation{day,
                            Text("日期", "date"),
                            {Period::Unit::weeks, 2, 0},
                            true,
                            7,
                            "grace",
                            {day, Date(std::chrono::days(19'998)), true}};
  f.site_kind = Text("中心", "centre");
  f.site_kind_unknown = true;
  f.waiver = "W2026-0001";
  f.expired_waiver = "W2026-0002";
  f.setting = "grace";
  f.fingerprint = "0123456789abcdef";
  f.handbook_rule = true;
  f.by_month = true;
  f.standing = true;
  return f;
}

Finding At(const FilePtr& file, std::uint32_t begin, const std::string& rule, std::int64_t number) {
  Finding f;
  f.place = {file, {begin, begin + 1}};
  f.rule = rule;
  f.message = {"n", {}, {{"n", number}}};
  return f;
}

std::int64_t NumberOf(const Finding& f) { return std::get<std::int64_t>(f.message.args.front().value); }

}  // namespace

TEST_CASE("what is packed comes out whole") {
  const Finding in = Full();
  const Findings list{in, Finding(), in};
  REQUIRE(list.size() == 3);
  std::vector<Finding> all;
  for (const Finding& each : list) all.push_back(each);
  REQUIRE(all.size() == 3);
  CHECK(all[1].place.file == nullptr);
  CHECK_FALSE(all[1].due);
  for (const Finding& out : {all[0], all[2]}) {
    CHECK(out.rule == in.rule);
    CHECK(out.severity == in.severity);
    CHECK(out.clauses == in.clauses);
    CHECK(out.kind == in.kind);
    CHECK(out.record == in.record);
    CHECK(out.element == in.element);
    CHECK(out.place.file == in.place.file);
    CHECK(out.place.span == in.place.span);
    CHECK(out.pointer == in.pointer);
    CHECK(Same(out.message, in.message));
    CHECK(Same(out.label, in.label));
    CHECK(Same(out.help, in.help));
    CHECK(Same(out.related, in.related));
    CHECK(out.due == in.due);
    CHECK(out.actual == in.actual);
    CHECK(out.days == in.days);
    REQUIRE(out.derivation);
    CHECK(out.derivation->anchor == in.derivation->anchor);
    CHECK(Same(out.derivation->anchor_name, in.derivation->anchor_name));
    CHECK(out.derivation->period == in.derivation->period);
    CHECK(out.derivation->backwards);
    CHECK(out.derivation->times == 7);
    CHECK(out.derivation->setting == "grace");
    CHECK(out.derivation->due == in.derivation->due);
    CHECK(Same(out.site_kind, in.site_kind));
    CHECK(out.site_kind_unknown);
    CHECK(out.waiver == in.waiver);
    CHECK(out.expired_waiver == in.expired_waiver);
    CHECK(out.setting == in.setting);
    CHECK(out.fingerprint == in.fingerprint);
    CHECK(out.handbook_rule);
    CHECK(out.by_month);
    CHECK(out.standing);
  }
}

TEST_CASE("findings added in any order are sorted as one list is") {
  std::mt19937 random(1);
  std::vector<FilePtr> files{nullptr};
  for (const char* path : {"a", "b", "c", "b"}) files.push_back(FileAt(path));
  for (const std::size_t many : {std::size_t{3}, std::size_t{60}, std::size_t{700}}) {
    std::vector<std::vector<Finding>> lots(12);
    std::vector<Finding> expected;
    std::int64_t number = 0;
    for (std::vector<Finding>& lot : lots) {
      for (std::size_t n = random() % many; n > 0; --n) {
        lot.push_back(At(files[random() % files.size()], static_cast<std::uint32_t>(random() % 9),
                         std::string(1, static_cast<char>('a' + random() % 3)), ++number));
      }
      expected.insert(expected.end(), lot.begin(), lot.end());
    }
    SortFindings(expected);
    std::vector<std::size_t> order(lots.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    Findings list;
    for (const std::size_t i : order) list.Add(i, lots[i]);
    list.Sort();
    const auto check = [&] {
      REQUIRE(list.size() == expected.size());
      std::size_t at = 0;
      for (const Finding& each : list) REQUIRE(NumberOf(each) == NumberOf(expected[at++]));
      CHECK(at == expected.size());
    };
    check();
    // A change may bring them into another order.
    const auto change = [](Finding& finding) {
      const bool third = NumberOf(finding) % 3 == 0;
      if (third) finding.place.file = finding.place.span.begin % 2 == 0 ? nullptr : finding.place.file;
      if (third) finding.rule = "b";
      return third;
    };
    list.Change(change);
    list.Sort();
    for (Finding& finding : expected) change(finding);
    SortFindings(expected);
    check();
  }
}
