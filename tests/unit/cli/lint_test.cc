#include <doctest/doctest.h>

#include "tests/unit/cli/run.h"

using namespace lanzhi;

namespace {

// One error (record-unknown-key), one warning (source-given, a rule of the agency's own) and nothing else.
void MakeFaulty(Sandbox& box) {
  box.MakeFolder();
  box.Write("handbook/ours.yaml",
            "clauses:\n  - {id: ours.one, place: \"1\", zh: 写明来源, en: say how clients come}\n"
            "rules:\n  - {id: source-given, kind: required, applies_to: case, need: [source], severity: warning,\n"
            "     clauses: [ours.one], title: {zh: 来源, en: source}}\n");
  box.Write("cases/C2026-0001.yaml", "case: C2026-0001\nsite: east\nworker: chen\ncolour: red\n");
}

int Lines(const std::string& text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

TEST_CASE("lint prints human to a terminal and concise elsewhere, the summary of machine formats apart") {
  Sandbox box;
  MakeFaulty(box);
  const Ran concise = box.Run({"lint"});
  CHECK(concise.code == kFindings);
  CHECK(concise.out ==
        "cases/C2026-0001.yaml:1:1: warning source-given: missing: source\n"
        "cases/C2026-0001.yaml:4:1: error record-unknown-key: unknown key in case\n");
  CHECK(concise.err ==
        "checked 3 records; handbook lantian 1\n1 error, 1 warning\n"
        "note: lanzhi.yaml has no complete_to, so papers and signatures without a limit that lack are "
        "listed by due alone\n");
  CHECK(box.Run({"lint", "-q"}).err.empty());
  box.Terminal(true);
  const Ran human = box.Run({"lint", "--color", "never"});
  CHECK(Contains(human.out, "cases/C2026-0001.yaml:4:1: error[record-unknown-key]"));
  CHECK(Contains(human.out, "   |\n 4 | colour: red\n   | ^^^^^^\n"));
  CHECK(Contains(human.out, "checked 3 records in "));
  CHECK(human.err.empty());
  CHECK(!Contains(box.Run({"lint", "-q"}).out, "checked"));
}

TEST_CASE("several formats in one run") {
  Sandbox box;
  MakeFaulty(box);
  const Ran ran =
      box.Run({"lint", "-f", "json=out/all.json", "-f", "human=all.txt", "-f", "concise", "--color", "always"});
  CHECK(Lines(ran.out) == 2);
  CHECK(box.Read("out/all.json") == box.Run({"lint", "-f", "json"}).out);
  CHECK(Contains(box.Read("out/all.json"),
                 "{\"version\":1,\"folder\":\".\",\"handbook\":\"lantian\",\"summary\":{\"records\":3,\"unreadable\":0,"
                 "\"errors\":1,\"warnings\":1,\"infos\":0,\"waived\":0}"));
  CHECK(!Contains(box.Read("all.txt"), "\x1b["));
}

TEST_CASE("--fail-on sets what counts") {
  Sandbox box;
  MakeFaulty(box);
  CHECK(box.Run({"lint", "--fail-on", "never"}).code == kClean);
  CHECK(box.Run({"lint", "--fail-on", "error"}).code == kFindings);
  CHECK(box.Run({"lint", "--ignore", "record-unknown-key"}).code == kClean);
  CHECK(box.Run({"lint", "--ignore", "record-unknown-key", "--fail-on", "warning"}).code == kFindings);
  CHECK(box.Run({"lint", "--ignore", "record-unknown-key", "--ignore", "source-given", "--fail-on", "warning"}).code ==
        kClean);
}

TEST_CASE("--rule and --ignore choose rules") {
  Sandbox box;
  MakeFaulty(box);
  CHECK(Lines(box.Run({"lint", "--rule", "source-given"}).out) == 1);
  CHECK(Lines(box.Run({"lint", "--rule", "source-given", "--rule", "record-unknown-key"}).out) == 2);
  CHECK(box.Run({"lint", "--rule", "source-given", "--ignore", "source-given"}).out.empty());
  CHECK(box.Run({"lint", "--rule", "assessment-window"}).code == kClean);
}

TEST_CASE("when the finding that speaks for others is not wanted, the next one speaks") {
  Sandbox box;
  box.MakeFolder();
  // Accepted without an assessment: the rules that rest on it share one hole.
  box.Write("cases/C2026-0001.yaml",
            "case: C2026-0001\nsite: east\nworker: chen\ndecision: {date: 2026-03-10, accepted: true}\n");
  const std::string all = box.Run({"lint"}).out;
  REQUIRE(!all.empty());
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin =
        line.find("error ") == std::string::npos ? line.find("warning ") + 8 : line.find("error ") + 6;
    const std::string rule = line.substr(begin, line.find(": ", begin) - begin);
    CAPTURE(rule);
    // Each rule that is printed is printed alone too, and leaving one out never adds more than its followers.
    CHECK(Contains(box.Run({"lint", "--rule", rule}).out, rule + ": "));
    CHECK(!Contains(box.Run({"lint", "--ignore", rule}).out, rule + ": "));
  }
}

TEST_CASE("--statistics counts findings by rule") {
  Sandbox box;
  MakeFaulty(box);
  box.Write("cases/C2026-0002.yaml",
            "case: C2026-0002\nsite: east\nworker: chen\nsource: self\ncolor: red\nshape: round\n");
  const Ran ran = box.Run({"lint", "--statistics"});
  CHECK(ran.code == kFindings);
  CHECK(ran.out == "count  severity  rule\n    3  error     record-unknown-key\n    1  warning   source-given\n");
  CHECK(Contains(box.Run({"lint", "--statistics", "-f", "json"}).out,
                 "{\"rule\":\"record-unknown-key\",\"severity\":\"error\",\"count\":3}"));
  CHECK(box.Run({"lint", "sites", "--statistics"}).out.empty());
}

TEST_CASE("standard input stands in for a file, which need not exist") {
  Sandbox box;
  MakeFaulty(box);
  box.Input("case: C2026-0001\nsite: east\nworker: chen\nsource: self\n");
  CHECK(box.Run({"lint", "--stdin-filename", "cases/C2026-0001.yaml"}).code == kClean);
  CHECK(Contains(box.Run({"lint", "--stdin-filename", "cases/C2026-0007.yaml"}).out, "record-id-file"));
  box.Input("case: C2026-0007\nsite: nowhere\nworker: chen\n");
  CHECK(Contains(box.Run({"lint", "--stdin-filename", "new/C2026-0007.yaml"}).out, "record-broken-link"));
  box.Input("staff: chen\nrole: boss\n");
  CHECK(Contains(box.Run({"lint", "--stdin-filename", "staff/chen.yaml"}).out, "staff/chen.yaml:2:7: error record-"));
  box.Input(
      "\xEF\xBB\xBF"
      "case: C2026-0007\nsite: east\nworker: chen\nsource: self\n");
  CHECK(box.Run({"lint", "--stdin-filename", "new/C2026-0007.yaml"}).out.empty());
  box.Input(std::string(300 * 1024, 'x'));
  CHECK(Contains(box.Run({"lint", "--stdin-filename", "new/C2026-0007.yaml"}).out, "yaml-too-large"));
}

TEST_CASE("duplicate ids and broken links are told only of the whole folder, with kind and record") {
  Sandbox box;
  box.MakeFolder();
  box.Write("cases/a/C2026-0001.yaml", "case: C2026-0001\nsite: east\nworker: chen\n");
  box.Write("cases/b/C2026-0001.yaml", "case: C2026-0001\nsite: east\nworker: chen\n");
  CHECK(Contains(box.Run({"lint", "-f", "json"}).out,
                 "\"rule\":\"record-duplicate-id\",\"severity\":\"error\",\"clauses\":[],\"kind\":\"case\",\"record\":"
                 "\"C2026-0001\""));
  CHECK(box.Run({"lint", "cases/b"}).code == kClean);
}

TEST_CASE("the same bytes whatever the number of threads") {
  Sandbox box;
  MakeFaulty(box);
  for (int i = 2; i < 60; ++i) {
    const std::string id = "C2026-00" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    box.Write("cases/" + id + ".yaml", "case: " + id + "\nsite: est\nworker: chen\nx: 1\n");
  }
  const std::string one = box.Run({"lint", "-f", "json", "-j", "1"}).out;
  CHECK(one == box.Run({"lint", "-f", "json", "-j", "7"}).out);
  CHECK(one == box.Run({"lint", "-f", "json"}).out);
}

TEST_CASE("lint --fix keeps a byte order mark and the mode of a file, and mends what paths name") {
  Sandbox box;
  box.MakeFolder();
  const std::string mark = "\xEF\xBB\xBF";
  const std::string record = "case: C2026-0001\nsite: east\n";
  box.Write("cases/C2026-0001.yaml", mark + record + "wroker: chen\n");
  box.Write("cases/C2026-0002.yaml", "case: C2026-0002\nsite: east\nworker： chen\n");
  const std::filesystem::path path = box.root() + "/cases/C2026-0001.yaml";
  std::filesystem::permissions(path, std::filesystem::perms{0604});
  const Ran fixed = box.Run({"lint", "--fix", "cases/C2026-0001.yaml"});
  CHECK(Contains(fixed.err, "fixed 1 fault in 1 file\n"));
  CHECK(box.Read("cases/C2026-0001.yaml") == mark + record + "worker: chen\n");
  CHECK(std::filesystem::status(path).permissions() == std::filesystem::perms{0604});
  CHECK(Contains(box.Read("cases/C2026-0002.yaml"), "worker： chen"));
  CHECK(Contains(box.Run({"lint", "--fix", "-j", "4"}).err, "fixed 1 fault in 1 file\n"));
  CHECK(box.Run({"lint", "--diff"}).code == kClean);
}
