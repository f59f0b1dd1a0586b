#include "cli/fix.h"

#include "cli/workspace.h"
#include "record/shown.h"
#include "render/unified.h"

namespace lanzhi {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

int WriteEdited(const Context& context, const std::string& root, const File& before, const std::string& after,
                const std::string& told) {
  Written written = WriteOverIn(root, before.path, before.bytes, after);
  if (written.status == WriteStatus::changed) {
    // Reading leaves out a byte order mark, which stays with the file.
    const std::string mark(kByteOrderMark);
    written = WriteOverIn(root, before.path, mark + before.bytes, mark + after);
  }
  return CodeOf(context, root + '/' + told, written);
}

FixResult DeliverMended(const Context& context, const Workspace& workspace, const std::vector<MendedFile>& files,
                        const std::string& root, FixMode mode) {
  FixResult result;
  for (const auto& [file, mended] : files) {
    const std::string told = context.redacted ? ToldPath(workspace.handbook->shapes(), file->path) : file->path;
    const std::string shown = Shown(context, root + '/' + told);
    if (mode != FixMode::write) {
      context.Print(mode == FixMode::diff ? UnifiedDiff(shown, file->bytes, mended.text) : shown + '\n');
    } else if (WriteEdited(context, root, *file, mended.text, told) != kClean) {
      result.broken = true;
      continue;
    }
    result.faults += mended.faults;
    ++result.files;
  }
  return result;
}

}  // namespace lanzhi
