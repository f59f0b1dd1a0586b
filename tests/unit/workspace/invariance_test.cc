// What must not change a finding: the number of threads, line endings, comments, where a file lies.
#include <doctest/doctest.h>

#include <mutex>
#include <random>
#include <sstream>

#include "render/catalogue.h"
#include "support/fixtures.h"
#include "support/memory_folder.h"
#include "view/finding.h"
#include "workspace/open.h"
#include "workspace/visit.h"

namespace lanzhi::test {
namespace {

// Findings as text, without paths and places.
std::string Findings(const Files& files, int jobs) {
  const Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(files), std::nullopt, jobs);
  REQUIRE(workspace.setup.empty());
  std::vector<std::string> lines;
  std::mutex mutex;
  VisitOptions options;
  options.jobs = jobs;
  Visit(workspace, options, [&](std::size_t, Seen& seen) {
    std::vector<Finding> findings;
    for (const Diagnostic& fault : seen.diagnostics) findings.push_back(FindingOf(fault, seen.kind, seen.id));
    if (seen.record != nullptr) {
      for (Finding& finding : FindingsOf(*seen.record, seen.outcomes)) findings.push_back(std::move(finding));
    }
    const std::lock_guard lock(mutex);
    for (const Finding& finding : findings) {
      lines.push_back(finding.record + " " + finding.pointer + " " + finding.rule + " " + finding.fingerprint + " " +
                      Fill(finding.message, Language::en));
    }
  });
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

// Moves some dates of some records, so that there is something to find. The same folder for the same seed.
Files Disturb(Files files, unsigned seed) {
  std::mt19937 random(seed);
  for (auto& [path, text] : files) {
    if (path.rfind("cases/", 0) != 0) continue;
    for (std::size_t at = text.find("2026-0"); at != std::string::npos; at = text.find("2026-0", at + 10)) {
      if (at > 6 && random() % 6 == 0) text.replace(at + 8, 2, random() % 2 == 0 ? "01" : "28");
    }
  }
  return files;
}

Files Changed(const Files& files, const std::function<void(std::string&)>& change) {
  Files changed = files;
  for (auto& [path, text] : changed) change(text);
  return changed;
}

}  // namespace

TEST_CASE("threads, line endings, comments and folders change no finding") {
  for (const std::string handbook : {"lantian", "lvye"}) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
      CAPTURE(handbook);
      CAPTURE(seed);
      const Files files = Disturb(FixtureFolder(handbook), seed);
      const std::string wanted = Findings(files, 1);
      CHECK(wanted.size() > 100);
      CHECK(Findings(files, 2) == wanted);
      CHECK(Findings(files, 7) == wanted);

      CHECK(Findings(Changed(files,
                             [](std::string& text) {
                               std::string out;
                               for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
                               text = out;
                             }),
                     2) == wanted);
      CHECK(Findings(Changed(files,
                             [](std::string& text) {
                               std::string out = "# 备注 first\n";
                               for (const char c : text) {
                                 out += c;
                                 if (c == '\n') out += "\n# 说明: between\n";
                               }
                               text = out;
                             }),
                     2) == wanted);
      CHECK(Findings(Changed(files, [](std::string& text) { text = "\xEF\xBB\xBF" + text; }), 2) == wanted);

      Files moved;
      for (const auto& [path, text] : files) {
        const bool is_case = path.rfind("cases/", 0) == 0;
        moved[is_case ? "z/旧 档案/" + path.substr(6) : path] = text;
      }
      CHECK(Findings(moved, 2) == wanted);
    }
  }
}

TEST_CASE("the cases of the fixtures break no rule") {
  for (const std::string handbook : {"lantian", "lvye"}) {
    std::istringstream findings(Findings(FixtureFolder(handbook), 2));
    std::string of_cases;
    for (std::string line; std::getline(findings, line);) {
      if (line.rfind("C2026-", 0) == 0) of_cases += line + "\n";
    }
    CAPTURE(handbook);
    CHECK(of_cases == "");
  }
}

TEST_CASE("duplicate ids are told once, at the later file") {
  Files files = FixtureFolder("lantian");
  files["cases/again/C2026-0101.yaml"] = files["cases/C2026-0101.yaml"];
  const Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(files), std::nullopt, 2);
  Diagnostics facts = Visit(workspace, {}, [](std::size_t, Seen&) {});
  std::erase_if(facts, [](const Diagnostic& fact) { return fact.rule == "record-open-twice"; });  // all have one client
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].rule == "record-duplicate-id");
  CHECK(facts[0].place.file->path == "cases/again/C2026-0101.yaml");
}

TEST_CASE("an agency sets a number in its own folder, and the verdict changes") {
  Files files = FixtureFolder("lantian");
  files["handbook/rules.yaml"] =
      "rules:\n  - id: assessment-window\n    by_site:\n      centre: {within: {before: 1 day}}\n";
  std::string text = files["cases/C2026-0102.yaml"];
  const std::size_t at = text.find("assessment:\n  date: 2026-03-09");
  REQUIRE(at != std::string::npos);
  text.replace(at, 30, "assessment:\n  date: 2026-03-08");
  files["cases/C2026-0102.yaml"] = text;
  CHECK(Findings(files, 1).find("C2026-0102 /assessment/date assessment-window") != std::string::npos);
  files.erase("handbook/rules.yaml");
  CHECK(Findings(files, 1).find("assessment-window") == std::string::npos);
}

}  // namespace lanzhi::test
