#include "cli/workspace.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/editors.h"
#include "cli/lint_output.h"
#include "cli/progress.h"
#include "render/concise.h"
#include "source/write.h"
#include "view/told_paths.h"
#include "workspace/secrets.h"

namespace lanzhi {

std::optional<std::string> RootFrom(Context& context, const std::string& start) {
  const std::string from = start.empty() ? context.cwd : start;
  Search search = FindRoot(from);
  if (search.root) return search.root;
  std::vector<Text> places;
  for (const std::string& place : search.searched) places.push_back(Verbatim(place));
  context.Fail({"cli.no-records-folder", {}, {{"places", std::move(places)}}}, {"cli.no-records-folder.help", {}, {}});
  return std::nullopt;
}

std::optional<Repository> RepositoryOf(const Context& context, const std::string& root,
                                       const std::function<void(const Repository&)>& meanwhile) {
  std::optional<Repository> repository = Repository::Find(root, context.env.environment, meanwhile);
  if (!repository) context.Fail({"cli.git.no-repository", {}, {{"path", Verbatim(Shown(context, root))}}});
  return repository;
}

int CannotWrite(const Context& context, const std::string& path, const std::string& why) {
  return context.Broken({"cli.cannot-write", {}, {{"path", Verbatim(Shown(context, path))}, {"why", Verbatim(why)}}});
}

int CodeOf(const Context& context, const std::string& path, const Written& written) {
  const Args args{{"path", Verbatim(Shown(context, path))}};
  switch (written.status) {
    case WriteStatus::written:
      return kClean;
    case WriteStatus::not_ours:
      return context.Broken({"cli.not-ours", {}, {{"path", Verbatim(Shown(context, written.error))}}});
    case WriteStatus::changed:
      return context.Broken({"cli.lint.changed-meanwhile", {}, args});
    case WriteStatus::shared:
      return context.Broken({"cli.lint.shared", {}, args});
    case WriteStatus::exists:
    case WriteStatus::failed:
      break;
  }
  return CannotWrite(context, path, written.error);
}

Findings Tellable(const Context& context, const Shapes& shapes, std::vector<Finding> list) {
  Findings findings(std::move(list));
  std::vector<CheckedFile> none;
  Secrets().Conceal(findings, none);
  if (context.redacted) TellOnlyIds(shapes, findings);
  return findings;
}

int PrintFaults(Context& context, const Diagnostics& faults) {
  std::vector<Finding> list;
  for (const Diagnostic& diagnostic : faults) list.push_back(FindingOf(diagnostic, {}, {}));
  Summary summary;
  CountFindings(list, summary);
  const Findings findings =
      Tellable(context, Shapes(), std::move(list));  // of lanzhi.yaml and of handbooks, without kinds
  const bool lint = context.command.name == "lint";
  std::vector<Output> outputs;
  if (lint) outputs = context.outputs;
  if (outputs.empty()) outputs.push_back({context.env.out_is_terminal ? "human" : "concise", {}});
  const LintView view{findings, summary, {}, nullptr, Severity::error, context.redacted, false, false, {}, {}, {}};
  for (const Output& output : outputs) {
    const auto fill = [&](Sink& sink) { PutFindings(sink, context, output, view); };
    if (!lint) {
      StreamSink err(*context.env.err);
      fill(err);
    } else if (const int code = Deliver(context, output, fill); code != kClean) {
      return code;
    }
  }
  const bool read = std::none_of(faults.begin(), faults.end(),
                                 [](const Diagnostic& fault) { return fault.message.id == "yaml-unreadable"; });
  return read ? kUsage : kIncomplete;
}

const AgencyFile& AgencyOf(Context& context, const std::string& root) {
  if (!context.found || context.found->root != root) context.found = LookInto(root);
  return context.found->agency;
}

std::unique_ptr<Store> StoreOf(Context& context, const std::string& root) {
  // The other folders that are written to are looked through for records.
  RemoveLeftBehind(root);
  for (const std::string_view folder : kEditorFolders) RemoveLeftBehind(fmt::format("{}/{}", root, folder));
  if (context.found && context.found->root == root && context.found->store) return std::move(context.found->store);
  return std::make_unique<Store>(OpenDisk(root));
}

void PrintUnreadable(Context& context, const Workspace& workspace, std::vector<Finding> findings) {
  if (findings.empty()) return;
  context.unreadable = true;
  StreamSink err(*context.env.err);
  ConciseFindings(err, Tellable(context, workspace.handbook->shapes(), std::move(findings)), context.language, false);
}

std::optional<Workspace> Open(Context& context, std::unique_ptr<Store> store, std::optional<Date> day, int& code,
                              const ChooseExtent& choose) {
  Workspace workspace = OpenWorkspace(std::move(store), day, context.jobs, choose);
  // To free it at the end takes as long as to read a few records.
  if (context.env.keep) context.env.keep(workspace.handbook);
  if (context.globals.lang.empty() && workspace.language) context.language = *workspace.language;
  if (HasError(workspace.setup)) {
    code = PrintFaults(context, workspace.setup);
    return std::nullopt;
  }
  workspace.progress = ProgressFor(context);
  if (context.command.name != "lint") {
    std::vector<Finding> listing;
    for (const Diagnostic& fault : workspace.listing) {
      if (fault.severity == Severity::error) listing.push_back(FindingOf(fault, {}, {}));
    }
    PrintUnreadable(context, workspace, listing);
  }
  return workspace;
}

}  // namespace lanzhi
