#include "workspace/sums.h"

#include <algorithm>
#include <memory>

#include "base/threads.h"
#include "rule/assess.h"

namespace lanzhi {

void FolderSums::Ask(const Record& record) {
  AskFor(sums_, record, *workspace_.handbook, *workspace_.casebook, workspace_.day);
}

bool FolderSums::Start() {
  if (sums_.empty()) return false;
  sums_.Close(std::make_shared<const Numbers>(Numbers::Load(*workspace_.handbook)));
  for (const Entry& entry : workspace_.entries) {
    if (entry.linked != nullptr && !entry.later && sums_.Counts(entry.linked->shape)) {
      Add(Scene(*entry.linked, *workspace_.handbook, workspace_.day));
    }
  }
  return !sums_.empty();
}

bool FolderSums::Counts(const Entry& entry) const { return entry.linked == nullptr && sums_.Counts(entry.shape); }

void FolderSums::AddAllBut(const std::vector<std::size_t>& chosen, int jobs) {
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < workspace_.entries.size(); ++i) {
    if (Counts(workspace_.entries[i]) && !std::binary_search(chosen.begin(), chosen.end(), i)) wanted.push_back(i);
  }
  ForEach(wanted.size(), jobs, [&](std::size_t at) {
    const Entry& entry = workspace_.entries[wanted[at]];
    const Stored stored = workspace_.store->ReadStored(entry.path, workspace_.reading());
    workspace_.store->Release(entry.path);
    if (stored.record) {
      Add(Scene(*stored.record, *workspace_.handbook, workspace_.day));
    } else if (!stored.later) {
      AddUnread(entry);
    }
  });
}

}  // namespace lanzhi
