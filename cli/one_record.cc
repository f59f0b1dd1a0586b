#include "cli/one_record.h"

#include "cli/paths.h"
#include "record/spelling.h"
#include "render/concise.h"
#include "source/overlay.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

constexpr std::string_view kEnding = ".yaml", kInput = "-";

// The folder with the text on standard input as a file of it, `path`, which has the name that the record's id asks for.
std::unique_ptr<Store> StoreWithInput(const Context& context, const std::string& root, std::string& path) {
  const std::string text = ReadInput(context);
  const Parsed parsed = ParseYaml(MakeFile({}, text));
  std::string id;
  if (!parsed.tree.nodes.empty() && parsed.tree.nodes[0].first != 0) {
    const Node& first = parsed.tree.nodes[parsed.tree.nodes[0].first];
    if (first.kind == NodeKind::scalar) id = parsed.tree.TextOf(first);
  }
  path = (IsCode(id) ? id : "stdin") + std::string(kEnding);
  return std::make_unique<Store>(Overlay(OpenDisk(root), path, text));
}

}  // namespace

int WithRecord(Context& context, const std::string& asked, const UseRecord& use, const Otherwise& otherwise) {
  if (asked.empty()) return context.Fail({"cli.record.no-id", {}, {}});
  // A path leads to its own folder, an id to that of the working directory.
  const bool path = asked.find('/') != std::string::npos || asked.ends_with(kEnding);
  const std::string place = path ? Absolute(context.cwd, asked) : std::string();
  const std::optional<std::string> root = RootFrom(context, place);
  if (!root) return kUsage;
  context.root = *root;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  int code = kUsage;
  std::string named = path ? NamesIn(*root, {place}).front() : asked;
  std::unique_ptr<Store> store = asked == kInput ? StoreWithInput(context, *root, named) : StoreOf(context, *root);
  const std::optional<Workspace> workspace = Open(context, std::move(store), today->date, code);
  if (!workspace) return code;
  int delivered = kFindings;
  const std::optional<Problem> problem = VisitRecord(*workspace, named, context.jobs, [&](const Seen& seen) {
    if (seen.record != nullptr) {
      delivered = use(*workspace, *today, seen);
      return;
    }
    std::vector<Finding> findings;
    for (const Diagnostic& fault : seen.diagnostics) findings.push_back(FindingOf(fault, seen.kind, seen.id));
    StreamSink out(*context.env.out);
    ConciseFindings(out, Tellable(context, workspace->handbook->shapes(), std::move(findings)), context.language, true);
  });
  if (!problem) return delivered;
  if (const std::optional<int> code = otherwise ? otherwise(*workspace, *today) : std::nullopt) return *code;
  return context.Fail(problem->message, context.redacted ? Message() : problem->hint);  // it names other records
}

}  // namespace lanzhi
