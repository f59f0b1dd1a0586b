// What the formats for other programs share.
#pragma once

#include <map>
#include <string>

#include "render/lint_formats.h"
#include "render/position.h"

namespace lanzhi {

// As seen from the top of the repository. What has no place is a matter of lanzhi.yaml.
[[nodiscard]] std::string MachinePath(const FilePtr& file, const MachineOptions& options);

// The message, and behind `separator` what to do about it.
[[nodiscard]] std::string Advice(const Finding& finding, std::string_view separator, Language language);

struct Region {
  Position begin, end;  // end exclusive
};
[[nodiscard]] Region RegionOf(const Place& place, Locator& locator);

// Counts the findings that share a fingerprint (two unknown keys in one section): programs want one for each.
class Occurrences {
 public:
  [[nodiscard]] int Next(const Finding& finding) { return ++seen_[finding.fingerprint]; }

 private:
  std::map<std::string, int> seen_;
};

}  // namespace lanzhi
