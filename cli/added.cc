#include "cli/added.h"

#include <fmt/format.h>

#include "cli/fix.h"
#include "record/shown.h"
#include "render/position.h"

namespace lanzhi {

namespace {

std::string FileTold(const Context& context, const Workspace& workspace, const File& file) {
  return context.redacted ? ToldPath(workspace.handbook->shapes(), file.path) : file.path;
}

}  // namespace

std::string PlaceIn(const Context& context, const Workspace& workspace, const File& file, std::uint32_t at) {
  const std::string path = context.root + '/' + FileTold(context, workspace, file);
  return fmt::format("{}:{}", Shown(context, path), PositionOf(file, at).line);
}

int FailRefused(const Context& context, const Workspace& workspace, const Seen& seen, Spliced& spliced) {
  Problem& refused = spliced.refused;
  const bool there = !spliced.in_the_way.empty();
  const std::string place = there ? PlaceIn(context, workspace, *seen.file, spliced.in_the_way.begin)
                                  : Shown(context, context.root + '/' + FileTold(context, workspace, *seen.file));
  for (Message* message : {&refused.message, &refused.hint}) {
    message->args.push_back({"place", Verbatim(place)});
    message->args.push_back(
        {"id", Verbatim(context.redacted ? ToldId(seen.id, workspace.handbook->shapes().Find(seen.kind))
                                         : std::string(seen.id))});
  }
  return context.FailWith(refused);
}

int DeliverAdded(const Context& context, const AddedTo& to, const Workspace& workspace, const Seen& seen,
                 Spliced& spliced) {
  if (!spliced.file) return FailRefused(context, workspace, seen, spliced);
  for (const Diagnostic& fault : spliced.faults) context.Fail(fault.message, fault.help);
  if (!spliced.faults.empty()) {
    context.Note(context.Say("add.refused"));
    return kUsage;
  }
  const std::string& text = spliced.file->bytes;
  if (to.print) {
    context.Print(text.substr(spliced.part.begin, spliced.part.end - spliced.part.begin));
  } else if (to.input) {
    context.Print(text);
  } else {
    const std::string told = FileTold(context, workspace, *seen.file);
    if (const int code = WriteEdited(context, context.root, *seen.file, text, told); code != kClean) return code;
    context.Print(PlaceIn(context, workspace, *spliced.file, spliced.part.begin) + '\n');
  }
  return kClean;
}

}  // namespace lanzhi
