#include "cli/added.h"

#include <fmt/format.h>

#include "cli/fix.h"
#include "render/position.h"

namespace lanzhi {

std::string PlaceIn(const Context& context, const File& file, std::uint32_t at) {
  return fmt::format("{}:{}", Shown(context, context.root + '/' + file.path), PositionOf(file, at).line);
}

int FailRefused(const Context& context, const Seen& seen, Spliced& spliced) {
  Problem& refused = spliced.refused;
  const bool there = !spliced.in_the_way.empty();
  const std::string place = there ? PlaceIn(context, *seen.file, spliced.in_the_way.begin)
                                  : Shown(context, context.root + '/' + seen.file->path);
  for (Message* message : {&refused.message, &refused.hint}) {
    message->args.push_back({"place", Verbatim(place)});
    message->args.push_back({"id", Verbatim(seen.id)});
  }
  return context.FailWith(refused);
}

int DeliverAdded(const Context& context, const AddedTo& to, const Seen& seen, Spliced& spliced) {
  if (!spliced.file) return FailRefused(context, seen, spliced);
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
    if (const int code = WriteEdited(context, context.root, *seen.file, text, seen.file->path); code != kClean)
      return code;
    context.Print(PlaceIn(context, *spliced.file, spliced.part.begin) + '\n');
  }
  return kClean;
}

}  // namespace lanzhi
