// What a set of files of one report is: `<set>.manifest.json` beside them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "render/document.h"

namespace lanzhi {

struct SetFile {
  std::string name;    // without a folder
  std::string format;  // "csv"
  std::string table;   // the key of the one that it holds; "": all
  std::string bytes;
};

// What the report says of itself to programs (period, handbook, commit ...), its tables, and of each file its size and
// SHA-256; keys in a fixed order. `set`: what the names of the files begin with.
[[nodiscard]] std::string ManifestText(const Document& document, std::string_view set, Language language,
                                       const std::vector<SetFile>& files);

// What a report rests on, beside the records: no figures.
struct ReportBasis {
  std::string commit;  // "": none
  std::vector<std::string> uncommitted;
  std::optional<Date> as_of;  // nullopt: it does not say it
};
// That of a report in JSON. Errors: nullopt when `text` is none.
[[nodiscard]] std::optional<ReportBasis> BasisOf(const std::string& text);

// What a set that is there says of itself.
struct Manifest {
  Language language = Language::en;
  ReportBasis basis;
  std::vector<std::string> files;  // names
};
// Errors: nullopt when `text` is no manifest.
[[nodiscard]] std::optional<Manifest> ReadManifest(const std::string& text);

}  // namespace lanzhi
