#include "support/rule_tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "render/catalogue.h"
#include "rule/example.h"
#include "rule/merge.h"
#include "source/read_file.h"
#include "support/memory_folder.h"
#include "workspace/open.h"

namespace lanzhi::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
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

std::vector<std::string> Breaches(const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::vector<std::string> breaches;
  for (const auto& outcome : outcomes) {
    if (!IsBreach(outcome->verdict)) continue;
    breaches.push_back(fmt::format("{} {} {} {}", outcome->rule->id, outcome->element, VerdictName(outcome->verdict),
                                   Fill(outcome->message, Language::en)));
  }
  return breaches;
}

std::string NameOf(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

std::vector<std::string> Compare(const RuleCase& rule_case, const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  const Doc& test = rule_case.test;
  const Outcome* found = nullptr;
  const std::string element = test.TextAt("element");
  for (const auto& outcome : outcomes) {
    if (outcome->rule->id != rule_case.rule || (!element.empty() && outcome->element != element)) continue;
    if (found == nullptr || Rank(*outcome) > Rank(*found)) found = outcome.get();
  }
  const std::string verdict(found == nullptr ? "none" : VerdictName(found->verdict));
  const std::string expect = test.TextAt("expect");
  if (verdict != expect) {
    return {fmt::format("expected {}, got {}{}", expect, verdict,
                        found == nullptr ? "" : " (" + Fill(found->message, Language::en) + ")")};
  }
  std::vector<std::string> wrong;
  if (found == nullptr) return wrong;
  const auto same = [&](std::string_view key, const std::string& have) {
    const Doc* wanted = test.Find(key);
    if (wanted != nullptr && wanted->text != have) {
      wrong.push_back(fmt::format("{} is {}, not {}", key, have, wanted->text));
    }
  };
  same("due", found->due ? FormatDate(*found->due) : "none");
  same("actual", found->actual ? FormatDate(*found->actual) : "none");
  same("severity", NameOf(found->severity));
  same("message", Fill(found->message, Language::en));
  if (test.Find("clauses") != nullptr) {
    const auto wanted = TextsAt(test, "clauses");
    const std::set<std::string> want(wanted.begin(), wanted.end());
    const std::set<std::string> have(found->clauses.begin(), found->clauses.end());
    if (want != have) wrong.push_back(fmt::format("clauses are {}", fmt::join(have, ", ")));
  }
  return wrong;
}

}  // namespace

RuleTests::RuleTests(const fs::path& root, std::string handbook) : handbook_(std::move(handbook)) {
  const fs::path fixtures = root / handbook_ / "fixtures";
  for (const fs::path& path : FilesIn(fixtures)) {
    const auto tree = Parse(path.string(), ReadFile(path).value());
    if (tree) fixtures_[path.stem().string()] = Doc::From(*tree);
  }
  for (const auto& entry : fs::recursive_directory_iterator(fixtures / "folder")) {
    if (entry.is_regular_file()) folder_[entry.path().filename().string()] = ReadFile(entry.path()).value();
  }
  for (const fs::path& path : FilesIn(root / handbook_)) ReadRule(path);
}

std::optional<Tree> RuleTests::Parse(const std::string& path, const std::string& text) {
  Parsed parsed = ParseYaml(std::make_shared<File>(File{path, text}));
  for (const Diagnostic& fault : parsed.diagnostics) faults_.push_back(path + ": " + Fill(fault.message, Language::en));
  if (parsed.tree.nodes.empty()) return std::nullopt;
  return std::move(parsed.tree);
}

void RuleTests::ReadRule(const fs::path& path) {
  const std::string rule = path.stem().string();
  rules_[rule];
  const auto tree = Parse(path.string(), ReadFile(path).value());
  if (!tree) return;
  const Doc file = Doc::From(*tree);
  if (file.TextAt("tests") != rule)
    faults_.push_back(fmt::format("{}: tests: {}", path.string(), file.TextAt("tests")));
  const Doc* cases = file.Find("cases");
  if (cases == nullptr) return faults_.push_back(path.string() + ": no cases");
  int number = 0;
  for (const auto& [none, test] : cases->entries) {
    ++number;
    std::vector<std::string> sites = TextsAt(test, "site");
    if (sites.empty()) sites.emplace_back();
    for (const std::string& site : sites) AddCase(fmt::format("{} #{} {}", rule, number, site), rule, test, site);
  }
}

void RuleTests::AddCase(const std::string& name, const std::string& rule, const Doc& test, const std::string& site) {
  const auto base = fixtures_.find(test.TextAt("base"));
  if (base == fixtures_.end()) return faults_.push_back(name + ": no fixture " + test.TextAt("base"));
  Doc record;
  try {
    record = RecordOfTest(base->second, test, site);
  } catch (const std::exception& error) {
    return faults_.push_back(name + ": " + error.what());
  }
  RuleCase made;
  made.name = name;
  made.rule = rule;
  made.test = test;
  made.site = site;
  if (const Doc* wanted = test.Find("settings")) {
    made.settings = "settings:\n";
    for (const auto& [key, value] : wanted->entries)
      made.settings += fmt::format("  - name: {}\n    value: {}\n", key, value.text);
  }
  if (const Doc* complete = test.Find("complete_to")) made.settings += "complete_to: " + complete->text + "\n";
  made.day = ParseDate(test.TextAt("day"));
  const std::string id = record.entries.front().value.text;
  for (const Doc& other : OthersOfTest(test)) made.more[other.entries.front().value.text + ".yaml"] = other.Print();
  // They may lead to it.
  if (!made.more.empty() && record.entries.front().key != "agency") made.more[id + ".yaml"] = record.Print();
  auto tree = Parse("cases/" + id + ".yaml", record.Print());
  auto fixture = Parse("cases/" + id + ".yaml", RecordOfTest(base->second, {}, site).Print());
  if (!tree || !fixture) return;
  made.record = std::move(*tree);
  made.fixture = std::move(*fixture);
  rules_[rule].push_back(std::move(made));
}

RuleBench::RuleBench(const RuleTests& tests, HandbookFiles files) : tests_(tests), files_(std::move(files)) {
  static_cast<void>(WorkspaceFor({}));
}

const Workspace& RuleBench::WorkspaceFor(const RuleCase& rule_case) {
  std::string key = rule_case.settings + "|" + (rule_case.day ? FormatDate(*rule_case.day) : "");
  for (const auto& [name, text] : rule_case.more) key += "|" + text;
  const auto found = workspaces_.find(key);
  if (found != workspaces_.end()) return found->second;
  auto files = tests_.folder_;
  for (const auto& [name, text] : rule_case.more) files[name] = text;
  files["lanzhi.yaml"] = fmt::format("agency: test\nname: Test\nhandbook: {}\nkeys: en\nlanguage: en\n{}",
                                     tests_.handbook_, rule_case.settings);
  Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(files), files_, rule_case.day, 1);
  for (const Diagnostic& fault : workspace.setup) {
    faults_.push_back(fmt::format("{}: {}: {}", fault.place.file ? fault.place.file->path : "", fault.rule,
                                  Fill(fault.message, Language::en)));
  }
  for (const Entry& entry : workspace.entries) {
    for (const Diagnostic& fault : entry.diagnostics)
      faults_.push_back(entry.path + ": " + Fill(fault.message, Language::en));
  }
  return workspaces_.emplace(key, std::move(workspace)).first->second;
}

Judged RuleBench::Judge(const RuleCase& rule_case, const Tree& record, Want want) {
  const Workspace& workspace = WorkspaceFor(rule_case);
  return JudgeTree(workspace, record, workspace.keys, workspace.day, want);
}

std::vector<std::string> RuleBench::Run(const RuleCase& rule_case) {
  const Judged judged = Judge(rule_case, rule_case.record);
  if (!judged.record) return {"unreadable, or dated after the day"};
  std::vector<std::string> wrong;
  const bool faulty = rule_case.test.Find("faulty") != nullptr;
  if (faulty && judged.faults.empty()) wrong.emplace_back("the record has no fault");
  Told told(judged.outcomes);
  for (const Diagnostic& fault : judged.faults) {
    if (!faulty && !told(fault)) wrong.push_back(fault.rule + ": " + Fill(fault.message, Language::en));
  }
  for (std::string& each : Compare(rule_case, judged.outcomes)) wrong.push_back(std::move(each));
  // Lint passes over rules that can have nothing to say: the breaches are the same.
  const Judged lint = Judge(rule_case, rule_case.record, Want::breaches);
  if (Breaches(judged.outcomes) != Breaches(lint.outcomes)) wrong.emplace_back("lint finds other breaches");
  return wrong;
}

}  // namespace lanzhi::test
