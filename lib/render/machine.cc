#include "render/machine.h"

#include "render/catalogue.h"
#include "source/folder.h"

namespace lanzhi {

std::string MachinePath(const FilePtr& file, const MachineOptions& options) {
  return options.prefix + (file == nullptr ? std::string(kAgencyFile) : file->path);
}

std::string Advice(const Finding& finding, std::string_view separator, Language language) {
  std::string out = Fill(finding.message, language);
  if (finding.help.empty()) return out;
  const std::string help = Fill(finding.help, language);
  out += separator;
  return out + Say("human.help", language, {{"text", Text(help, help)}});
}

Region RegionOf(const Place& place, Locator& locator) {
  return {locator.Of(place.file, place.span.begin), locator.Of(place.file, place.span.end)};
}

}  // namespace lanzhi
