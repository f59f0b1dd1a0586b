#include "workspace/fix.h"

#include <utility>

#include "base/threads.h"

namespace lanzhi {

std::vector<MendedFile> MendFiles(const Workspace& workspace, const Selection& selection, const RuleFilter& filter,
                                  int jobs) {
  std::vector<std::size_t> chosen = selection.chosen;
  for (std::size_t i = 0; selection.whole && i < workspace.entries.size(); ++i) chosen.push_back(i);
  std::vector<MendedFile> files(chosen.size());
  ForEach(chosen.size(), jobs, [&](std::size_t i) {
    const Entry& entry = workspace.entries[chosen[i]];
    if (workspace.IsAgency(entry)) return;
    const FilePtr file = entry.linked != nullptr ? entry.linked->file() : workspace.store->Read(entry.path).file;
    if (!file) return;  // lint says why
    Mended mended = Mend(file, workspace.handbook->shapes(), workspace.keys, workspace.casebook.get(),
                         [&](std::string_view rule) { return filter.Wants(rule); });
    if (mended.faults > 0) files[i] = {file, std::move(mended)};
  });
  std::erase_if(files, [](const MendedFile& each) { return each.file == nullptr; });
  return files;
}

}  // namespace lanzhi
