#include "cli/fix.h"

#include "cli/workspace.h"
#include "render/unified.h"

namespace lanzhi {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool WriteMended(const Context& context, const std::string& root, const std::string& path, const std::string& before,
                 const std::string& after) {
  Written written = WriteOverIn(root, path, before, after);
  if (written.status == WriteStatus::changed) {
    // Reading leaves out a byte order mark, which stays with the file.
    written = WriteOverIn(root, path, std::string(kByteOrderMark) + before, std::string(kByteOrderMark) + after);
  }
  return CodeOf(context, root + '/' + path, written) == kClean;
}

}  // namespace

FixResult DeliverMended(const Context& context, const std::vector<MendedFile>& files, const std::string& root,
                        FixMode mode) {
  FixResult result;
  for (const auto& [file, mended] : files) {
    const std::string shown = Shown(context, root + '/' + file->path);
    if (mode != FixMode::write) {
      context.Print(mode == FixMode::diff ? UnifiedDiff(shown, file->bytes, mended.text) : shown + '\n');
    } else if (!WriteMended(context, root, file->path, file->bytes, mended.text)) {
      result.broken = true;
      continue;
    }
    result.faults += mended.faults;
    ++result.files;
  }
  return result;
}

}  // namespace lanzhi
