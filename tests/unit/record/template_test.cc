#include <doctest/doctest.h>

#include "record/scaffold/template.h"
#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

// Without the lines that are comments.
std::string Live(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    if (text[text.find_first_not_of(' ', begin)] != '#') out += text.substr(begin, end - begin);
    begin = end;
  }
  return out;
}

}  // namespace

TEST_CASE("fields are found by path in either language") {
  const Shapes& shapes = EmbeddedShapes();
  const Shape& shape = *shapes.Find("case");
  const Field* ref = FindField(shape, "client.ref");
  REQUIRE(ref != nullptr);
  CHECK(FindField(shape, "服务对象.编号") == ref);
  CHECK(FindField(shape, "client.编号") == ref);
  CHECK(FindField(shape, "sessions.date") != nullptr);
  for (const char* path : {"", ".", "client.", ".ref", "client.nothing", "nothing", "client.ref.x"}) {
    CAPTURE(path);
    CHECK(FindField(shape, path) == nullptr);
  }
}

TEST_CASE("the comments of a new record name choices and bounds") {
  const Shapes& shapes = EmbeddedShapes();
  NewRecord blank;
  blank.id = "S1";
  const std::string survey = NewRecordText(*shapes.Find("survey"), blank);
  CHECK(survey.find(": questionnaire | ") != std::string::npos);
  CHECK(survey.find(" (0–100)\n") != std::string::npos);
  CHECK(survey.find(" (0–100000)\n") != std::string::npos);
}

TEST_CASE("a record's date is its own, or that of the section which begins its first stage") {
  const Shapes& shapes = EmbeddedShapes();
  CHECK(RecordDate(*shapes.Find("case")) == FindField(*shapes.Find("case"), "application.date"));
  CHECK(RecordDate(*shapes.Find("waiver")) == FindField(*shapes.Find("waiver"), "date"));
  CHECK(RecordDate(*shapes.Find("site")) == nullptr);
}

TEST_CASE("needed fields without a value are named, the id never") {
  const Shapes& shapes = EmbeddedShapes();
  const Shape& shape = *shapes.Find("case");
  CHECK(LackingFields(shape, {}).size() == 2);
  CHECK(LackingFields(shape, {{FindField(shape, "site"), "x"}}).size() == 1);
  CHECK(LackingFields(shape, {{FindField(shape, "site"), "x"}, {FindField(shape, "worker"), "y"}}).empty());
}

TEST_CASE("values are written so that they are read back as they are") {
  const Shapes& shapes = EmbeddedShapes();
  const Shape& shape = *shapes.Find("staff");
  const auto line_of = [&](const std::string& value) {
    NewRecord record;
    record.id = "a";
    record.values = {{FindField(shape, "name"), value}};
    const std::string text = NewRecordText(shape, record);
    const std::size_t begin = text.find("\nname: ") + 7;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  CHECK(line_of("陈佳") == "陈佳");
  CHECK(line_of("a b") == "a b");
  CHECK(line_of("a: b") == "\"a: b\"");
  CHECK(line_of("a:") == "\"a:\"");
  CHECK(line_of("a #b") == "\"a #b\"");
  CHECK(line_of("#b") == "\"#b\"");
  CHECK(line_of("- a") == "\"- a\"");
  CHECK(line_of("*a") == "\"*a\"");
  CHECK(line_of("{a}") == "\"{a}\"");
  CHECK(line_of(" a") == "\" a\"");
  CHECK(line_of("") == "\"\"");
  CHECK(line_of("null") == "\"null\"");
  CHECK(line_of("~") == "\"~\"");
  CHECK(line_of("a\"b\\") == "a\"b\\");
  CHECK(line_of("\"a\"") == "\"\\\"a\\\"\"");
  CHECK(line_of("姓名：张") == "\"姓名：张\"");
  CHECK(line_of("a\tb") == "\"a\\x09b\"");
}

TEST_CASE("what other readers of YAML take for a number is quoted, and a date is written in one way") {
  const Shapes& shapes = EmbeddedShapes();
  const Shape& shape = *shapes.Find("case");
  const auto value_of = [&](const char* path, const char* value) {
    return ScalarText(*FindField(shape, path), value, Language::en, 0);
  };
  CHECK(value_of("sessions.at", "18:45") == "\"18:45\"");
  CHECK(value_of("sessions.at", "1:30:00") == "\"1:30:00\"");
  CHECK(value_of("sessions.at", "18:45 to 20:00") == "18:45 to 20:00");
  CHECK(value_of("sessions.date", "2026/3/5") == "2026-03-05");
  CHECK(value_of("sessions.date", "2026年3月5日") == "2026-03-05");
  CHECK(value_of("sessions.date", "soon") == "soon");
  CHECK(value_of("sessions.place", "2026/3/5") == "2026/3/5");
}

TEST_CASE("a suggestion is a comment until its section has a value") {
  const Shapes& shapes = EmbeddedShapes();
  const Shape& shape = *shapes.Find("case");
  NewRecord record;
  record.id = "C2026-0001";
  record.suggestions = {{FindField(shape, "application.date"), "2026-03-02"}};
  CHECK(NewRecordText(shape, record).find("\n  #date: 2026-03-02\n") != std::string::npos);
  record.values = {{FindField(shape, "application.form"), "是"}};
  CHECK(Live(NewRecordText(shape, record)).find("application:\n  date: 2026-03-02\n  form: true\n") !=
        std::string::npos);
  record.values.push_back({FindField(shape, "application.date"), "2026-01-01"});
  CHECK(Live(NewRecordText(shape, record)).find("application:\n  date: 2026-01-01\n  form: true\n") !=
        std::string::npos);
}

TEST_CASE("values in a list of sections make one element, in a list of values one each") {
  const Shapes& shapes = EmbeddedShapes();
  const Shape& shape = *shapes.Find("case");
  NewRecord record;
  record.id = "C2026-0001";
  record.keys = Language::zh;
  record.values = {{FindField(shape, "sessions.place"), "家中"},
                   {FindField(shape, "sessions.date"), "2026-03-02"},
                   {FindField(shape, "client.difficulty"), "material"},
                   {FindField(shape, "client.difficulty"), "精神"}};
  const std::string text = Live(NewRecordText(shape, record));
  CHECK(text.find("  困难:\n    - 物质\n    - 精神\n") != std::string::npos);
  const std::size_t list = text.find("\n面谈记录:\n");
  REQUIRE(list != std::string::npos);
  CHECK(text.find("  - 日期: 2026-03-02\n    地点: 家中\n", list) != std::string::npos);
}
