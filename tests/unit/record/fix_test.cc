// Splices: what was broken comes back as it was, byte for byte, and nothing else moves.
#include "record/fix.h"

#include <doctest/doctest.h>

#include <regex>

#include "source/packed.h"
#include "source/read_file.h"
#include "source/yaml.h"
#include "support.h"

namespace lanzhi::test {
namespace {

const auto kAll = [](std::string_view) { return true; };

Mended MendSmall(std::string_view text, KeyLanguage keys = Language::en) {
  return Mend(MakeFile("cases/C2026-0001.yaml", std::string(text)), SmallShapes(), keys, nullptr, kAll);
}

// The shapes of the program, with the words of one of its handbooks.
Shapes RealShapes(std::string_view handbook) {
  static std::vector<Tree> books;  // own the words
  books.push_back(Unpack(FindEmbedded("handbooks/" + std::string(handbook) + "/handbook.yaml")->packed));
  const Tree& tree = books.back();
  Diagnostics faults;
  Vocabularies vocabularies;
  for (const Node& each : Children(tree, *tree.Find(tree.nodes.front(), "vocabularies"))) {
    vocabularies[tree.KeyOf(each)] = ReadChoices(tree, each, faults);
  }
  std::vector<Tree> shapes;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    if (file->path.starts_with("record/")) shapes.push_back(Unpack(file->packed));
  }
  Shapes read = Shapes::Load(std::move(shapes), vocabularies, faults);
  REQUIRE(faults.empty());
  return read;
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

// The same line with a mistake in it; the line itself when it has no place for one.
using Mistake = std::string (*)(const std::string&);

std::string Slashes(const std::string& line) {
  return std::regex_replace(line, std::regex("(20[0-9]{2})-0?([0-9]+)-0?([0-9]+)"), "$1/$2/$3");
}
std::string Signs(const std::string& line) {
  return std::regex_replace(line, std::regex("(20[0-9]{2})-([0-9]{2})-([0-9]{2})"), "$1年$2月$3日");
}
std::string Wide(const std::string& line) {
  const std::size_t colon = line.find(": ");
  const std::size_t before = line.find_first_of("#{[\"'");
  return colon == std::string::npos || before < colon ? line : line.substr(0, colon) + "：" + line.substr(colon + 2);
}
std::string Doubled(const std::string& line) {
  std::smatch found;
  if (!std::regex_search(line, found, std::regex("^ *(- )?[a-z_]*([a-z])(?=:)"))) return line;
  const auto end = static_cast<std::size_t>(found[0].length());
  return line.substr(0, end) + found[2].str() + line.substr(end);
}
std::string Blanks(const std::string& line) { return line + "  "; }
std::string Return(const std::string& line) { return line + "\r"; }

}  // namespace

TEST_CASE("fix: one mistake in a line of a real record is taken back, or nothing is done") {
  struct Example {
    const char* handbook;
    const char* path;
    Language keys;
  };
  const Example examples[] = {{"lvye", "cases/2026/C2026-0009.yaml", Language::en},
                              {"lvye", "groups/2026/G2026-0005.yaml", Language::en},
                              {"lantian", "cases/2026/C2026-0027.yaml", Language::zh},
                              {"lantian", "volunteers/V2025-0001.yaml", Language::zh}};
  struct Kind {
    Mistake make;
    int least;  // that must be mended
  };
  Kind kinds[] = {{Slashes, 40}, {Signs, 40}, {Wide, 100}, {Doubled, 40}, {Blanks, 150}, {Return, 150}};
  for (const Example& example : examples) {
    const Shapes shapes = RealShapes(example.handbook);
    const std::string text =
        ReadFile(std::string(LANZHI_SOURCE_DIR "/examples/") + example.handbook + '/' + example.path).value();
    const auto mend = [&](const std::string& bytes) {
      return Mend(MakeFile(example.path, bytes), shapes, example.keys, nullptr, kAll);
    };
    REQUIRE(!text.empty());
    CHECK(mend(text).text == text);
    const std::vector<std::string> lines = LinesOf(text);
    for (Kind& kind : kinds) {
      for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<std::string> broken = lines;
        broken[i] = kind.make(lines[i]);
        if (broken[i] == lines[i]) continue;
        const std::string bytes = Joined(broken);
        const Mended mended = mend(bytes);
        CAPTURE(broken[i]);
        CHECK((mended.faults > 0) == (mended.text != bytes));
        if (mended.faults == 0) continue;
        CHECK(mended.text == text);
        CHECK(mend(mended.text).faults == 0);
        --kind.least;
      }
    }
  }
  for (const Kind& kind : kinds) CHECK(kind.least <= 0);
}

TEST_CASE("fix: many at once, with the comments where they were") {
  const std::string before =
      "# a record  \ncsae: C2026-0001 # the id\nworkr: chen-jia   # who\nsource:   referd\n\ndecision： {date: "
      "2026.3.5}\n";
  const std::string after =
      "# a record\ncase: C2026-0001 # the id\nworker: chen-jia   # who\nsource:   referred\n\ndecision: {date: "
      "2026-03-05}\n";
  const Mended mended = MendSmall(before);
  CHECK(mended.text == after);
  CHECK(mended.faults == 6);
  CHECK(MendSmall(after).faults == 0);
}

TEST_CASE("fix: names of the other language, the kind's first") {
  CHECK(MendSmall("case: C2026-0001\nworker: x\nsource: self\n", Language::zh).text ==
        "个案: C2026-0001\n负责社工: x\n个案来源: 主动求助\n");
}

TEST_CASE("fix: values that can only be spelt in one way") {
  const std::string head = "case: C2026-0001\nworker: x\n";
  const auto mended = [&](const std::string& value) { return MendSmall(head + value).text.substr(head.size()); };
  CHECK(mended("methods: case-work # one\n") == "methods: [case-work] # one\n");
  CHECK(mended("methods: case-work、group-work\n") == "methods: [case-work, group-work]\n");
  CHECK(mended("client: {urgent: “yes”}\n") == "client: {urgent: yes}\n");
  CHECK(mended("client: {urgent: 是。}\n") == "client: {urgent: 是}\n");
  CHECK(mended("source: “self”。\n") == "source: self\n");
  CHECK(mended("sessions:\n  - {date: ２０２６／3／5, at: \"15：00\", minutes: ９0}\n") ==
        "sessions:\n  - {date: 2026-03-05, at: \"15:00\", minutes: 90}\n");
  CHECK(mended("methods:\n  -case-work\n") == "methods:\n  - case-work\n");
}

TEST_CASE("fix: a full-width colon is one only behind a key of its place") {
  const std::string head = "case: C2026-0001\nworker: x\ndecision:\n  date: 2026-03-05\n";
  const auto mended = [&](const std::string& lines) { return MendSmall(head + lines).text.substr(head.size()); };
  CHECK(mended("  reason：because\n") == "  reason: because\n");
  CHECK(mended("  resaon：because\n") == "  reason: because\n");  // a slip of the pen in it as well
  for (const char* prose :
       {"  reason: at first she said\n  second part：she is tired\n",
        "  reason: first\n  第二段：她说累。\n  第三段：她说好。\n", "  reason: first\n    第二段：她说累。\n",
        "  reason: |\n    第一段：她说\n    date：x\n"}) {
    CAPTURE(prose);
    CHECK(mended(prose) == prose);
  }
}

TEST_CASE("fix: what is not certain stays") {
  for (const char* text : {
           "case: C2026-0001\nworker: x\nworkr: y\n",                         // it would be named twice
           "case: C2026-0001\nworker: x\nsource: elsewhere\n",                // nothing is near
           "case: C2026-0001\nworker: x\nclient: {told_on: 2026/13/5}\n",     // no such day
           "case: C2026-0001\nworker: x\ndecision: {date: 03/05/2026}\n",     // which is the month?
           "case: C2026-0001\nworker: x\nclient: {ref: K1，urgent: true}\n",  // a text, or two fields
           "case: C2026-0001\nworker: x\n  source：self\n",                   // too deep as well
       }) {
    const Mended mended = MendSmall(text);
    CAPTURE(mended.text);
    CHECK(mended.faults == 0);
    CHECK(mended.text == text);
  }
}

TEST_CASE("fix: of many that would name one field the last is made, and all that have nothing to do with them") {
  std::string before = "case: C2026-0001\nworker: x\nclient:\n  ref: K1\n  told_on: 2026/3/5\n", after = before;
  after.replace(after.find("2026/3/5"), 8, "2026-03-05");
  constexpr int kMany = 400;
  for (int i = 0; i < kMany; ++i) {
    const std::string sign = {static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26)};
    before += "sourc" + sign + ": self\n" + "worke" + sign + ": y\n";
    after += (i + 1 < kMany ? "sourc" + sign : std::string("source")) + ": self\n" + "worke" + sign + ": y\n";
  }
  const Mended mended = MendSmall(before);
  CHECK(mended.faults == 2);
  CHECK(mended.text == after);
}

TEST_CASE("fix: what clashes in two languages stays, what stands beside it does not") {
  CHECK(MendSmall("case: C2026-0001\nworker: x\n个案来源: 主动求助\nsourc: self\ndecision: {date: 2026/3/5}\n",
                  Language::zh)
            .text == "个案: C2026-0001\n负责社工: x\n个案来源: 主动求助\nsourc: self\n接案决定: {日期: 2026-03-05}\n");
}

TEST_CASE("fix: blanks inside a text of several lines are text") {
  const std::string text =
      "case: C2026-0001\nworker: x\ndecision:\n  reason: |\n    one  \n    two  \n  date: 2026-03-05\n";
  CHECK(MendSmall(text).faults == 0);
  CHECK(MendSmall(text).text == text);
}

TEST_CASE("fix: line ends become those of most lines") {
  CHECK(MendSmall("case: C2026-0001\r\nworker: x\nsource: self\r\n").text ==
        "case: C2026-0001\r\nworker: x\r\nsource: self\r\n");
  CHECK(MendSmall("case: C2026-0001\r\nworker: x\n").text == "case: C2026-0001\nworker: x\n");
}

TEST_CASE("fix: only the rules that are wanted") {
  const auto dates = [](std::string_view rule) { return rule == "record-date"; };
  const std::string text = "case: C2026-0001  \nworkr: x\ndecision: {date: 2026/3/5}\n";
  CHECK(Mend(MakeFile("cases/C2026-0001.yaml", text), SmallShapes(), Language::en, nullptr, dates).text ==
        "case: C2026-0001  \nworkr: x\ndecision: {date: 2026-03-05}\n");
}

}  // namespace lanzhi::test
