#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/markdown.h"
#include "render/write.h"

namespace lanzhi {
namespace {

std::string MarkdownGrid(const Table& table, const Group& group, Language language) {
  const std::vector<const Column*> columns = ColumnsIn(table, kInMarkdown);
  const auto line = [&](const auto& text_of) {
    std::string out = "|";
    for (const Column* column : columns) out += " " + text_of(*column) + " |";
    return out + "\n";
  };
  std::string out = line([](const Column& column) { return EscapeMarkdown(FullHeading(column)); });
  out += line([](const Column& column) { return std::string(column.right ? "---:" : "---"); });
  for (const std::size_t row : group.rows) {
    out += line([&](const Column& column) { return EscapeMarkdown(CellText(column.cell(row), ", ", language)); });
  }
  return out;
}

std::string MarkdownChecks(const Table& table, const Group& group, Language language) {
  std::string out;
  for (const std::size_t row : group.rows) {
    const auto text = [&](Column::Role role) { return EscapeMarkdown(RoleText(table, row, role, language)); };
    out += fmt::format("- [{}] {}\\\n", IsTicked(table, row) ? 'x' : ' ', text(Column::Role::label));
    if (const std::string strong = text(Column::Role::strong); !strong.empty()) {
      out += fmt::format("  **{}**\\\n", strong);
    }
    out += fmt::format("  {} `{}`\n", text(Column::Role::small), RoleText(table, row, Column::Role::code, language));
  }
  return out;
}

std::string MarkdownTable(const Table& table, Language language) {
  std::string out;
  if (!table.title.empty()) out += "## " + EscapeMarkdown(table.title) + "\n\n";
  if (table.rows == 0 && !table.none.empty()) return out + EscapeMarkdown(table.none) + "\n";
  for (const Remark& note : table.notes) {
    if ((note.shown & kInMarkdown) != 0) out += EscapeMarkdown(note.text) + "\n\n";
  }
  bool first = true;
  for (const Group& group : GroupsOf(table)) {
    if (!first) out += '\n';
    first = false;
    if (!group.heading.empty()) {
      out += fmt::format("{} {}\n\n", table.title.empty() ? "##" : "###", EscapeMarkdown(group.heading));
    }
    out += table.form == Table::Form::checks ? MarkdownChecks(table, group, language)
                                             : MarkdownGrid(table, group, language);
  }
  if (!table.below.empty()) out += '\n' + EscapeMarkdown(table.below) + '\n';
  return out;
}

}  // namespace

void WriteMarkdown(Sink& sink, const Document& document, const Page& page) {
  bool first = true;
  const auto part = [&](const std::string& text) {
    if (text.empty()) return;
    if (!first) sink.Put("\n");
    first = false;
    sink.Put(text);
  };
  if (!document.title.empty()) {
    part("# " + EscapeMarkdown(document.title) +
         (document.period.empty() ? "" : " " + EscapeMarkdown(document.period)) + '\n');
  }
  for (const Remark& note : document.notes) {
    if ((note.shown & kInMarkdown) != 0) part(EscapeMarkdown(note.text) + '\n');
  }
  std::string particulars;
  for (const NamedValue& particular : document.particulars) {
    if ((particular.shown & kInMarkdown) == 0) continue;
    particulars += fmt::format("- {}: {}\n", EscapeMarkdown(particular.name),
                               EscapeMarkdown(CellText(particular.value, ", ", page.language)));
  }
  part(particulars);
  for (const Table& table : TablesIn(document, kInMarkdown)) part(MarkdownTable(table, page.language));
  if (!document.signature.empty()) part(EscapeMarkdown(document.signature) + '\n');
}

}  // namespace lanzhi
