// What lint writes for other programs: SARIF, annotations of GitHub, code quality of GitLab, JUnit. None holds text of
// a record: messages name places, ids, dates, choices and numbers only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sink.h"
#include "rule/handbook.h"
#include "view/findings.h"

namespace lanzhi {

struct MachineOptions {
  Language language = Language::en;
  bool infos = false;        // findings of severity info too; SARIF always has them
  std::string prefix;        // of every path: "records/" where the records folder lies so below the repository's top
  std::string_view version;  // of the program
  const Handbook* handbook = nullptr;    // nullptr: it could not be opened, and the findings say why
  const ClauseIndex* clauses = nullptr;  // of the handbook; only SARIF needs it
  std::string_view homepage = {};        // URI of what is to be known of the program; "": there is none
  bool junit_file = false;               // JUnit: each test case has the attribute `file`, which not every reader takes
};

// SARIF 2.1.0: every finding, waived ones with their suppression; the rules that occur, with clauses and readings.
void SarifFindings(Sink& sink, const Findings& findings, const MachineOptions& options);

// A workflow command of GitHub Actions for each finding that is printed.
void GithubFindings(Sink& sink, const Findings& findings, const MachineOptions& options);

// The Code Quality report of GitLab: a JSON array of the findings that are printed.
void GitlabFindings(Sink& sink, const Findings& findings, const MachineOptions& options);

// JUnit: a test case for each file of `checked` and each other file with a finding. It fails by the findings of
// severity `fails` or worse; the others that are printed are its output. nullopt: nothing fails.
void JunitFindings(Sink& sink, const Findings& findings, const std::vector<CheckedFile>& checked,
                   std::optional<Severity> fails, const MachineOptions& options);

}  // namespace lanzhi
