#include "base/nearest.h"
#include "cli/filter.h"
#include "cli/formats.h"
#include "cli/redaction.h"
#include "cli/workspace.h"
#include "render/list.h"
#include "view/told_paths.h"
#include "workspace/list.h"

namespace lanzhi {
namespace {

struct ListArguments {
  std::string kind, site, worker, stage, from, until;
  Redaction redaction;
};

constexpr Format<RecordList> kListFormats[] = {
    {"table", "format.table", AsDocument<ListDocument, WriteText>},
    {"json", "format.json", AsDocument<ListDocument, WriteJson>},
    {"xlsx", "format.xlsx", AsDocument<ListDocument, WriteXlsx>},
};

const Shape* KindOf(const Context& context, const Shapes& shapes, const std::string& word) {
  if (!word.empty()) return KindNamed(context, shapes, word);
  std::vector<std::string> known;
  for (const auto& shape : shapes.All()) known.emplace_back(shape->names.In(context.language));
  context.Fail({"cli.list.no-kind", {}, {}}, DidYouMean("", known));
  return nullptr;
}

bool KnowsStage(const Context& context, const Shape& shape, const std::string& word, const Stage*& stage) {
  if (word.empty()) return true;
  std::vector<std::string> known;
  for (const Stage& each : shape.stages) {
    if (word == each.name || word == each.names.zh) stage = &each;
    known.emplace_back(each.names.In(context.language));
  }
  if (stage != nullptr) return true;
  context.Fail({"cli.list.unknown-stage", {}, {{"value", Verbatim(word)}, {"kind", Text(shape.names)}}},
               DidYouMean(word, known));
  return false;
}

int RunList(Context& context, const ListArguments& arguments) {
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  int code = kUsage;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), today->date, code);
  if (!workspace) return code;
  const Shape* shape = KindOf(context, workspace->handbook->shapes(), arguments.kind);
  if (shape == nullptr) return kUsage;
  const Stage* stage = nullptr;
  std::optional<Date> from, until;
  if (!KnowsId(context, *workspace, "--site", "site", arguments.site) ||
      !KnowsId(context, *workspace, "--worker", "staff", arguments.worker) ||
      !KnowsStage(context, *shape, arguments.stage, stage) || !ReadDate(context, "--from", arguments.from, from) ||
      !ReadDate(context, "--until", arguments.until, until)) {
    return kUsage;
  }

  const ListQuery query{shape, stage, arguments.site, arguments.worker, from, until};
  std::vector<Finding> unreadable;
  RecordList list{shape->kind, shape->names.In(context.language),
                  ListRows(*workspace, query, context.jobs, unreadable)};
  PrintUnreadable(context, *workspace, unreadable);
  if (context.redacted) TellOnlyIds(workspace->handbook->shapes(), list.rows);
  return DeliverAll(context, kListFormats, list);
}

}  // namespace

Command ListCommand() {
  const auto arguments = std::make_shared<ListArguments>();
  Command command;
  command.name = "list";
  command.options = {
      {"kind", "kind", "cli.list.kind", &arguments->kind, {}},
      {"--site", "site", "cli.list.site", &arguments->site, {}},
      {"--worker", "worker", "cli.list.worker", &arguments->worker, {}},
      {"--stage", "stage", "cli.list.stage", &arguments->stage, {}},
      {"--from", "date", "cli.list.from", &arguments->from, {}},
      {"--until", "date", "cli.list.until", &arguments->until, {}},
      arguments->redaction.RedactOption(),
      arguments->redaction.NoRedactOption(),
  };
  command.formats = NamesOf(kListFormats);
  command.run = [arguments](Context& context) {
    context.redacted = arguments->redaction.Holds(context.env);
    return RunList(context, *arguments);
  };
  return command;
}

}  // namespace lanzhi
