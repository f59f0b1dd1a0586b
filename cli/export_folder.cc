#include "cli/export_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/workspace.h"
#include "render/data_package.h"
#include "source/folder.h"
#include "source/read_file.h"
#include "source/temporary.h"

namespace lanzhi {
namespace {

namespace fs = std::filesystem;

bool IsWithin(const std::string& path, const std::string& root, std::string_view folder) {
  std::error_code error;
  const std::string real = fs::weakly_canonical(path, error).string();
  const std::string name = fs::path(error ? path : real).lexically_relative(fs::weakly_canonical(root, error)).string();
  return IsAtOrBelow(name, folder);
}

}  // namespace

std::optional<ExportFolder> ExportFolderAt(const Context& context, const std::string& root, const std::string& typed,
                                           int& code) {
  ExportFolder folder{Absolute(context.cwd, typed), {}};
  const Args path{{"path", Verbatim(Shown(context, folder.path))}};
  code = kUsage;
  // What lies there is read as a register of clients, or as data of the handbook.
  for (const std::string_view kept : {kPrivateFolder, kOwnHandbook, kOwnReports}) {
    if (!IsWithin(folder.path, root, kept)) continue;
    context.Fail({"cli.export.kept", {}, path});
    return std::nullopt;
  }
  std::error_code error;
  const fs::file_status status = fs::status(folder.path, error);
  if (status.type() == fs::file_type::not_found) return folder;
  if (!error && status.type() != fs::file_type::directory) {
    context.Fail({"cli.export.no-folder", {}, path});
    return std::nullopt;
  }
  std::vector<std::string> there;
  for (fs::directory_iterator at(folder.path, error), end; !error && at != end; at.increment(error)) {
    there.push_back(at->path().filename().string());
  }
  if (error) {
    code = context.Broken(
        {"cli.read-failed", {}, {{"why", Verbatim(ReadFailure(Shown(context, folder.path), error.value()).what())}}});
    return std::nullopt;
  }
  std::sort(there.begin(), there.end());
  const std::optional<std::string> package = ReadFile(folder.path + '/' + std::string(kPackageFile));
  const std::optional<std::vector<std::string>> files = package ? FilesOfPackage(*package) : std::nullopt;
  if (files) folder.files = *files;
  for (const std::string& name : there) {
    const bool ours = files && (name == kPackageFile || std::count(files->begin(), files->end(), name) > 0);
    if (ours || IsLeftBehind(name)) continue;
    context.Fail({"cli.export.not-ours", {}, {{"path", Verbatim(Shown(context, folder.path + '/' + name))}}},
                 {"cli.export.not-ours.help", {}, {}});
    return std::nullopt;
  }
  return folder;
}

int RemoveOldTables(const Context& context, const ExportFolder& folder, const std::vector<std::string>& names) {
  for (const std::string& old : folder.files) {
    if (std::count(names.begin(), names.end(), old) > 0) continue;
    const int code = CodeOf(context, folder.path + '/' + old, RemoveOwnIn(folder.path, old));
    if (code != kClean) return code;
  }
  return kClean;
}

}  // namespace lanzhi
