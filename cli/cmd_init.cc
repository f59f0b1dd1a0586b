#include <algorithm>
#include <filesystem>

#include "base/nearest.h"
#include "cli/editors.h"
#include "cli/workspace.h"
#include "record/scaffold/template.h"
#include "render/catalogue.h"
#include "source/folder.h"
#include "source/overlay.h"
#include "source/write.h"
#include "workspace/agency.h"

namespace lanzhi {
namespace {

struct InitOptions {
  std::string directory, handbook, agency, keys;
};

// The id of the agency: the folder's own name where it can serve as one.
std::string AgencyId(const std::string& root) {
  std::string id;
  for (const char c : std::filesystem::path(root).filename().string()) {
    const bool blank = c == ' ' || c == ':' || c == '#' || static_cast<unsigned char>(c) < 0x20;
    id += blank ? '-' : c;
  }
  return id.empty() ? "agency" : id;
}

std::string AgencyText(const InitOptions& options, const Handbook& handbook, Language keys, const std::string& root,
                       const std::string& name, Date today) {
  const Shape& shape = *handbook.shapes().With(Meaning::handbook);
  NewRecord record;
  record.id = AgencyId(root);
  record.keys = keys;
  record.help = keys;  // for those who will write in it
  record.intro = Say("cli.init.intro", keys);
  if (!options.agency.empty()) record.values.push_back({shape.Meant(Meaning::agency_name), options.agency});
  record.values.push_back({shape.Meant(Meaning::handbook), name});
  record.values.push_back({shape.Meant(Meaning::keys), keys == Language::zh ? "zh" : "en"});
  record.values.push_back({shape.Meant(Meaning::records_from), FormatDate(today)});
  return NewRecordText(shape, record);
}

// Writes a file unless it is there already, which is said.
int Put(Context& context, const std::string& root, const std::string& name, std::string_view text) {
  const std::string path = root + '/' + name;
  const Written written = WriteNewIn(root, name, text);
  if (written.status == WriteStatus::exists) {
    context.Note(context.Say("cli.init.kept", {{"path", Verbatim(Shown(context, path))}}));
    return kClean;
  }
  const int code = CodeOf(context, path, written);
  if (code == kClean) context.Print(Shown(context, path) + '\n');
  return code;
}

struct Chosen {
  std::string name;  // as lanzhi.yaml has it
  bool own = false;  // handbook/NAME of the folder itself
  std::string from;  // the folder to copy to it; empty: it is there already
};

// One that is compiled in, one of the folder itself (handbook/NAME), or a folder from elsewhere.
Chosen Choose(const Context& context, const std::string& root, const std::string& value,
              const std::vector<std::string>& known) {
  if (value.empty()) return {known.front(), false, {}};
  if (std::find(known.begin(), known.end(), value) != known.end()) return {value, false, {}};
  const std::string folder(kOwnHandbook);
  if (value.starts_with(folder + '/') && IsFolder(root + '/' + value)) return {value, true, {}};
  const std::string from = Absolute(context.cwd, value);
  if (!IsFolder(from) || OpenDisk(from)->List("").paths.empty()) return {};
  return {folder + '/' + std::filesystem::path(from).filename().string(), true, from};
}

// The folder keeps the handbook that its records were judged by, so that git keeps it beside them.
int Copy(Context& context, const Chosen& chosen, const std::string& root) {
  const std::unique_ptr<Folder> from = OpenDisk(chosen.from);
  for (const std::string& path : from->List("").paths) {
    const Loaded loaded = from->Read(path);
    if (!loaded.file) return context.Fail(loaded.diagnostics.front().message);
    if (const int code = Put(context, root, chosen.name + '/' + path, loaded.file->bytes); code != kClean) return code;
  }
  return kClean;
}

int RunInit(Context& context, const InitOptions& options) {
  std::vector<std::string> known;
  for (const std::string_view name : EmbeddedHandbooks()) known.emplace_back(name);
  const std::string root = Absolute(context.cwd, options.directory);
  if (std::filesystem::exists(root) && !IsFolder(root)) {
    return context.Fail({"cli.no-folder", {}, {{"path", Verbatim(Shown(context, root))}}});
  }
  const Chosen chosen = Choose(context, root, options.handbook, known);
  const std::string& name = chosen.name;
  if (name.empty()) {
    const Args value = {{"value", Verbatim(options.handbook)}, {"path", Verbatim(options.handbook)}};
    if (options.handbook.find('/') != std::string::npos) return context.Fail({"cli.init.no-handbook", {}, value});
    return context.Fail({"cli.unknown-handbook", {}, value}, DidYouMean(options.handbook, known));
  }
  const std::string agency_file = root + '/' + std::string(kAgencyFile);
  // A link that leads nowhere is there too.
  if (std::filesystem::exists(std::filesystem::symlink_status(agency_file))) {
    return context.Fail({"cli.init.exists", {}, {{"path", Verbatim(Shown(context, agency_file))}}});
  }
  // Records of a folder within another are read by neither.
  if (const Search above = FindRoot(root); above.root) {
    return context.Fail({"cli.init.inside", {}, {{"path", Verbatim(Shown(context, *above.root))}}},
                        {"cli.init.inside.help", {}, {}});
  }
  const std::optional<Today> today = TodayOf(context, AgencyFile().utc_offset_minutes);
  if (!today) return kUsage;
  Diagnostics faults;
  // The shapes of records are the same for all; the words of this handbook are needed only to name it.
  const std::unique_ptr<Handbook> handbook = Handbook::Load(chosen.own ? known.front() : name, {}, faults);
  Language keys = context.language;
  if (!options.keys.empty()) keys = options.keys == "zh" ? Language::zh : Language::en;

  for (const auto& shape : handbook->shapes().All()) {
    const std::string folder = std::string(shape->top_folder);
    if (folder.empty()) continue;
    std::error_code error;
    std::filesystem::create_directories(root + '/' + folder, error);
    if (error) return CannotWrite(context, root + '/' + folder, error.message());
  }
  // First, so that git adds nothing that a kill leaves behind.
  if (const int code = Put(context, root, ".gitignore", "private/\n.lanzhi-*.tmp\n"); code != kClean) return code;
  const std::string list = Say("cli.init.register-file", keys), heads = Say("cli.init.register-heads", keys);
  // With the mark by which spreadsheets know UTF-8.
  if (const int code = Put(context, root, list, "\xEF\xBB\xBF" + heads + "\r\n"); code != kClean) return code;
  if (!chosen.from.empty()) {
    if (const int code = Copy(context, chosen, root); code != kClean) return code;
  }
  const std::string text = AgencyText(options, *handbook, keys, root, name, today->date);
  // Choices are the words of the handbook: all is read as the folder will have it.
  const Workspace made =
      OpenWorkspace(Overlay(OpenDisk(root), std::string(kAgencyFile), text), std::nullopt, context.jobs);
  const bool broken = HasError(made.setup);
  for (const EditorFile& file : broken ? std::vector<EditorFile>() : EditorFiles(made.handbook->shapes(), keys)) {
    if (const int code = Put(context, root, file.path, file.text); code != kClean) return code;
  }
  // lanzhi.yaml comes last: it is what makes this a records folder.
  if (const int code = Put(context, root, std::string(kAgencyFile), text); code != kClean) return code;
  if (broken) return PrintFaults(context, made.setup);
  context.Note(context.Say("cli.init.register", {{"path", Verbatim(list)}}));
  context.Note(context.Say("cli.init.done", {{"handbook", chosen.own ? Verbatim(name) : Text(handbook->title())},
                                             {"name", Verbatim(name)}}));
  return kClean;
}

}  // namespace

Command InitCommand() {
  const auto options = std::make_shared<InitOptions>();
  Command command;
  command.name = "init";
  command.options = {
      {"dir", "dir", "cli.init.dir", &options->directory, {}, true, true},
      {"--handbook", "handbook", "cli.init.handbook", &options->handbook, {}},
      {"--agency", "name", "cli.init.agency", &options->agency, {}},
      {"--keys", "lang", "cli.init.keys", &options->keys, {"zh", "en"}},
  };
  command.run = [options](Context& context) { return RunInit(context, *options); };
  return command;
}

}  // namespace lanzhi
