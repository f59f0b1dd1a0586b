#include "cli/fix.h"

#include "base/threads.h"
#include "cli/workspace.h"
#include "record/fix.h"
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

FixResult FixFiles(const Context& context, const Workspace& workspace, const Selection& selection,
                   const RuleFilter& filter, const std::string& root, FixMode mode) {
  FixResult result;
  std::vector<std::size_t> chosen = selection.chosen;
  for (std::size_t i = 0; selection.whole && i < workspace.entries.size(); ++i) chosen.push_back(i);
  // Reading is what takes time; the writing that follows is one file after another, in the order of their paths.
  struct Change {
    FilePtr file;
    Mended mended;
  };
  std::vector<Change> changes(chosen.size());
  ForEach(chosen.size(), context.jobs, [&](std::size_t i) {
    const Entry& entry = workspace.entries[chosen[i]];
    if (workspace.IsAgency(entry)) return;  // it sets the language that the others are mended to
    const Loaded loaded = workspace.folder->Read(entry.path);
    if (!loaded.file) return;  // lint says why
    Mended mended = Mend(loaded.file, workspace.handbook->shapes(), workspace.keys, workspace.casebook.get(),
                         [&](std::string_view rule) { return filter.Wants(rule); });
    if (mended.faults > 0) changes[i] = {loaded.file, std::move(mended)};
  });
  for (const auto& [file, mended] : changes) {
    if (!file) continue;
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
