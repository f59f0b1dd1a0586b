// What lint prints and writes, in each of its formats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/lint.h"

namespace lanzhi {

struct LintView {
  const std::vector<Finding>& findings;  // sorted
  const Summary& summary;
  const std::vector<CheckedFile>& checked;
  Handbook* handbook = nullptr;   // nullptr: it could not be opened
  std::optional<Severity> fails;  // the least severity that fails; nullopt: none does
  bool redacted = false;          // no text of records for people either
};

// The findings in the format of `output`.
[[nodiscard]] std::string LintText(const Context& context, const Output& output, const LintView& view);

struct ReportOptions {
  bool statistics = false;
  bool redacted = false;
  std::optional<Severity> fails;
};

// Prints or writes every output asked for. Returns kClean or kIncomplete.
[[nodiscard]] int Report(Context& context, Workspace& workspace, const LintResult& result,
                         const ReportOptions& options);

// Whether a build server runs this: its logs are read by more people than the records.
[[nodiscard]] bool InContinuousIntegration(const Env& env);

}  // namespace lanzhi
