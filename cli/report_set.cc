#include "cli/report_set.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/report_check.h"
#include "cli/workspace.h"
#include "render/site_pages.h"
#include "source/read_file.h"
#include "source/write.h"

namespace lanzhi {
namespace {

constexpr std::string_view kFileFormats[] = {kWorkbook, "html", "md", "csv", "json"};

std::string ManifestName(const ReportSet& set) { return set.stem + ".manifest.json"; }

std::vector<std::string> FormatsOf(const Context& context, const ReportSet& set) {
  if (!set.formats.empty()) return set.formats;
  std::vector<std::string> formats(std::begin(kFileFormats), std::end(kFileFormats));
  if (context.env.workbooks.empty()) std::erase(formats, kWorkbook);
  return formats;
}

constexpr std::string_view kRecords = ".records";

std::string RecordsListName(const ReportSet& set) { return set.stem + std::string(kRecords) + ".json"; }

// A file per format; of csv one per table, which is rectangular; of pages one more per site; and the records behind the
// figures.
std::vector<SetFile> FilesOf(const Context& context, const ReportSet& set, const ReportPages& pages,
                             Language language) {
  const Document& document = pages.document;
  const Page page{language, {}, 0};
  std::vector<SetFile> files;
  const auto add = [&](std::string name, const std::string& format, const std::string& table, const Document& of) {
    std::string bytes = TextOf([&](Sink& sink) { MakeFormat(sink, kReportFormats, format, of, page); });
    files.push_back({std::move(name), format, table, std::move(bytes)});
  };
  for (const std::string& format : FormatsOf(context, set)) {
    if (format == "html") {
      for (const SitePage& each : SitePagesOf(document, set.stem, language)) {
        add(SitePageName(set.stem, each.site), format, {}, each.document);
      }
      if (pages.records_page) add(RecordsPageName(set.stem), format, {}, *pages.records_page);
      continue;
    }
    if (format != "csv") {
      add(fmt::format("{}.{}", set.stem, format), format, {}, document);
      if (format == "json" && pages.records_list) add(RecordsListName(set), format, {}, *pages.records_list);
      continue;
    }
    for (const std::string& table : TableKeys(document)) {
      add(fmt::format("{}-{}.csv", set.stem, table), format, table, OnlyTable(document, table));
    }
    if (!pages.records_list) continue;
    add(set.stem + std::string(kRecords) + ".csv", format, {}, OnlyTable(*pages.records_list, "records"));
  }
  files.push_back({ManifestName(set), "json", {}, ManifestText(document, set.stem, language, files)});
  return files;
}

std::string PathOf(const ReportSet& set, const std::string& name) { return set.folder + '/' + name; }

// Says that the file is no report; returns the exit code.
int NoReport(const Context& context, const std::string& path) {
  return context.Fail({"cli.report.unreadable", {}, {{"path", Verbatim(Shown(context, path))}}});
}

}  // namespace

std::string RecordsPageName(const std::string& stem) { return stem + std::string(kRecords) + ".html"; }

std::optional<ReportSet> ReportSetOf(const Context& context, const std::string& output, const std::string& stem) {
  ReportSet set{Absolute(context.cwd, output), stem, {}};
  for (const Output& each : context.outputs) {
    if (!each.file.empty()) {
      (void)context.Fail({"cli.report.file-and-folder", {}, {{"value", Verbatim(Shown(context, each.file))}}});
      return std::nullopt;
    }
    set.formats.push_back(each.format);
  }
  return set;
}

std::optional<ReportBasis> BasisThere(const ReportSet& set) {
  if (const auto manifest = ReadFile(PathOf(set, ManifestName(set)))) {
    if (std::optional<Manifest> read = ReadManifest(*manifest)) return std::move(read->basis);
  }
  const std::optional<std::string> json = ReadFile(PathOf(set, set.stem + ".json"));
  return json ? BasisOf(*json) : std::nullopt;
}

int WriteSet(Context& context, const ReportSet& set, const PagesIn& make) {
  const ReportPages pages = make(context.language, std::nullopt);
  for (const SetFile& file : FilesOf(context, set, pages, context.language)) {
    const std::string path = PathOf(set, file.name);
    const Written written = WriteOwnIn(set.folder, file.name, file.bytes);
    if (const int code = CodeOf(context, path, written); code != kClean) return code;
    context.Print(Shown(context, path) + '\n');
  }
  return kClean;
}

int CheckSet(Context& context, const ReportSet& set, const PagesIn& make) {
  Manifest there{context.language, {}, {}};
  const std::string manifest_path = PathOf(set, ManifestName(set)), json_path = PathOf(set, set.stem + ".json");
  const std::optional<std::string> manifest = ReadFile(manifest_path), json = ReadFile(json_path);
  if (json) {
    std::optional<ReportBasis> basis = BasisOf(*json);
    if (!basis) return NoReport(context, json_path);
    there.basis = std::move(*basis);
  }
  if (manifest) {
    std::optional<Manifest> read = ReadManifest(*manifest);
    if (!read) return NoReport(context, manifest_path);
    there = std::move(*read);
  }
  const ReportPages built = make(there.language, there.basis), told = make(context.language, there.basis);
  int code = kClean;
  const auto differs = [&](const std::string& line) {
    context.Print(line + '\n');
    code = kFindings;
  };
  if (json) {
    for (const std::string& line :
         MovedNumbers({*json, ReadFile(PathOf(set, RecordsListName(set)))}, built, told, context.language))
      differs(line);
  }
  std::vector<SetFile> files = FilesOf(context, set, built, there.language);
  if (!set.formats.empty()) files.pop_back();  // the manifest there may be of more formats
  for (const SetFile& file : files) {
    const std::string path = PathOf(set, file.name);
    const Args args{{"path", Verbatim(Shown(context, path))}};
    const std::optional<std::string> bytes = ReadFile(path);
    if (bytes && *bytes == file.bytes) {
      context.Note(context.Say("cli.report.same", args));
    } else {
      differs(context.Say(bytes ? "cli.report.differs" : "cli.report.not-there", args));
    }
  }
  for (const std::string& name : there.files) {
    const bool built_still =
        std::any_of(files.begin(), files.end(), [&](const SetFile& file) { return file.name == name; });
    if (set.formats.empty() && !built_still)
      differs(context.Say("cli.report.no-longer", {{"path", Verbatim(Shown(context, PathOf(set, name)))}}));
  }
  return code;
}

}  // namespace lanzhi
