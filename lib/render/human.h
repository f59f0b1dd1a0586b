// What a person reads of lint: message, frame, clause, remedy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/sink.h"
#include "render/style.h"
#include "rule/handbook.h"
#include "view/findings.h"

namespace lanzhi {

struct HumanOptions {
  Language language = Language::en;
  Style style;
  bool infos = false;                    // print findings of severity info too
  bool redacted = false;                 // without the text of records
  const ClauseIndex* clauses = nullptr;  // nullptr: clauses are then named by their ids
  std::string from = {};                 // stands before paths: the way from where the reader is to the folder
  int width = 0;                         // of the terminal; 0: none, only lines of records that are long are cut
};

// Each finding followed by a blank line; nothing when none is printed.
void HumanFindings(Sink& sink, const Findings& findings, const HumanOptions& options);

struct RunSummary {
  Summary summary;
  std::string handbook, version;  // "" when there is none to name
  std::optional<double> seconds;
  int waivers_ending = 0;          // among the waived: those whose waiver ends within 14 days
  bool infos = false;              // those of severity info are printed too
  bool complete_to_unset = false;  // nobody said up to when the records are complete ($known-to)
  bool may_fix = false;            // --fix can be given to this run, and was not
};

// Two lines: what was checked; what was found. Further ones where --fix can mend some of it, and where duties without a
// number cannot become missed.
[[nodiscard]] std::string SummaryText(const RunSummary& run, Language language, const Style& style);

// "lantian 五(三)1 [S25]": where a clause stands in its source.
[[nodiscard]] std::string ClausePlace(std::string_view id, const ClauseIndex* clauses);

// error, warning, info in the language of the output.
[[nodiscard]] std::string_view SeverityWord(Severity severity, Language language);

}  // namespace lanzhi
