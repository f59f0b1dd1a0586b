#include <doctest/doctest.h>

#include "tests/unit/cli/run.h"
#include "workspace/agency.h"

using namespace lanzhi;

TEST_CASE("the records folder is searched upwards, at most to the git top level") {
  Sandbox box;
  Ran ran = box.Run({"lint"});
  CHECK(ran.code == kUsage);
  CHECK(Contains(ran.err, "searched: " + box.root()));
  CHECK(Contains(ran.err, "lanzhi init"));

  box.MakeFolder();
  box.Write("deep/er/file", "");
  box.Cwd("deep/er");
  CHECK(box.Run({"lint"}).code == kClean);
  // Another repository inside: what is above it is not ours.
  box.Write("deep/.git/HEAD", "");
  CHECK(box.Run({"lint"}).code == kUsage);
  CHECK(box.Run({"lint", "../.."}).code == kClean);
  CHECK(box.Run({"lint", "../../sites/east.yaml"}).code == kClean);
  CHECK(box.Run({"-C", "../..", "lint", "sites"}).code == kClean);
}

TEST_CASE("paths choose records; two folders at once are refused") {
  Sandbox box;
  box.MakeFolder();
  box.Write("cases/2026/C2026-0001.yaml", "case: C2026-0001\nsite: east\n");
  box.Write("other/lanzhi.yaml", "agency: b\nhandbook: lvye\nkeys: en\n");
  CHECK(box.Run({"lint"}).code == kFindings);
  CHECK(box.Run({"lint", "sites", "staff/chen.yaml"}).code == kClean);
  CHECK(Contains(box.Run({"lint", "sites", "staff/chen.yaml"}).err, "checked 2 records"));
  CHECK(box.Run({"lint", "cases"}).code == kFindings);
  CHECK(box.Run({"lint", "./cases/../cases/2026/"}).code == kFindings);
  CHECK(box.Run({"lint", "case"}).code == kUsage);  // part of a name is no path
  CHECK(box.Run({"lint", "lanzhi.yaml"}).code == kClean);
  const Ran ran = box.Run({"lint", "sites", "other"});
  CHECK(ran.code == kUsage);
  CHECK(Contains(ran.err, "two records folders"));
}

TEST_CASE("faults of lanzhi.yaml end every command with 2") {
  Sandbox box;
  box.Write("lanzhi.yaml", "agency: a\nhandbook: nosuch\nkeys: en\n");
  for (const std::vector<std::string>& args :
       std::vector<std::vector<std::string>>{{"lint"},
                                             {"due"},
                                             {"rules"},
                                             {"list", "case"},
                                             {"show", "x"},
                                             {"new", "case"},
                                             {"report", "month", "--month", "2026-10"}}) {
    const Ran ran = box.Run(args);
    CAPTURE(args.front());
    CHECK(ran.code == kUsage);
    CHECK(Contains(ran.out + ran.err, "lanzhi.yaml:2:11: error handbook-unknown"));
    // Only lint's own result belongs on standard output.
    CHECK(Contains(ran.out, "handbook-unknown") == (args.front() == "lint"));
  }
  CHECK(Contains(box.Run({"lint", "-f", "json"}).out, "\"errors\":1"));
}

TEST_CASE("what is known of lanzhi.yaml before it is opened") {
  Sandbox box;
  box.Write("lanzhi.yaml", "agency: a\nhandbook: x\nkeys: en\nlanguage: zh\nutc_offset: \"-03:30\"\n");
  const AgencyFile basics = ReadAgencyFile(*OpenDisk(box.root()));
  CHECK(basics.language == Language::zh);
  CHECK(basics.utc_offset_minutes == -210);
  box.Write("lanzhi.yaml", "nonsense");
  CHECK(ReadAgencyFile(*OpenDisk(box.root())).utc_offset_minutes == 480);
  CHECK(!ReadAgencyFile(*OpenDisk(box.root())).language);
}

TEST_CASE("today comes from --today, else LANZHI_TODAY, else the clock at the agency's offset") {
  Sandbox box;
  box.MakeFolder();
  CHECK(box.Run({"due"}).out.starts_with("today: 2026-11-22 (from the clock)"));
  box.Write("lanzhi.yaml", "agency: a\nhandbook: lantian\nkeys: en\nutc_offset: \"+12:00\"\n");
  CHECK(box.Run({"due"}).out.starts_with("today: 2026-11-23 (from the clock)"));
  box.Variable("LANZHI_TODAY", "2026-03-01");
  CHECK(box.Run({"due"}).out.starts_with("today: 2026-03-01 (LANZHI_TODAY)"));
  CHECK(box.Run({"due", "--today", "2026-04-01"}).out.starts_with("today: 2026-04-01 (--today)"));
  const Ran json = box.Run({"due", "-f", "json"});
  CHECK(json.out.starts_with("{\"version\":1,\"today\":\"2026-03-01\""));
  CHECK(json.err == "today: 2026-03-01 (LANZHI_TODAY)\n");
  CHECK(box.Run({"due", "-f", "json", "-q"}).err.empty());
}

TEST_CASE("every command says what it could not read among the records") {
  Sandbox box;
  box.MakeFolder();
  box.Write("cases/2026/C2026-0001.yaml", "case: C2026-0001\nsource: \xFF\n");
  const std::string link = "staff/li.yaml:1:1: error yaml-not-a-file";
  const std::string broken = "cases/2026/C2026-0001.yaml:";
  std::filesystem::create_symlink("chen.yaml", box.root() + "/staff/li.yaml");
  using Args = std::vector<std::string>;
  for (const Args& args : {Args{"due"}, Args{"list", "staff"}, Args{"list", "case"}, Args{"show", "chen"},
                           Args{"checklist", "chen"}, Args{"report", "month", "--month", "2026-10"},
                           Args{"explain", "assessment-window"}, Args{"rules"}, Args{"clauses"}}) {
    CAPTURE(args.front());
    CAPTURE(args.back());
    const Ran ran = box.Run(args);
    CHECK(ran.code == kFindings);
    CHECK(Contains(ran.err, link));
    CHECK(!Contains(ran.out, link));
    // Its text is the business of those that had to read it (of staff what they have in hand); a report names it on its
    // first page.
    CHECK(Contains(ran.err, broken) == (args.front() == "due" || args.back() == "case" || args.front() == "show"));
  }
  const Ran lint = box.Run({"lint"});
  CHECK(Contains(lint.out, link));
  CHECK(!Contains(lint.err, link));
  // What was asked for has been done.
  const Ran made = box.Run({"new", "site", "west", "--set", "kind=post"});
  CHECK(made.code == kClean);
  CHECK(Contains(made.err, link));
}
