#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>

#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "git/repository.h"
#include "tests/unit/cli/run.h"

using namespace lanzhi;

namespace {

using Json = nlohmann::json;

// A case in service with a meeting agreed for 2026-11-18, one agreed for 2026-12-10, and a waiver that ends on
// 2026-12-01.
void MakeServing(Sandbox& box) {
  box.MakeFolder();
  const std::string plan =
      "source: self\nclient: {ref: K1, voluntary: true, resident: true, category: elderly}\n"
      "application: {date: 2026-10-01, by: client, form: true}\ndecision: {date: 2026-10-08, accepted: true}\n";
  box.Write("cases/C2026-0001.yaml", "case: C2026-0001\nsite: east\nworker: chen\n" + plan +
                                         "sessions:\n  - date: 2026-10-20\n    next: {date: 2026-11-18}\n");
  box.Write("cases/C2026-0002.yaml", "case: C2026-0002\nsite: east\nworker: lin\n" + plan +
                                         "sessions:\n  - date: 2026-10-21\n    next: {date: 2026-12-10}\n");
  box.Write("staff/lin.yaml",
            "staff: lin\nrole: leader\nsocial_work_since: 2012-01-01\ntrained: true\nqualifications: [x]\n");
  box.Write("waivers/W2026-0001.yaml",
            "waiver: W2026-0001\nrule: assessment-window\nrecord: C2026-0001\ndate: 2026-10-09\nreason: flood\n"
            "asked_by: chen\napproval: {date: 2026-10-10, by: lin}\nuntil: 2026-12-01\n");
}

Json Due(const Sandbox& box, std::vector<std::string> args) {
  args.insert(args.begin(), {"due", "-f", "json", "--today", "2026-11-22"});
  return Json::parse(box.Run(args).out)["deadlines"];
}

int RowsWith(const Json& rows, const std::string& key, const std::string& value) {
  int n = 0;
  for (const Json& row : rows) n += row[key].is_string() && row[key].get<std::string>() == value ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("due lists what runs within the horizon, waivers that end among it") {
  Sandbox box;
  MakeServing(box);
  const Json rows = Due(box, {});
  CHECK(RowsWith(rows, "due", "2026-11-18") >= 1);
  CHECK(RowsWith(rows, "due", "2026-12-10") >= 1);
  CHECK(RowsWith(rows, "rule", "waiver-ends") == 1);
  for (const Json& row : rows) CHECK((row["status"] == "open" || row["status"] == "overdue"));
  CHECK(RowsWith(Due(box, {"--within", "8d"}), "rule", "waiver-ends") == 0);
  CHECK(RowsWith(Due(box, {"--within", "9d"}), "rule", "waiver-ends") == 1);
  CHECK(RowsWith(Due(box, {"--until", "2026-12-09"}), "due", "2026-12-10") == 0);
  CHECK(RowsWith(Due(box, {"--until", "2026-12-10"}), "due", "2026-12-10") >= 1);
  const Json overdue = Due(box, {"--overdue"});
  CHECK(RowsWith(overdue, "status", "overdue") == static_cast<int>(overdue.size()));
  CHECK(RowsWith(overdue, "due", "2026-11-18") >= 1);
  CHECK(Due(box, {"--all"}).size() > rows.size());
}

TEST_CASE("due filters by worker, site and actor, groups, and --check fails for what is overdue") {
  Sandbox box;
  MakeServing(box);
  CHECK(RowsWith(Due(box, {"--worker", "lin"}), "record", "C2026-0001") == 0);
  CHECK(RowsWith(Due(box, {"--worker", "lin"}), "record", "C2026-0002") >= 1);
  CHECK(RowsWith(Due(box, {"--site", "east"}), "rule", "waiver-ends") == 0);
  CHECK(RowsWith(Due(box, {"--actor", "chen"}), "worker", "lin") == 0);
  CHECK(box.Run({"due", "--today", "2026-11-22"}).code == kClean);
  CHECK(box.Run({"due", "--today", "2026-11-22", "--check"}).code == kFindings);
  CHECK(box.Run({"due", "--today", "2026-10-21", "--check", "--within", "1d"}).code == kClean);
  for (const char* group : {"time", "site", "worker", "actor", "record", "rule", "status"}) {
    CHECK(Contains(box.Run({"due", "--today", "2026-11-22", "--group-by", group}).out, "2026-11-18"));
  }
  CHECK(Contains(box.Run({"due", "--today", "2026-11-22", "--group-by", "status"}).out, "\noverdue\n"));
}

TEST_CASE("every format of due names the duty") {
  Sandbox box;
  MakeServing(box);
  for (const char* format : {"table", "csv", "html", "md", "json"}) {
    CAPTURE(format);
    CHECK(Contains(box.Run({"due", "--today", "2026-11-22", "-f", format}).out, "2026-11-18"));
  }
  CHECK(Contains(box.Run({"due", "--today", "2026-11-22", "-f", "ics"}).out, "DTSTART;VALUE=DATE:20261118"));
}

TEST_CASE(
    "explain, rules and clauses answer without a records folder, clauses for one handbook only when it is named") {
  Sandbox box;
  const Ran page = box.Run({"explain", "assessment-window"});
  CHECK(page.code == kClean);
  for (const char* part :
       {"X-01", "lantian.centre.assess.window", "within 1 month before", "within 7 days before", "centre"}) {
    CHECK(Contains(page.out, part));
  }
  CHECK(Contains(box.Run({"explain", "assessment-window", "--handbook", "lvye"}).out, "lvye."));
  CHECK(Contains(box.Run({"explain", "lantian.centre.assess.window"}).out, "assessment-window"));
  CHECK(Contains(box.Run({"explain", "record-unknown-key"}).out, "fault of shape"));
  const Json json = Json::parse(box.Run({"explain", "assessment-window", "-f", "json"}).out)["rule"];
  CHECK(json["parameters"]["centre"]["within"] == "within 1 month before");
  CHECK(json["parameters"]["post"]["within"] == "within 7 days before");
  CHECK(json["parameters"]["project"]["severity"] == "warning");
  CHECK(Json::parse(box.Run({"explain", "lantian.centre.assess.window", "-f", "json"}).out)["clause"]["fate"] ==
        "checked");
  CHECK(box.Run({"rules"}).code == kUsage);
  CHECK(Contains(box.Run({"rules", "--handbook", "lvye"}).out, "assessment-window"));
  CHECK(box.Run({"clauses"}).code == kUsage);
  CHECK(Json::parse(box.Run({"clauses", "--handbook", "lvye", "-f", "json"}).out)["clauses"].size() == 204);
}

TEST_CASE("coverage adds up for both handbooks, inside a folder and outside") {
  Sandbox box;
  for (int round = 0; round < 2; ++round) {
    const Json all = Json::parse(box.Run({"clauses", "--coverage", "-f", "json"}).out);
    CHECK(all["lantian"]["total"] == 511);
    CHECK(all["lvye"]["total"] == 204);
    for (const auto& entry : all.items()) {
      CAPTURE(entry.key());
      const Json& c = entry.value();
      CHECK(c["checked"].get<int>() + c["settles"].get<int>() + c["human"].get<int>() + c["pending"].get<int>() ==
            c["total"].get<int>());
    }
    box.MakeFolder("en", "lvye");
  }
  CHECK(Json::parse(box.Run({"clauses", "--coverage", "--handbook", "lvye", "-f", "json"}).out).size() == 1);
}

TEST_CASE("an agency's own handbook folder shows in rules and explain") {
  Sandbox box;
  box.MakeFolder();
  box.Write("handbook/ours.yaml",
            "rules:\n  - {id: assessment-window, by_site: {centre: {within: {before: 2 weeks}}}}\n");
  CHECK(Contains(box.Run({"explain", "assessment-window"}).out, "within 2 weeks before"));
}

TEST_CASE("list filters records, show tells of one") {
  Sandbox box;
  MakeServing(box);
  const auto ids = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {"list", "case", "-f", "json"});
    std::string all;
    const Json document = Json::parse(box.Run(args).out);
    for (const Json& row : document["records"])
      all += row[row.contains("id") ? "id" : "record"].get<std::string>() + ' ';
    return all;
  };
  CHECK(ids({}) == "C2026-0001 C2026-0002 ");
  CHECK(ids({"--worker", "lin"}) == "C2026-0002 ");
  CHECK(ids({"--site", "east", "--stage", "serving"}) == "C2026-0001 C2026-0002 ");
  CHECK(ids({"--stage", "服务中"}) == "C2026-0001 C2026-0002 ");
  CHECK(ids({"--stage", "ended"}).empty());
  CHECK(ids({"--from", "2026-10-02"}).empty());
  CHECK(ids({"--until", "2026-10-01"}) == "C2026-0001 C2026-0002 ");
  CHECK(Contains(box.Run({"list", "同工"}).out, "chen"));

  const Ran shown = box.Run({"show", "C2026-0001", "--today", "2026-11-22"});
  CHECK(shown.code == kClean);
  CHECK(Contains(shown.out, "serving"));
  CHECK(Contains(shown.out, "2026-11-18"));
  CHECK(Contains(shown.out, "today: 2026-11-22 (--today)"));
  CHECK(Json::parse(box.Run({"show", "C2026-0001", "-f", "json"}).out).is_object());
  const Ran early = box.Run({"show", "C2026-0001", "--today", "2026-09-01"});
  CHECK(early.code == kUsage);
  CHECK(Contains(early.err, "2026-09-01"));
  box.Write("cases/C2026-0003.yaml", "nothing: here\n");
  const Ran broken = box.Run({"show", "C2026-0003"});
  CHECK(broken.code == kFindings);
  CHECK(Contains(broken.out, "cases/C2026-0003.yaml:1:"));
}

TEST_CASE("the month's report is the same twice, and --check names the numbers that moved") {
  Sandbox box;
  MakeServing(box);
  const std::vector<std::string> build = {"report", "month", "--month", "2026-10", "-o", "out"};
  std::vector<std::string> check = build;
  check.emplace_back("--check");
  CHECK(box.Run(check).code == kFindings);
  const Ran built = box.Run(build);
  CHECK(built.code == kClean);
  for (const char* file : {".html", ".records.html", ".md", "-left_out.csv", "-rows.csv", "-timeliness.csv",
                           "-undated.csv", ".records.csv", ".json", ".records.json", ".manifest.json"}) {
    CHECK(Contains(built.out, "out/month-2026-10" + std::string(file) + "\n"));
  }
  CHECK_FALSE(Contains(built.out, ".xlsx"));  // the sandbox makes no workbooks
  const auto set = [&] {
    std::string all;
    std::istringstream names(built.out);
    for (std::string name; std::getline(names, name);) all += box.Read(name);
    return all;
  };
  const std::string first = set();
  CHECK(box.Run(build).code == kClean);
  CHECK(set() == first);
  const Json written = Json::parse(box.Read("out/month-2026-10.manifest.json"));
  for (const Json& file : written["files"]) {
    const std::string bytes = box.Read("out/" + file["file"].get<std::string>());
    CHECK(file["bytes"] == bytes.size());
    CHECK(file["sha256"] == Sha256({bytes}));
  }
  CHECK(box.Run({"report", "month", "--month", "2026-10"}).out == box.Read("out/month-2026-10.md"));
  CHECK(box.Run(check).code == kClean);

  box.Write("cases/C2026-0002.yaml", box.Read("cases/C2026-0002.yaml") + "  - date: 2026-10-28\n");
  const Ran moved = box.Run(check);
  CHECK(moved.code == kFindings);
  CHECK(Contains(moved.out, "Service statistics, east lin, sessions: was 1, is 2; by C2026-0002\n"));
  CHECK(Contains(moved.out, "Service statistics, total, sessions: was 2, is 3; by C2026-0002\n"));
  CHECK(Contains(moved.out, "out/month-2026-10.md: differs\n"));
  CHECK(!Contains(moved.out, "east chen"));
  // Another language moves no number.
  const Ran chinese = box.Run({"report", "month", "--month", "2026-10", "-o", "out", "--check", "--lang", "zh"});
  CHECK(Contains(chinese.out, "原为 1，现为 2"));
  CHECK(!Contains(chinese.out, "open at start"));
  // A file that the set no longer has, and a manifest that is none.
  const std::string manifest = box.Read("out/month-2026-10.manifest.json");
  Json more = Json::parse(manifest);
  more["files"].push_back({{"file", "month-2026-10-old.csv"}});
  box.Write("out/month-2026-10.manifest.json", more.dump());
  CHECK(Contains(box.Run(check).out, "out/month-2026-10-old.csv: no longer a file of this report\n"));
  box.Write("out/month-2026-10.manifest.json", "{}");
  CHECK(Contains(box.Run(check).err, "out/month-2026-10.manifest.json: no report"));
  box.Write("out/month-2026-10.manifest.json", manifest);
  box.Write("out/month-2026-10.json", "not json");
  CHECK(Contains(box.Run(check).err, "its numbers are not compared"));
}

TEST_CASE("a report says what had to be left out and fails") {
  Sandbox box;
  MakeServing(box);
  box.Write("cases/C2026-0003.yaml", "case: C2026-0003\nsite: \"east\n");
  const Ran ran = box.Run({"report", "month", "--month", "2026-10", "-f", "json"});
  CHECK(ran.code == kFindings);
  const Json report = Json::parse(ran.out);
  REQUIRE(report["left_out"].size() == 1);
  CHECK(report["left_out"][0]["path"] == "cases/C2026-0003.yaml");
  CHECK(!report["left_out"][0]["why"].get<std::string>().empty());
  CHECK(report["records"] == 2);
  CHECK(Contains(ran.err, "1 record left out"));
}

TEST_CASE("a report names the commit; without one it says so") {
  Sandbox box;
  MakeServing(box);
  const auto report = [&] { return Json::parse(box.Run({"report", "month", "--month", "2026-10", "-f", "json"}).out); };
  CHECK(report()["commit"].is_null());  // .git is an empty folder
  const std::string git = "git -C '" + box.root() + "' ";
  std::filesystem::remove_all(box.root() + "/.git");
  REQUIRE(std::system((git + "init -q").c_str()) == 0);
  CHECK(report()["commit"].is_null());
  REQUIRE(std::system((git + "add .").c_str()) == 0);
  REQUIRE(std::system((git + "-c user.name=a -c user.email=a@example.org commit -q -m x").c_str()) == 0);
  CHECK(report()["commit"].get<std::string>().size() == 40);
  CHECK(report()["uncommitted"].empty());
  box.Write("cases/C2026-0009.yaml", "case: C2026-0009\n");
  box.Write(".gitignore", "C2026-0008.yaml\n");
  box.Write("cases/C2026-0008.yaml", "case: C2026-0008\n");
  CHECK(report()["uncommitted"] == Json({"cases/C2026-0008.yaml", "cases/C2026-0009.yaml"}));
}

TEST_CASE("completion scripts know every command and option") {
  const Sandbox box;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = box.Run({"completions", shell}).out;
    CAPTURE(shell);
    for (const char* word : {"lint", "due", "report", "group-by", "stdin-filename", "statistics", "worker"}) {
      CHECK(Contains(script, word));
    }
  }
  // What bash makes of it.
  const std::string script = box.root() + "/complete.bash";
  std::ofstream(script) << box.Run({"completions", "bash"}).out
                        << "COMP_WORDS=(lanzhi lint --fail-on w); COMP_CWORD=3; _lanzhi; echo \"${COMPREPLY[*]}\"\n"
                        << "COMP_WORDS=(lanzhi li); COMP_CWORD=1; _lanzhi; echo \"${COMPREPLY[*]}\"\n"
                        << "COMP_WORDS=(lanzhi -C x due --ov); COMP_CWORD=4; _lanzhi; echo \"${COMPREPLY[*]}\"\n";
  REQUIRE(std::system(("bash '" + script + "' > '" + script + ".out'").c_str()) == 0);
  CHECK(box.Read("complete.bash.out") == "warning\nlint list\n--overdue\n");
}
