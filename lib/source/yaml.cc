#include "source/yaml.h"

#include "source/bytes.h"
#include "source/draft.h"
#include "source/scanner.h"
#include "source/yaml_arbiter.h"

namespace lanzhi {

Parsed ParseYaml(FilePtr file) {
  Parsed parsed;
  parsed.tree.file = file;
  Draft draft(std::move(file));
  if (!CheckBytes(draft)) {
    parsed.diagnostics = draft.TakeDiagnostics();
  } else if (!draft.IsUntouched() || !Scanner(parsed.tree).Run()) {
    ReadByArbiter(draft, parsed.tree);
    parsed.diagnostics = draft.TakeDiagnostics();
  }
  return parsed;
}

}  // namespace lanzhi
