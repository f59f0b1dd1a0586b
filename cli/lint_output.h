// What lint prints and writes, in each of its formats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/formats.h"
#include "workspace/lint.h"

namespace lanzhi {

struct LintView {
  const Findings& findings;  // sorted
  const Summary& summary;
  const std::vector<CheckedFile>& checked;
  Handbook* handbook = nullptr;   // nullptr: it could not be opened
  std::optional<Severity> fails;  // the least severity that fails; nullopt: none does
  bool redacted = false;          // no text of records for people either
  bool junit_file = false;        // --junit-file
  bool infos = false;             // -v
  std::string folder, prefix;     // as shown; of paths as seen from the top of the repository
  std::string from;               // of paths as seen from where the command was typed
};

struct LintFormat : Format<LintView> {
  // Of the findings per rule, for --statistics.
  using Counts = void (*)(Sink&, const Findings&, const Page&);

  constexpr LintFormat(std::string_view name_, std::string_view about_, Make make_, Counts counts_ = nullptr,
                       bool whole_ = false, bool files_ = false)
      : Format(name_, about_, make_), counts(counts_), whole(whole_), files(files_) {}

  Counts counts;  // nullptr: the format has none
  bool whole;     // findings of severity info belong to it with or without -v
  bool files;     // it names the files in which nothing was found too
};

[[nodiscard]] std::vector<FormatName> LintFormats();
// Precondition: the format of `output` is one of them.
[[nodiscard]] const LintFormat& LintFormatOf(const Output& output);

// Puts the findings in the format of `output`.
void PutFindings(Sink& sink, const Context& context, const Output& output, LintView view);

struct ReportOptions {
  bool statistics = false;
  bool junit_file = false;
  bool whole = false;      // the whole folder was checked
  bool may_fix = false;    // as in RunSummary
  int waivers_ending = 0;  // WaiversEnding()
  std::optional<Severity> fails;
  std::optional<double> seconds;  // it took; told where a person reads
};

// Prints or writes every output asked for. Returns kClean or kIncomplete.
[[nodiscard]] int Report(Context& context, Workspace& workspace, const LintResult& result,
                         const ReportOptions& options);

}  // namespace lanzhi
