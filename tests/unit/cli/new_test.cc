#include <doctest/doctest.h>

#include "tests/unit/cli/run.h"

using namespace lanzhi;

namespace {

std::string WithoutComments(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find_first_not_of(' ');
    if (first > 4 || line[first] != '#') out += line + '\n';  // deeper it is the text of a block
  }
  return out;
}

// What is left when a writer takes away every # behind which no blank stands, as the first line of a record says, but
// before dashes, behind which they have nothing to write.
std::string Uncommented(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find_first_not_of(' ');
    const bool to_fill = line.substr(first, 1) == "#" && line.substr(first, 2) != "# " && line.substr(first) != "#-";
    if (to_fill) line.erase(first, 1);
    out += line + '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("init makes a folder that lints clean, and never overwrites") {
  for (const std::string language : {"en", "zh"}) {
    for (const std::string handbook : {"lantian", "lvye"}) {
      Sandbox box;
      const Ran made = box.Run({"init", "here", "--handbook", handbook, "--agency", "A: B", "--lang", language});
      CHECK(made.code == kClean);
      const std::string list = language == "zh" ? "here/private/名册.csv" : "here/private/register.csv";
      CHECK(made.out == "here/.gitignore\n" + list +
                            "\nhere/.lanzhi/agency.schema.json\nhere/.lanzhi/record.schema.json\n"
                            "here/.vscode/extensions.json\nhere/.vscode/settings.json\nhere/lanzhi.yaml\n");
      CHECK(box.Read("here/.gitignore") == "private/\n.lanzhi-*.tmp\n");
      CHECK(Contains(box.Read("here/lanzhi.yaml"), "\"A: B\""));
      for (const char* folder : {"cases", "staff", "sites", "waivers"}) CHECK(box.Has(std::string("here/") + folder));
      CHECK(box.Run({"lint", "here", "--fail-on", "info"}).code == kClean);
      const Ran again = box.Run({"init", "here", "--handbook", "lvye"});
      CHECK(again.code == kUsage);
      CHECK(Contains(again.err, "exists already"));
    }
  }
}

TEST_CASE("init keeps what is there beside lanzhi.yaml") {
  Sandbox box;
  box.Write(".gitignore", "mine\n");
  const Ran ran = box.Run({"init", "--keys", "zh"});
  CHECK(ran.code == kClean);
  CHECK(Contains(ran.err, ".gitignore exists already and was kept"));
  CHECK(box.Read(".gitignore") == "mine\n");
  CHECK(Contains(box.Read("lanzhi.yaml"), "键名语言: 中文"));
  CHECK(box.Run({"init", "x", "--handbook", "lantain"}).code == kUsage);
  CHECK(!box.Has("x"));
  CHECK(box.Run({"init", "x", "--handbook", "handbook/own"}).code == kUsage);
  CHECK(!box.Has("x/lanzhi.yaml"));
}

TEST_CASE("new records pass lint, in both languages of keys and both handbooks") {
  for (const std::string keys : {"en", "zh"}) {
    for (const std::string handbook : {"lantian", "lvye"}) {
      Sandbox box;
      CAPTURE(keys);
      CAPTURE(handbook);
      REQUIRE(box.Run({"init", "--keys", keys, "--handbook", handbook}).code == kClean);
      CHECK(box.Run({"new", "site", "east", "--set", "kind=centre"}).out == "sites/east.yaml\n");
      CHECK(box.Run({"new", "staff", "chen", "--set", "职务=社工"}).out == "staff/chen.yaml\n");
      CHECK(box.Run({"new", "staff", "lin", "--set", "role=supervisor", "--site", "east"}).code == kClean);
      CHECK(box.Run({"new", "个案", "--worker", "chen", "--on", "2026-03-02"}).out == "cases/2026/C2026-0001.yaml\n");
      CHECK(box.Run({"new", "case", "--worker", "chen"}).out == "cases/2026/C2026-0002.yaml\n");
      CHECK(box.Run({"new", "case", "--worker", "chen", "--on", "2025-03-02"}).out == "cases/2025/C2025-0001.yaml\n");
      const Ran lint = box.Run({"lint"});
      CAPTURE(lint.out);
      CHECK(lint.code == kClean);
    }
  }
}

TEST_CASE("a new record with every commented field filled in is still read") {
  Sandbox box;
  box.MakeFolder("zh");
  REQUIRE(box.Run({"new", "case", "--on", "2026-03-02"}).code == kClean);
  const std::string text = box.Read("cases/2026/C2026-0001.yaml");
  CHECK(WithoutComments(text) == "个案: C2026-0001\n服务点: east\n负责社工: chen\n");
  CHECK(Contains(text, "\n  #日期: 2026-03-02\n"));
  box.Write("cases/2026/C2026-0001.yaml", Uncommented(text));
  const Ran ran = box.Run({"lint"});
  CAPTURE(ran.out);
  CHECK(!Contains(ran.out, "yaml-"));
  // What was freed and not filled in is told, and nothing else.
  std::string rest = ran.out;
  for (std::size_t at = 0; (at = rest.find("record-blank", at)) != std::string::npos;) rest.erase(at, 12);
  CHECK(!Contains(rest, "record-"));
}

TEST_CASE("--set takes paths, choices and booleans in either language and quotes what needs it") {
  Sandbox box;
  box.MakeFolder();
  const Ran ran = box.Run({"new",   "case",
                           "--on",  "2026-03-02",
                           "--set", "source=主动求助",
                           "--set", "服务对象.编号=K: 1",
                           "--set", "client.voluntary=是",
                           "--set", "client.category=elderly",
                           "--set", "client.resident=yes",
                           "--set", "client.difficulty=material",
                           "--set", "client.difficulty=精神",
                           "--set", "application.by=client",
                           "--set", "application.form=true",
                           "--set", "application.statement=- one\n # two"});
  CAPTURE(ran.err);
  CHECK(ran.code == kClean);
  CHECK(ran.err.empty());
  CHECK(WithoutComments(box.Read("cases/2026/C2026-0001.yaml")) ==
        "case: C2026-0001\nsite: east\nworker: chen\nsource: self\nclient:\n  ref: \"K: 1\"\n  category: elderly\n"
        "  difficulty:\n    - material\n    - mental\n  voluntary: true\n  resident: true\napplication:\n"
        "  date: 2026-03-02\n  by: client\n  form: true\n  statement: |\n    - one\n     # two\n");
}

TEST_CASE("new asks for what it cannot know and writes nothing when a value is wrong") {
  Sandbox box;
  box.MakeFolder();
  box.Write("staff/lin.yaml", "staff: lin\nrole: leader\n");
  struct Case {
    std::vector<std::string> args;
    std::string error;
  };
  const std::vector<Case> cases = {
      {{"new"}, "which kind of record?"},
      {{"new", "csae"}, "did you mean case?"},
      {{"new", "agency"}, "no such kind of record: agency"},
      {{"new", "case"}, "--worker"},
      {{"new", "case"}, "choose from: chen, lin"},
      {{"new", "staff", "wu"}, "--set role="},
      {{"new", "staff"}, "needs an id"},
      {{"new", "staff", "chen", "--set", "role=worker"}, "id chen is taken"},
      {{"new", "staff", "a/b", "--set", "role=worker"}, "a/b cannot be an id"},
      {{"new", "staff", ".x", "--set", "role=worker"}, "cannot be an id"},
      {{"new", "staff", "wu", "--set", "role=boss"}, "role must be one of: worker, assistant, leader"},
      {{"new", "site", "west", "--worker", "chen"}, "site records have no --worker"},
      {{"new", "staff", "wu", "--set", "role=worker", "--on", "2026-01-01"}, "staff records have no --on"},
      {{"new", "case", "--worker", "wu"}, "wu"},
      {{"new", "case", "--worker", "chen", "--set", "clientref=K1"}, "did you mean client.ref?"},
      {{"new", "case", "--worker", "chen", "--set", "client=K1"}, "no field client to fill in"},
      {{"new", "staff", "wu", "--set", "xyzzy=K1"}, "choose from: name, email, role"},
      {{"new", "case", "--worker", "chen", "--set", "case=C1"}, "no field case to fill in"},
      {{"new", "case", "--worker", "chen", "--set", "client.ref"}, "--set wants PATH=VALUE"},
      {{"new", "case", "--worker", "chen", "--on", "today"}, "--on is no date"},
      {{"new", "case", "--worker", "chen", "--set", "application.date=2026-02-30"}, "application.date is not a date"},
  };
  for (const Case& each : cases) {
    std::string line;
    for (const std::string& arg : each.args) line += arg + ' ';
    CAPTURE(line);
    const Ran ran = box.Run(each.args);
    CAPTURE(ran.err);
    CHECK(ran.code == kUsage);
    CHECK(ran.out.empty());
    CHECK(Contains(ran.err, each.error));
  }
  CHECK(!box.Has("cases"));
  CHECK(!box.Has("staff/wu.yaml"));
  CHECK(!box.Has("sites/west.yaml"));
}

TEST_CASE("a new waiver may wait for its approval, and says so") {
  Sandbox box;
  box.MakeFolder();
  REQUIRE(box.Run({"new", "case"}).code == kClean);
  const Ran ran = box.Run({"new", "waiver", "--set", "rule=assessment-window", "--set", "record=C2026-0001"});
  CHECK(ran.code == kClean);
  CHECK(ran.out == "waivers/2026/W2026-0001.yaml\n");
  CHECK(Contains(ran.err, "waiver-malformed"));
  CHECK(Contains(WithoutComments(box.Read("waivers/2026/W2026-0001.yaml")), "record: C2026-0001\ndate: 2026-11-22\n"));
}

TEST_CASE("a new id comes after the highest in use, wherever it stands") {
  Sandbox box;
  box.MakeFolder();
  box.Write("cases/old/C2026-0041.yaml", "case: C2026-0041\nsite: east\nworker: chen\n");
  box.Write("cases/C2025-0099.yaml", "case: C2025-0099\nsite: east\nworker: chen\n");
  CHECK(box.Run({"new", "case"}).out == "cases/2026/C2026-0042.yaml\n");
  box.Write("cases/C2026-9999.yaml", "broken");
  const Ran full = box.Run({"new", "case"});
  CHECK(full.code == kUsage);
  CHECK(Contains(full.err, "no free id"));
}
