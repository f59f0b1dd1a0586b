#include "cli/workspace.h"

#include <algorithm>
#include <filesystem>

#include "cli/lint_output.h"
#include "source/packed.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

bool Exists(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

constexpr int kDefaultOffset = 8 * 60;

}  // namespace

bool IsFolder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

Search FindRoot(const std::string& start) {
  Search search;
  std::filesystem::path at = start;
  if (!IsFolder(start)) at = at.parent_path();
  while (true) {
    search.searched.push_back(at.string());
    if (Exists(at / kAgencyFile)) {
      search.root = at.string();
      return search;
    }
    if (Exists(at / ".git") || at == at.parent_path()) return search;
    at = at.parent_path();
  }
}

AgencyBasics PeekAgency(const std::string& root) {
  AgencyBasics basics;
  const Loaded loaded = OpenDisk(root)->Read(std::string(kAgencyFile));
  const EmbeddedFile* file = FindEmbedded("record/agency.yaml");
  if (!loaded.file || file == nullptr) return basics;
  Diagnostics ignored;
  std::vector<Tree> trees;
  trees.push_back(Unpack(file->packed));
  const Shapes shapes = Shapes::Load(std::move(trees), {}, ignored);
  const Reading reading = ReadRecord(ParseYaml(loaded.file), shapes, std::nullopt, nullptr);
  if (!reading.record || reading.record->values.empty()) return basics;
  if (const Value* language = reading.record->Top(Meaning::language); language != nullptr && language->given()) {
    const Choice& choice = language->field->choices[static_cast<std::size_t>(language->number)];
    basics.language = choice.value == "zh" ? Language::zh : Language::en;
  }
  basics.utc_offset_minutes = UtcOffsetOf(*reading.record);
  return basics;
}

int UtcOffsetOf(const Record& agency) {
  const Value* value = agency.Top(Meaning::utc_offset);
  if (value == nullptr || !value->given()) return kDefaultOffset;
  const std::string_view text = value->text;  // +08:00
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return kDefaultOffset;
  const auto digits = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  for (const std::size_t at : {1U, 2U, 4U, 5U}) {
    if (text[at] < '0' || text[at] > '9') return kDefaultOffset;
  }
  const int minutes = digits(1) * 60 + digits(4);
  return text[0] == '-' ? -minutes : minutes;
}

std::optional<std::string> RootFrom(Context& context, const std::string& start) {
  const std::string from = start.empty() ? context.cwd : start;
  Search search = FindRoot(from);
  if (search.root) return search.root;
  std::vector<Text> places;
  for (const std::string& place : search.searched) places.push_back(Verbatim(place));
  context.Fail({"cli.no-records-folder", {}, {{"places", std::move(places)}}}, {"cli.no-records-folder.help", {}, {}});
  return std::nullopt;
}

std::string Shown(const Context& context, const std::string& path) {
  const std::string relative = std::filesystem::path(path).lexically_relative(context.cwd).string();
  return relative.empty() || relative.size() > path.size() ? path : relative;
}

int CannotWrite(const Context& context, const std::string& path, const std::string& why) {
  return context.Broken({"cli.cannot-write", {}, {{"path", Verbatim(Shown(context, path))}, {"why", Verbatim(why)}}});
}

int PrintFaults(Context& context, const Diagnostics& faults) {
  std::vector<Finding> findings;
  for (const Diagnostic& diagnostic : faults) findings.push_back(FindingOf(diagnostic, {}, {}));
  SortFindings(findings);
  Summary summary;
  CountFindings(findings, summary);
  const bool lint = context.command.name == "lint";
  std::vector<Output> outputs;
  if (lint) outputs = context.outputs;
  if (outputs.empty()) outputs.push_back({context.env.out_is_terminal ? "human" : "concise", {}});
  const LintView view{findings, summary, {}, nullptr, Severity::error, false, false, {}, {}};
  for (const Output& output : outputs) {
    const std::string text = LintText(context, output, view);
    if (!lint) {
      *context.env.err << text;
    } else if (const int code = Deliver(context, output, text); code != kClean) {
      return code;
    }
  }
  return kUsage;
}

std::optional<Workspace> Open(Context& context, std::unique_ptr<Folder> folder, std::optional<Date> day, int& code,
                              const ChooseExtent& choose) {
  Workspace workspace = OpenWorkspace(std::move(folder), day, context.jobs, choose);
  if (context.globals.lang.empty() && workspace.language) context.language = *workspace.language;
  const bool broken = std::any_of(workspace.setup.begin(), workspace.setup.end(),
                                  [](const Diagnostic& fault) { return fault.severity == Severity::error; });
  if (!broken) return workspace;
  code = PrintFaults(context, workspace.setup);
  return std::nullopt;
}

}  // namespace lanzhi
