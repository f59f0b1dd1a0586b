#include "workspace/add.h"

#include <algorithm>
#include <utility>

#include "record/scaffold/fill.h"
#include "workspace/secrets.h"

namespace lanzhi {
namespace {

// Personal data in the part.
void AddPrivate(const Workspace& workspace, const Seen& seen, Spliced& spliced) {
  Seen after;
  after.path = seen.path;
  after.file = spliced.file;
  after.kind = seen.kind;
  after.id = seen.id;
  after.record = spliced.record.get();
  Diagnostics found = Secrets(workspace).In(after);
  std::erase_if(found, [&](const Diagnostic& fault) {
    return fault.place.span.begin < spliced.part.begin || fault.place.span.begin >= spliced.part.end;
  });
  Append(spliced.faults, std::move(found));
}

}  // namespace

Spliced AddTo(const Workspace& workspace, const Seen& seen, Language typed, const Addition& addition) {
  const Casebook* casebook = workspace.undated ? workspace.undated.get() : workspace.casebook.get();
  Spliced spliced =
      SpliceInto(seen.file, workspace.handbook->shapes(), workspace.keys, casebook, typed, typed, addition);
  if (!spliced.file) return spliced;
  std::erase_if(spliced.faults, [&](const Diagnostic& fault) {
    if (addition.to_fill) return fault.severity != Severity::error || fault.rule == kMissingField;
    return fault.severity != Severity::error && fault.rule != kSameKey;
  });
  AddPrivate(workspace, seen, spliced);
  return spliced;
}

}  // namespace lanzhi
