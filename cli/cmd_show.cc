#include "cli/formats.h"
#include "cli/lint_output.h"
#include "cli/one_record.h"
#include "render/show_formats.h"

namespace lanzhi {
namespace {

struct ShowView {
  ShownRecord record;
  Date today{};
  std::string day;  // which day it is, and whence it is known
};

constexpr Format<ShowView> kShowFormats[] = {
    {"human", "format.human",
     [](Sink& sink, const ShowView& view, const Page& page) {
       sink.Put(ShowText(view.record, {page.language, page.style, view.today}) + '\n' + view.day + '\n');
     }},
    {"json", "format.json",
     [](Sink& sink, const ShowView& view, const Page& page) {
       sink.Put(ShowJson(view.record, {page.language, page.style, view.today}));
     }},
};

struct ShownWith {
  std::string id;
  Redaction redaction;
};

int RunShow(Context& context, const ShownWith& options) {
  return WithRecord(context, options.id, [&](const Workspace& workspace, const Today& today, const Seen& seen) {
    ShownRecord shown =
        ShowRecord(*seen.record, *workspace.handbook, seen.outcomes, !options.redaction.Holds(context.env));
    for (const Diagnostic& fault : seen.diagnostics) shown.findings.push_back(FindingOf(fault, seen.kind, seen.id));
    SortFindings(shown.findings);
    return DeliverAll(context, kShowFormats, {std::move(shown), today.date, Describe(context, today)});
  });
}

}  // namespace

Command ShowCommand() {
  const auto options = std::make_shared<ShownWith>();
  Command command;
  command.name = "show";
  command.options = {{"id", "record", "cli.record.id", &options->id, {}},
                     {"--redact", "", "cli.lint.redact", &options->redaction.redact, {}},
                     {"--no-redact", "", "cli.lint.no-redact", &options->redaction.no_redact, {}}};
  command.formats = NamesOf(kShowFormats);
  command.run = [options](Context& context) { return RunShow(context, *options); };
  return command;
}

}  // namespace lanzhi
