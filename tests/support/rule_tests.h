// The tests of tests/handbooks/<handbook> (README.md there), each held against a handbook: as it is, or as changed.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rule/handbook.h"
#include "source/doc.h"
#include "support/judged.h"
#include "workspace/workspace.h"

namespace lanzhi::test {

// One record and what is expected of one rule.
struct RuleCase {
  std::string name;  // rule, number and kind of site
  std::string rule;
  Doc test;                                 // as written
  std::string site;                         // the kind of site; "": as in the fixture
  std::string settings;                     // lines of lanzhi.yaml
  std::optional<Date> day;                  // the record as known on it
  Tree record;                              // of a file cases/<id>.yaml
  Tree fixture;                             // the same before the test changed it
  std::map<std::string, std::string> more;  // files that lie in the folder besides
};

class RuleTests {
 public:
  // Reads all of them. `root`: tests/handbooks.
  RuleTests(const std::filesystem::path& root, std::string handbook);

  [[nodiscard]] const std::string& handbook() const { return handbook_; }
  [[nodiscard]] const std::map<std::string, std::vector<RuleCase>>& rules() const { return rules_; }  // by rule
  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }  // of what was read

 private:
  friend class RuleBench;
  void ReadRule(const std::filesystem::path& path);
  void AddCase(const std::string& name, const std::string& rule, const Doc& test, const std::string& site);
  [[nodiscard]] std::optional<Tree> Parse(const std::string& path, const std::string& text);

  std::string handbook_;
  std::map<std::string, Doc> fixtures_;
  std::map<std::string, std::string> folder_;
  std::map<std::string, std::vector<RuleCase>> rules_;
  std::vector<std::string> faults_;
};

// A handbook under test.
class RuleBench {
 public:
  // `files`: the handbook, in place of the one that is compiled in; none: that one. `tests` must outlive it.
  explicit RuleBench(const RuleTests& tests, HandbookFiles files = {});

  // What is wrong with the handbook; then nothing else may be asked.
  [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
  [[nodiscard]] const Handbook& handbook() { return *WorkspaceFor({}).handbook; }
  // With the settings of this test.
  [[nodiscard]] const Handbook& handbook(const RuleCase& rule_case) { return *WorkspaceFor(rule_case).handbook; }
  // What the test finds wrong; nothing: it passes.
  [[nodiscard]] std::vector<std::string> Run(const RuleCase& rule_case);
  // `record` in place of that of the test.
  [[nodiscard]] Judged Judge(const RuleCase& rule_case, const Tree& record, Want want = Want::all);

 private:
  const Workspace& WorkspaceFor(const RuleCase& rule_case);

  const RuleTests& tests_;
  HandbookFiles files_;
  std::map<std::string, Workspace> workspaces_;
  std::vector<std::string> faults_;
};

}  // namespace lanzhi::test
