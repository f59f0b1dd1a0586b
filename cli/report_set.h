// The formats of a report, and the set of files that -o DIR makes of it or compares with.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/formats.h"
#include "cli/report_pages.h"
#include "render/manifest.h"

namespace lanzhi {

inline constexpr Format<Document> kReportFormats[] = {
    {"md", "format.md", WriteMarkdown}, {"csv", "format.csv", WriteCsv},    {kWorkbook, "format.xlsx", WriteXlsx},
    {"html", "format.html", WriteHtml}, {"json", "format.json", WriteJson}, {"text", "format.text", WriteText},
};

struct ReportSet {
  std::string folder;                // absolute
  std::string stem;                  // what the names of its files begin with: month-2026-10
  std::vector<std::string> formats;  // asked for; empty: all that are for files
};

// The page with the records: "month-2026-10-records.html".
[[nodiscard]] std::string RecordsPageName(const std::string& stem);

// A report in a language, with the commit of another; nullopt: as it is now.
using PagesIn = std::function<ReportPages(Language, const std::optional<ReportBasis>& basis)>;

// The set that -o `output` and -f mean. Errors: nullopt, having said so: -f names a file too.
[[nodiscard]] std::optional<ReportSet> ReportSetOf(const Context& context, const std::string& output,
                                                   const std::string& stem);

// What the set that is there rests on; nullopt: there is none, or it is no report.
[[nodiscard]] std::optional<ReportBasis> BasisThere(const ReportSet& set);

// Writes every file, the manifest last, and prints their paths. Returns the exit code.
[[nodiscard]] int WriteSet(Context& context, const ReportSet& set, const PagesIn& make);

// Compares the set with what is there, in the language of that: kFindings when a figure, a word or a byte differs,
// having said which; kUsage when what is there is no report. The commit is no figure: the set may be part of a later
// one.
[[nodiscard]] int CheckSet(Context& context, const ReportSet& set, const PagesIn& make);

}  // namespace lanzhi
