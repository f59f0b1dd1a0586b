#include "cli/fix.h"

#include "cli/workspace.h"
#include "render/unified.h"
#include "source/write.h"

namespace lanzhi {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool WriteMended(const Context& context, const std::string& path, const std::string& before, const std::string& after) {
  Written written = WriteOver(path, before, after);
  if (written.status == WriteStatus::changed) {
    // Reading leaves out a byte order mark, which stays with the file.
    written = WriteOver(path, std::string(kByteOrderMark) + before, std::string(kByteOrderMark) + after);
  }
  if (written.status == WriteStatus::written) return true;
  const Text name = Verbatim(Shown(context, path));
  if (written.status == WriteStatus::changed) {
    (void)context.Broken({"cli.lint.changed-meanwhile", {}, {{"path", name}}});
  } else {
    (void)context.Broken({"cli.cannot-write", {}, {{"path", name}, {"why", Verbatim(written.error)}}});
  }
  return false;
}

}  // namespace

FixResult DeliverMended(const Context& context, const std::vector<MendedFile>& files, const std::string& root,
                        FixMode mode) {
  FixResult result;
  for (const auto& [file, mended] : files) {
    const std::string path = root + '/' + file->path;
    const std::string shown = Shown(context, path);
    if (mode != FixMode::write) {
      context.Print(mode == FixMode::diff ? UnifiedDiff(shown, file->bytes, mended.text) : shown + '\n');
    } else if (!WriteMended(context, path, file->bytes, mended.text)) {
      result.broken = true;
      continue;
    }
    result.faults += mended.faults;
    ++result.files;
  }
  return result;
}

}  // namespace lanzhi
