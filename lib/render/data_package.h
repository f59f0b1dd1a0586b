// The description that lies beside exported tables: a Data Package of Frictionless (datapackage.json).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/words.h"
#include "render/json_fwd.h"
#include "view/tables.h"

namespace lanzhi {

inline constexpr std::string_view kPackageFile = "datapackage.json";

struct PackageFacts {
  std::string agency;  // its name
  std::string handbook, version;
  Date today{};                                               // the day on which all is as it was known
  std::string site, worker;                                   // ids; "": of all
  bool words = false;                                         // with free text
  std::vector<std::pair<std::string, std::string>> left_out;  // path and id of records
  std::vector<std::uint64_t> bytes;                           // of each table, last of the duties
};

// Name of the file of a table.
[[nodiscard]] std::string TableFile(std::string_view table);

// Titles and descriptions are in this language. A column of references leads to the table of sites or staff where that
// is among the tables.
[[nodiscard]] Json DataPackage(const std::vector<RecordTable>& tables, const PackageFacts& facts, Language language);

// The files that an earlier package names. nullopt: it is none of ours, or names what may be no table.
[[nodiscard]] std::optional<std::vector<std::string>> FilesOfPackage(const std::string& json);

}  // namespace lanzhi
