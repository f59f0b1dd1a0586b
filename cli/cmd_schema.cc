
#include "cli/books.h"
#include "cli/editors.h"
#include "cli/filter.h"
#include "cli/workspace.h"
#include "render/json.h"
#include "render/schema.h"
#include "source/read_file.h"
#include "source/write.h"

namespace lanzhi {
namespace {

struct SchemaArguments {
  std::string kind, keys, handbook;
  bool write = false;
};

int PrintSchema(Context& context, const SchemaArguments& arguments) {
  int code = kUsage;
  const std::optional<Books> books = Books::Open(context, arguments.handbook, code);
  if (!books) return code;
  const Handbook* handbook = books->Only(context);
  if (handbook == nullptr) return kUsage;
  SchemaOptions options;
  options.keys = books->Keys(context);
  if (!arguments.keys.empty()) options.keys = arguments.keys == "zh" ? Language::zh : Language::en;
  // As in a new record, help is for those who will write in it.
  options.words = context.globals.lang.empty() ? options.keys : context.language;
  const Shapes& shapes = handbook->shapes();
  if (arguments.kind.empty()) {
    context.Print(DumpJson(RecordSchema(shapes, options), kJsonIndent) + '\n');
    return kClean;
  }
  const Shape* shape = KindNamed(context, shapes, arguments.kind);
  if (shape == nullptr) return kUsage;
  options.either = shape->top_folder.empty();  // lanzhi.yaml is read before it has said which
  context.Print(DumpJson(KindSchema(*shape, options), kJsonIndent) + '\n');
  return kClean;
}

// A file of our own that is as it would be made. What is no file, or cannot be read, is not.
bool IsSame(const std::string& path, const std::string& text) {
  try {
    return !std::filesystem::is_symlink(path) && ReadFile(path) == text;
  } catch (const ReadFailure&) {
    return false;
  }
}

int WriteAgain(Context& context) {
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  int code = kUsage;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), std::nullopt, code, NoRecords);
  if (!workspace) return code;
  bool changed = false;
  for (const EditorFile& file :
       EditorFiles(workspace->handbook->shapes(), workspace->keys.value_or(context.language))) {
    const std::string path = *root + '/' + file.path;
    if (file.made && IsSame(path, file.text)) continue;
    const Written written =
        file.made ? WriteOwnIn(*root, file.path, file.text) : WriteNewIn(*root, file.path, file.text);
    if (written.status == WriteStatus::exists) continue;
    if (const int failed = CodeOf(context, path, written); failed != kClean) return failed;
    changed = true;
    context.Print(Shown(context, path) + '\n');
  }
  if (!changed) context.Note(context.Say("cli.schema.current"));
  return kClean;
}

int RunSchema(Context& context, const SchemaArguments& arguments) {
  if (!arguments.write) return PrintSchema(context, arguments);
  const bool more = !arguments.kind.empty() || !arguments.keys.empty() || !arguments.handbook.empty();
  return more ? context.Fail({"cli.schema.write-alone", {}, {}}) : WriteAgain(context);
}

}  // namespace

Command SchemaCommand() {
  const auto arguments = std::make_shared<SchemaArguments>();
  Command command;
  command.name = "schema";
  command.options = {
      {"kind", "kind", "cli.schema.kind", &arguments->kind, {}, false, true},
      {"--keys", "lang", "cli.schema.keys", &arguments->keys, {"zh", "en"}},
      {"--handbook", "handbook", "cli.handbook", &arguments->handbook, {}},
      {"--write", "", "cli.schema.write", &arguments->write, {}},
  };
  command.run = [arguments](Context& context) { return RunSchema(context, *arguments); };
  return command;
}

}  // namespace lanzhi
