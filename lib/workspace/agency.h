// lanzhi.yaml, as far as it can be read before there is a handbook to say what its vocabularies hold.
#pragma once

#include <optional>
#include <string>

#include "record/read.h"
#include "source/folder.h"

namespace lanzhi {

inline constexpr int kDefaultUtcOffset = 8 * 60;  // minutes ahead of UTC, where it does not say

struct AgencyFile {
  bool readable = false;  // false: `faults` say why, and all else is as if nothing were said
  Diagnostics faults;
  Parsed parsed;         // without diagnostics
  std::string handbook;  // as named, and where
  Place handbook_place;
  std::optional<Language> language;  // of the output
  int utc_offset_minutes = kDefaultUtcOffset;
  bool git_crypt = false;  // it encrypts the records
};

[[nodiscard]] AgencyFile ReadAgencyFile(const Folder& folder);

// The same as a record, once the shapes are known. Precondition: it is readable.
[[nodiscard]] Reading BindAgency(AgencyFile agency, const Shapes& shapes);

// What a choice of languages says; nullopt when nothing does. `agency` is of the shape of that name.
[[nodiscard]] std::optional<Language> ChosenLanguage(const Record& agency, Meaning meaning);

// Its name, or its id where it gives none.
[[nodiscard]] std::string AgencyName(const Record& agency);

// Minutes ahead of UTC as lanzhi.yaml has it (`utc_offset: +08:00`, which is also the default).
[[nodiscard]] int UtcOffsetOf(const Record& agency);

}  // namespace lanzhi
