#include "cli/add_table.h"

#include <algorithm>

#include "record/scaffold/from_table.h"
#include "render/catalogue.h"
#include "source/lines.h"
#include "source/read_file.h"

namespace lanzhi {
namespace {

// Which element of the part holds the place: they begin with the dashes that stand least deep.
std::size_t ElementAt(const Spliced& spliced, std::uint32_t place) {
  const std::string_view text = spliced.file->bytes;
  std::size_t dash = std::string_view::npos, found = 0;
  for (Line line = LineFrom(text, spliced.part.begin); line.begin < spliced.part.end && line.begin <= place;
       line = LineFrom(text, line.next)) {
    if (line.blank() || text[line.first] != '-') continue;
    if (dash == std::string_view::npos) dash = line.indent();
    if (line.indent() == dash) ++found;
  }
  return found == 0 ? 0 : found - 1;
}

// The column of the field that a fault is about; 0: of none.
int ColumnOf(const TableParts& table, std::string_view pointer) {
  for (const auto& [field, column] : table.columns) {
    if (pointer.ends_with("/" + std::string(field->key))) return column;
  }
  return 0;
}

void Tell(const Context& context, const std::string& file, const TableFault& fault) {
  context.Fail({"add.table.fault",
                {},
                {{"file", Verbatim(file)},
                 {"line", std::int64_t{fault.line}},
                 {"column", std::int64_t{fault.column}},
                 {"text", Verbatim(Fill(fault.message, context.language))}}},
               fault.hint);
}

// Whether to go on: asked only where somebody can answer.
bool Agrees(const Context& context, const Spliced& spliced, std::size_t rows) {
  if (!context.env.out_is_terminal || !context.env.in_is_terminal) return true;
  context.Print(spliced.file->bytes.substr(spliced.part.begin, spliced.part.end - spliced.part.begin));
  *context.env.err << context.Say("add.table.ask", {{"n", static_cast<std::int64_t>(rows)}}) << std::flush;
  std::string answer;
  std::getline(*context.env.in, answer);
  return answer == "y" || answer == "Y" || answer == "yes" || answer == "是";
}

}  // namespace

int AddTable(Context& context, const TableOptions& options, const AddedTo& to, const Workspace& workspace,
             const Seen& seen, Addition addition) {
  const Field& list = *addition.field;
  if (!list.item) return context.Fail({"add.table.no-list", {}, {{"field", PathName(list)}}});
  const std::optional<std::string> bytes = ReadFile(Absolute(context.cwd, options.file));
  if (!bytes) return context.Fail({"add.table.no-file", {}, {{"path", Verbatim(options.file)}}});
  const Language keys = workspace.keys.value_or(context.language);
  TableParts table = PartsFromTable(list, *bytes, keys);
  Spliced spliced;
  if (table.legible && !table.lines.empty()) {
    addition.parts = table.parts;
    addition.to_fill = false;
    spliced = AddTo(workspace, seen, keys, addition);
    if (!spliced.file) return FailRefused(context, workspace, seen, spliced);
    for (const Diagnostic& fault : spliced.faults) {
      const std::size_t element = std::min(ElementAt(spliced, fault.place.span.begin), table.lines.size() - 1);
      const int column = std::max(ColumnOf(table, fault.pointer), 1);
      table.faults.push_back({table.lines[element], column, fault.message, fault.help});
    }
    std::stable_sort(table.faults.begin(), table.faults.end(),
                     [](const TableFault& a, const TableFault& b) { return a.line < b.line; });
  }
  for (const TableFault& fault : table.faults) Tell(context, options.file, fault);
  if (!table.faults.empty()) {
    context.Note(context.Say("add.table.refused"));
    return kUsage;
  }
  if (options.dry_run) return DeliverAdded(context, {true, false}, workspace, seen, spliced);
  if (!to.print && !to.input && !Agrees(context, spliced, table.lines.size())) {
    context.Note(context.Say("add.table.left"));
    return kClean;
  }
  return DeliverAdded(context, to, workspace, seen, spliced);
}

}  // namespace lanzhi
