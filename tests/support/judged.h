// A parsed record, read and judged in a workspace whose folder need not hold it.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "rule/assess.h"
#include "source/yaml.h"
#include "workspace/link_targets.h"
#include "workspace/sums.h"
#include "workspace/workspace.h"

namespace lanzhi::test {

struct Judged {
  Diagnostics faults;              // of its reading
  std::unique_ptr<Record> record;  // nullptr: it cannot be read, or was not there yet on Workspace::day
  std::vector<std::unique_ptr<Record>> lent;
  std::vector<std::unique_ptr<Outcome>> outcomes;
};

// As known on Workspace::day. `day`: for running duties (Assess()); nullopt: as lint judges.
[[nodiscard]] inline Judged JudgeTree(const Workspace& workspace, const Tree& tree, KeyLanguage keys,
                                      std::optional<Date> day, Want want) {
  Reading reading = ReadRecord({tree, {}}, workspace.handbook->shapes(), keys, workspace.casebook.get());
  Judged judged;
  judged.faults = std::move(reading.diagnostics);
  judged.record = std::move(reading.record);
  if (judged.record && workspace.day) {
    std::optional<Record> known = AsOf(*judged.record, *workspace.day);
    judged.record = known ? std::make_unique<Record>(std::move(*known)) : nullptr;
  }
  if (!judged.record) return judged;
  judged.lent = ReadLinkTargets(workspace, *judged.record);
  FolderSums sums(workspace);
  sums.Ask(*judged.record);
  if (sums.Start()) sums.AddAllBut({}, 1);
  judged.outcomes =
      Assess(*judged.record, *workspace.handbook, *workspace.casebook, *workspace.waivers, day, want, sums.get());
  return judged;
}

}  // namespace lanzhi::test
