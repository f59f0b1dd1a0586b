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
  const Handbook& handbook = *workspace_.handbook;
  sums_.Close(std::make_shared<const Numbers>(Numbers::Load(handbook)), handbook);
  for (const Entry& entry : workspace_.entries) {
    if (entry.linked != nullptr && !entry.later && sums_.Counts(entry.linked->shape)) {
      sums_.Add(*entry.linked, workspace_.day);
    }
  }
  return !sums_.empty();
}

bool FolderSums::Counts(const Entry& entry) const { return entry.linked == nullptr && sums_.Counts(entry.shape); }

void FolderSums::Add(const Entry& entry, const Record* record, bool later) {
  if (later) return;
  if (record == nullptr || record->shape == nullptr || record->values.empty()) {
    sums_.AddUnread(entry.shape);
  } else {
    sums_.Add(*record, workspace_.day);
  }
}

void FolderSums::AddAllBut(const std::vector<std::size_t>& chosen, int jobs) {
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < workspace_.entries.size(); ++i) {
    if (Counts(workspace_.entries[i]) && !std::binary_search(chosen.begin(), chosen.end(), i)) wanted.push_back(i);
  }
  ForEach(wanted.size(), jobs, [&](std::size_t at) {
    const Entry& entry = workspace_.entries[wanted[at]];
    const Stored stored = workspace_.store->ReadStored(entry.path, workspace_.reading());
    workspace_.store->Release(entry.path);
    Add(entry, stored.record.get(), stored.later);
  });
}

}  // namespace lanzhi
