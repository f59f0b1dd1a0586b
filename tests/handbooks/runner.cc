// Runs tests/handbooks/<handbook>/<rule>.yaml (see README.md there) and keeps the account: every rule in force has a
// passing and a failing record, in every kind of site for which it differs.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "render/catalogue.h"
#include "rule/example.h"
#include "source/doc.h"
#include "source/read_file.h"
#include "source/yaml.h"
#include "support/memory_folder.h"
#include "workspace/link_targets.h"
#include "workspace/open.h"
#include "workspace/visit.h"

namespace lanzhi::test {
namespace {

namespace fs = std::filesystem;

Tree ParseFile(const fs::path& path, int& failures) {
  Parsed parsed = ParseYaml(std::make_shared<File>(File{path.filename().string(), ReadFile(path).value()}));
  for (const Diagnostic& fault : parsed.diagnostics) {
    std::cerr << path.string() << ": " << Fill(fault.message, Language::en) << "\n";
    ++failures;
  }
  return std::move(parsed.tree);
}

// The worst outcome speaks for a rule that has several.
int Rank(const Outcome& outcome) {
  if (IsBreach(outcome.verdict)) return 5;
  switch (outcome.verdict) {
    case Verdict::overdue:
      return 4;
    case Verdict::open:
      return 3;
    case Verdict::undetermined:
      return 2;
    default:
      return 1;
  }
}

class Runner {
 public:
  Runner(fs::path root, std::string handbook) : root_(std::move(root)), handbook_(std::move(handbook)) {}

  int Run() {
    ReadFixtures();
    std::set<std::string> tested;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(root_ / handbook_)) {
      if (entry.is_regular_file() && entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      RunFile(file);
      tested.insert(file.stem().string());
    }
    const Workspace& plain = WorkspaceFor("", std::nullopt);
    for (const auto& set : plain.handbook->rules()) {
      const bool in_force = std::any_of(set->distinct.begin(), set->distinct.end(),
                                        [](const Rule& rule) { return !rule.off || !rule.waiting_for.empty(); });
      if (in_force && tested.count(std::string(set->id)) == 0) Fail(fmt::format("rule {} has no test", set->id));
    }
    std::cout << fmt::format("{}: {} tests of {} rules, {} failures\n", handbook_, tests_, tested.size(), failures_);
    return failures_;
  }

 private:
  void Fail(const std::string& what) {
    ++failures_;
    std::cerr << handbook_ << ": " << what << "\n";
  }

  void ReadFixtures() {
    const fs::path fixtures = root_ / handbook_ / "fixtures";
    for (const auto& entry : fs::directory_iterator(fixtures)) {
      if (entry.is_regular_file())
        fixtures_[entry.path().stem().string()] = Doc::From(ParseFile(entry.path(), failures_));
    }
    for (const auto& entry : fs::recursive_directory_iterator(fixtures / "folder")) {
      if (entry.is_regular_file()) folder_[entry.path().filename().string()] = ReadFile(entry.path()).value();
    }
  }

  using Files = std::map<std::string, std::string>;

  const Workspace& WorkspaceFor(const std::string& settings, std::optional<Date> day, const Files& more = {}) {
    std::string key = settings + "|" + (day ? FormatDate(*day) : "");
    for (const auto& [name, text] : more) key += "|" + text;
    const auto found = workspaces_.find(key);
    if (found != workspaces_.end()) return found->second;
    Files files = folder_;
    for (const auto& [name, text] : more) files[name] = text;
    files["lanzhi.yaml"] =
        fmt::format("agency: test\nname: Test\nhandbook: {}\nkeys: en\nlanguage: en\n{}", handbook_, settings);
    Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(files), day, 1);
    for (const Diagnostic& fault : workspace.setup) {
      Fail(fmt::format("{}: {}: {}", fault.place.file ? fault.place.file->path : "", fault.rule,
                       Fill(fault.message, Language::en)));
    }
    for (const Entry& entry : workspace.entries) {
      for (const Diagnostic& fault : entry.diagnostics) Fail(entry.path + ": " + Fill(fault.message, Language::en));
    }
    return workspaces_.emplace(key, std::move(workspace)).first->second;
  }

  void RunFile(const fs::path& path) {
    const Doc file = Doc::From(ParseFile(path, failures_));
    const std::string rule = file.TextAt("tests");
    if (rule != path.stem().string()) Fail(fmt::format("{}: tests: {}", path.string(), rule));
    const Doc* cases = file.Find("cases");
    if (cases == nullptr) return Fail(path.string() + ": no cases");
    bool passing = false;
    bool failing = false;
    std::set<std::string> sites;
    for (std::size_t i = 0; i < cases->entries.size(); ++i) {
      const Doc& test = cases->entries[i].value;
      const std::string expect = test.TextAt("expect");
      passing |= expect == "met";
      failing |= expect != "met" && expect != "none" && expect != "open" && expect != "undetermined";
      std::vector<std::string> kinds = TextsAt(test, "site");
      sites.insert(kinds.begin(), kinds.end());
      if (kinds.empty()) kinds.emplace_back();
      for (const std::string& kind : kinds) {
        ++tests_;
        RunCase(fmt::format("{} #{} {}", rule, i + 1, kind), rule, test, kind);
      }
    }
    if (!passing) Fail(rule + ": no passing test");
    if (!failing) Fail(rule + ": no failing test");
    const Handbook& handbook = *WorkspaceFor("", std::nullopt).handbook;
    const RuleSet* set = handbook.FindRule(rule);
    if (set == nullptr) return Fail(rule + ": no such rule");
    for (std::size_t k = 0; k < handbook.site_kinds().size(); ++k) {
      const bool differs = set->versions[k] != 0 && !set->distinct[set->versions[k]].off;
      if (differs && sites.count(std::string(handbook.site_kinds()[k])) == 0) {
        Fail(fmt::format("{}: no test for site kind {}", rule, handbook.site_kinds()[k]));
      }
    }
  }

  void RunCase(const std::string& name, const std::string& rule, const Doc& test, const std::string& kind) {
    const auto base = fixtures_.find(test.TextAt("base"));
    if (base == fixtures_.end()) return Fail(name + ": no fixture " + test.TextAt("base"));
    Doc record;
    try {
      record = RecordOfTest(base->second, test, kind);
    } catch (const std::exception& error) {
      return Fail(name + ": " + error.what());
    }
    std::string settings;
    if (const Doc* wanted = test.Find("settings")) {
      settings = "settings:\n";
      for (const auto& [key, value] : wanted->entries)
        settings += fmt::format("  - name: {}\n    value: {}\n", key, value.text);
    }
    const std::optional<Date> day = ParseDate(test.TextAt("day"));
    const std::string id = record.entries.front().value.text;
    Files more;
    for (const Doc& other : OthersOfTest(test)) more[other.entries.front().value.text + ".yaml"] = other.Print();
    // They may lead to it.
    if (!more.empty() && record.entries.front().key != "agency") more[id + ".yaml"] = record.Print();
    const Workspace& workspace = WorkspaceFor(settings, day, more);
    Parsed parsed = ParseYaml(std::make_shared<File>(File{"cases/" + id + ".yaml", record.Print()}));
    Reading reading =
        ReadRecord(std::move(parsed), workspace.handbook->shapes(), workspace.keys, workspace.casebook.get());
    if (!reading.record) return Fail(name + ": unreadable\n" + record.Print());
    for (const Diagnostic& fault : reading.diagnostics) {
      if (!test.Find("faulty")) Fail(name + ": " + fault.rule + ": " + Fill(fault.message, Language::en));
    }
    if (day) {
      std::optional<Record> known = AsOf(*reading.record, *day);
      if (!known) return Fail(name + ": the record is dated after the day");
      *reading.record = std::move(*known);
    }
    const auto lent = ReadLinkTargets(workspace, *reading.record);
    const auto assess = [&](Want want) {
      return Assess(*reading.record, *workspace.handbook, *workspace.casebook, *workspace.waivers, workspace.day, want);
    };
    const auto outcomes = assess(Want::all);
    Compare(name, rule, test, outcomes);
    // Lint passes over rules that can have nothing to say: the breaches are the same.
    if (Breaches(outcomes) != Breaches(assess(Want::breaches))) Fail(name + ": lint finds other breaches");
  }

  static std::vector<std::string> Breaches(const std::vector<std::unique_ptr<Outcome>>& outcomes) {
    std::vector<std::string> breaches;
    for (const auto& outcome : outcomes) {
      if (!IsBreach(outcome->verdict)) continue;
      breaches.push_back(fmt::format("{} {} {} {}", outcome->rule->id, outcome->element, VerdictName(outcome->verdict),
                                     Fill(outcome->message, Language::en)));
    }
    return breaches;
  }

  void Compare(const std::string& name, const std::string& rule, const Doc& test,
               const std::vector<std::unique_ptr<Outcome>>& outcomes) {
    const Outcome* found = nullptr;
    const std::string element = test.TextAt("element");
    for (const auto& outcome : outcomes) {
      if (outcome->rule->id != rule || (!element.empty() && outcome->element != element)) continue;
      if (found == nullptr || Rank(*outcome) > Rank(*found)) found = outcome.get();
    }
    const std::string verdict(found == nullptr ? "none" : VerdictName(found->verdict));
    const std::string expect = test.TextAt("expect");
    if (verdict != expect) {
      return Fail(fmt::format("{}: expected {}, got {}{}", name, expect, verdict,
                              found == nullptr ? "" : " (" + Fill(found->message, Language::en) + ")"));
    }
    if (found == nullptr) return;
    const auto same = [&](std::string_view key, const std::string& have) {
      const Doc* wanted = test.Find(key);
      if (wanted != nullptr && wanted->text != have)
        Fail(fmt::format("{}: {} is {}, not {}", name, key, have, wanted->text));
    };
    same("due", found->due ? FormatDate(*found->due) : "none");
    same("actual", found->actual ? FormatDate(*found->actual) : "none");
    same("severity", found->severity == Severity::error     ? "error"
                     : found->severity == Severity::warning ? "warning"
                                                            : "info");
    same("message", Fill(found->message, Language::en));
    if (test.Find("clauses") != nullptr) {
      const auto wanted = TextsAt(test, "clauses");
      const std::set<std::string> want(wanted.begin(), wanted.end());
      const std::set<std::string> have(found->clauses.begin(), found->clauses.end());
      if (want != have) Fail(fmt::format("{}: clauses are {}", name, fmt::join(have, ", ")));
    }
  }

  fs::path root_;
  std::string handbook_;
  std::map<std::string, Doc> fixtures_;
  std::map<std::string, std::string> folder_;
  std::map<std::string, Workspace> workspaces_;
  int tests_ = 0;
  int failures_ = 0;
};

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  int failures = 0;
  for (const std::string_view handbook : lanzhi::EmbeddedHandbooks()) {
    failures += lanzhi::test::Runner(argv[1], std::string(handbook)).Run();
  }
  return failures == 0 ? 0 : 1;
}
