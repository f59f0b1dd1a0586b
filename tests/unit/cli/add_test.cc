#include <doctest/doctest.h>

#include "tests/unit/cli/run.h"

using namespace lanzhi;

namespace {

const std::string kPath = "cases/2026/C2026-0001.yaml";
const std::string kCase = "case: C2026-0001\nsite: east\nworker: chen\n";

}  // namespace

TEST_CASE("add writes into the file that an id or a path names, and says where") {
  Sandbox box;
  box.MakeFolder();
  box.Write(kPath, kCase);
  CHECK(box.Run({"add", "C2026-0001", "application"}).out == kPath + ":4\n");
  CHECK(box.Run({"add", kPath, "接案决定", "--set", "date=2026/3/5"}).out == kPath + ":16\n");
  CHECK(Contains(box.Read(kPath), "\ndecision:\n  # day of the decision"));
  CHECK(Contains(box.Read(kPath), "\n  date: 2026-03-05\n"));
  box.Cwd("cases");
  CHECK(box.Run({"add", "2026/C2026-0001.yaml", "sessions"}).code == kClean);
  const std::string before = box.Read(kPath);
  CHECK(box.Run({"add", "C2026-0001", "decision"}).code == kUsage);
  CHECK(box.Run({"add", "C2026-0001", "decison"}).code == kUsage);
  CHECK(box.Run({"add", "C2026-0002", "decision"}).code == kUsage);
  CHECK(box.Run({"add", "2026/C2026-0002.yaml", "decision"}).code == kUsage);
  CHECK(box.Read(kPath) == before);
}

TEST_CASE("add writes nothing when a value is not what lint takes, or is personal") {
  Sandbox box;
  box.MakeFolder();
  box.Write(kPath, kCase);
  struct Case {
    std::vector<std::string> sets;
    std::string error;
  };
  const Case cases[] = {
      {{"date=soon"}, "decision.date is not a date"},
      {{"by=wu"}, "wu"},
      {{"told_via=pigeon"}, "decision.told_via must be one of"},
      {{"accepted=perhaps"}, "decision.accepted"},
      {{"reason=13812345678"}, "a mobile number stands here"},
      {{"reson=x"}, "did you mean reason?"},
      {{"client.ref=K1"}, "no field client.ref"},
      {{"date"}, "--set wants PATH=VALUE"},
  };
  for (const Case& each : cases) {
    std::vector<std::string> args = {"add", "C2026-0001", "decision"};
    for (const std::string& set : each.sets) args.insert(args.end(), {"--set", set});
    CAPTURE(each.sets.front());
    const Ran ran = box.Run(args);
    CAPTURE(ran.err);
    CHECK(ran.code == kUsage);
    CHECK(ran.out.empty());
    CHECK(Contains(ran.err, each.error));
    CHECK(!Contains(ran.err, "13812345678"));
  }
  CHECK(box.Read(kPath) == kCase);
}

TEST_CASE("add keeps a byte order mark, and prints instead of writing") {
  Sandbox box;
  box.MakeFolder();
  const std::string marked = "\xEF\xBB\xBF" + kCase;
  box.Write(kPath, marked);
  const Ran printed = box.Run({"add", "C2026-0001", "consent", "--print", "--set", "date=2026-03-05"});
  CHECK(printed.code == kClean);
  CHECK(box.Read(kPath) == marked);
  CHECK(box.Run({"add", "C2026-0001", "consent", "--set", "date=2026-03-05"}).code == kClean);
  CHECK(box.Read(kPath) == marked + printed.out);
  box.Input(kCase);
  CHECK(box.Run({"add", "-", "consent", "--set", "date=2026-03-05"}).out == kCase + printed.out);
  CHECK(box.Run({"add", "-", "consent", "--print", "--set", "date=2026-03-05"}).out == printed.out);
  box.Input("nothing");
  CHECK(box.Run({"add", "-", "consent"}).code != kClean);
}

TEST_CASE("add reaches a record through no link, and leaves none that has a second name") {
  Sandbox box;
  box.MakeFolder();
  box.Write("cases/C2026-0001.yaml", kCase);
  std::filesystem::create_hard_link(box.root() + "/cases/C2026-0001.yaml", box.root() + "/twin");
  CHECK(box.Run({"add", "C2026-0001", "consent"}).code == kIncomplete);
  CHECK(box.Read("twin") == kCase);
  std::filesystem::remove(box.root() + "/cases/C2026-0001.yaml");
  std::filesystem::create_symlink(box.root() + "/twin", box.root() + "/cases/C2026-0001.yaml");
  CHECK(box.Run({"add", "C2026-0001", "consent"}).code != kClean);
  CHECK(box.Read("twin") == kCase);
}

TEST_CASE("what add offers can be added, stage by stage, in both handbooks and languages") {
  for (const std::string keys : {"en", "zh"}) {
    for (const std::string handbook : {"lantian", "lvye"}) {
      for (const std::string kind : {"case", "group", "activity", "enquiry", "volunteer", "survey"}) {
        Sandbox box;
        CAPTURE(keys);
        CAPTURE(handbook);
        CAPTURE(kind);
        box.MakeFolder(keys, handbook);
        std::vector<std::string> args = {"new", kind, "--on", "2026-03-02"};
        if (kind == "survey") args.insert(args.end(), {"--set", "kind=needs"});
        const Ran made = box.Run(args);
        CAPTURE(made.err);
        REQUIRE(made.code == kClean);
        const std::string path = made.out.substr(0, made.out.size() - 1);
        const Ran offered = box.Run({"add", path, "-f", "json"});
        REQUIRE(offered.code == kClean);
        int added = 0;
        for (std::size_t at = offered.out.find("\"section\": \""); at != std::string::npos;
             at = offered.out.find("\"section\": \"", at + 1)) {
          const std::size_t begin = at + 12;
          const std::string section = offered.out.substr(begin, offered.out.find('"', begin) - begin);
          CAPTURE(section);
          const Ran ran = box.Run({"add", path, section});
          CAPTURE(ran.err);
          CHECK(ran.code == kClean);
          ++added;
        }
        CHECK(added > 0);
        CHECK(!Contains(box.Run({"lint"}).out, "yaml-"));
      }
    }
  }
}

TEST_CASE("add --from asks only where somebody can answer") {
  Sandbox box;
  box.MakeFolder();
  const std::string path = "groups/2026/G2026-0001.yaml", group = "group: G2026-0001\nsite: east\nworker: chen\n";
  const std::vector<std::string> add = {"add", "G2026-0001", "members", "--from", "members.csv"};
  box.Write(path, group);
  box.Write("members.csv", "ref\nK1\nK2\n");
  box.Terminal(true);
  box.Input("n\n");
  const Ran no = box.Run(add);
  CHECK(no.code == kClean);
  CHECK(Contains(no.out, "  - ref: K1\n"));
  CHECK(Contains(no.err, "[y/N]"));
  CHECK(box.Read(path) == group);
  box.Input("");
  CHECK(box.Run(add).code == kClean);
  CHECK(box.Read(path) == group);
  box.Input("y\n");
  CHECK(box.Run(add).code == kClean);
  CHECK(box.Read(path) == group + "members:\n  - ref: K1\n  - ref: K2\n");
  box.Write(path, group);
  box.Terminal(false);
  box.Input("");
  const Ran piped = box.Run(add);
  CHECK(piped.out == path + ":4\n");
  CHECK(!Contains(piped.err, "[y/N]"));
}

TEST_CASE("what a checklist asks is never answered by sign") {
  for (const std::string handbook : {"lantian", "lvye"}) {
    Sandbox box;
    box.MakeFolder("en", handbook);
    box.Write("staff/min.yaml", "staff: min\nrole: supervisor\nemail: min@example.org\n");
    const std::string path = "groups/2026/G2026-0001.yaml";
    box.Write(
        path,
        "group: G2026-0001\nname: one\nsite: east\nworker: chen\nclosing: {date: 2026-11-20, trigger: time-up}\n");
    const Ran ran = box.Run({"sign", "G2026-0001", "--as", "min", "--section", "audit"});
    CAPTURE(ran.err);
    if (handbook == "lvye" && ran.code != kClean) continue;  // it has no audit of groups
    CHECK(ran.code == kClean);
    const std::string text = box.Read(path);
    CHECK(Contains(text, "  by: min\n"));
    CHECK(Contains(text, "  checklist:\n    # "));
    CHECK(Contains(text, "\n      answer:\n"));
    CHECK(!Contains(text, "answer: "));
    CHECK(!Contains(box.Run({"lint"}).out, "record-private"));
  }
}
