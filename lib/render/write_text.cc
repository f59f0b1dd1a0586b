#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/wrap.h"
#include "render/catalogue.h"
#include "render/grid.h"
#include "render/write.h"

namespace lanzhi {
namespace {

constexpr std::string_view kBetween = ", ";  // members of a list

Paint PaintOf(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::none:
      return Paint::plain;
    case Emphasis::overdue:
      return Paint::error;
    case Emphasis::subtotal:
    case Emphasis::total:
      return Paint::bold;
  }
  return Paint::plain;
}

std::string NotesText(const std::vector<Remark>& notes, const Style& style) {
  std::string out;
  for (const Remark& note : notes) {
    if ((note.shown & kInText) == 0) continue;
    out += style.In(Paint::bold, EscapeControls(note.strong));
    if (!note.strong.empty() && !note.text.empty()) out += "  ";
    out += EscapeControls(note.text) + '\n';
  }
  return out;
}

std::string ParticularsText(const std::vector<NamedValue>& particulars, Language language) {
  int widest = 0;
  for (const NamedValue& particular : particulars) {
    if ((particular.shown & kInText) != 0) widest = std::max(widest, DisplayWidth(EscapeControls(particular.name)));
  }
  std::string out;
  for (const NamedValue& particular : particulars) {
    if ((particular.shown & kInText) == 0) continue;
    const std::string name = EscapeControls(particular.name);
    out += name + std::string(static_cast<std::size_t>(widest - DisplayWidth(name)) + 2, ' ') +
           EscapeControls(CellText(particular.value, kBetween, language)) + '\n';
  }
  return out;
}

std::string GridText(const Table& table, const Page& page) {
  std::vector<const Column*> columns = ColumnsIn(table, kInText);
  if (table.hides_empty) {
    std::erase_if(columns, [&](const Column* column) {
      for (std::size_t row = 0; row < table.rows; ++row) {
        if (!CellText(column->cell(row), kBetween, page.language).empty()) return false;
      }
      return true;
    });
  }
  std::vector<std::string> head;
  for (const Column* column : columns) head.push_back(column->heading);
  Grid grid(std::move(head));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i]->right) grid.AlignRight(i);
    grid.GiveWay(i, columns[i]->gives_way);
    grid.Over(i, columns[i]->group);
  }
  for (const Group& group : GroupsOf(table)) {
    if (!group.heading.empty()) {
      grid.Heading(group.heading, group.emphasis == Emphasis::none ? Paint::bold : PaintOf(group.emphasis));
    }
    for (const std::size_t row : group.rows) {
      std::vector<std::string> cells;
      std::vector<Paint> paints;
      for (const Column* column : columns) {
        const Cell cell = column->cell(row);
        cells.push_back(CellText(cell, kBetween, page.language));
        paints.push_back(cell.paint);
      }
      grid.Row(std::move(cells), PaintOf(EmphasisOf(table, row)), std::move(paints));
    }
  }
  std::vector<Text> gone;
  if (page.width > 0) {
    for (const std::string& name : grid.Narrow(page.width)) gone.push_back(AsIs(name));
  }
  std::string out = grid.Format(page.style);
  if (!gone.empty()) {
    const std::string told = Say("table.too-narrow", page.language, {{"columns", std::move(gone)}});
    out += Hang(page.style.In(Paint::dim, told) + '\n', page.width);
  }
  return out;
}

// What is to be ticked, answered or read, an entry a row.
std::string ChecksText(const Table& table, const Page& page) {
  std::string out;
  for (const Group& group : GroupsOf(table)) {
    if (!out.empty()) out += '\n';
    if (!group.heading.empty()) out += page.style.In(Paint::bold, EscapeControls(group.heading)) + '\n';
    for (const std::size_t row : group.rows) {
      const auto text = [&](Column::Role role) { return EscapeControls(RoleText(table, row, role, page.language)); };
      out += fmt::format("  [{}] {}\n", IsTicked(table, row) ? 'x' : ' ', text(Column::Role::label));
      if (const std::string strong = text(Column::Role::strong); !strong.empty()) out += "      " + strong + '\n';
      out += fmt::format("      {}  {}\n", text(Column::Role::small), text(Column::Role::code));
    }
  }
  return out;
}

std::string TableText(const Table& table, const Page& page) {
  std::string out;
  if (!table.title.empty()) out += page.style.In(Paint::bold, EscapeControls(table.title)) + '\n';
  if (table.rows == 0 && !table.none.empty()) return Hang(out + table.none + '\n', page.width);
  out = Hang(out + NotesText(table.notes, page.style), page.width);
  out += table.form == Table::Form::checks ? Hang(ChecksText(table, page), page.width) : GridText(table, page);
  return table.below.empty() ? out : out + Hang(EscapeControls(table.below) + '\n', page.width);
}

}  // namespace

void WriteText(Sink& sink, const Document& document, const Page& page) {
  bool first = true;
  const auto part = [&](const std::string& text) {
    if (text.empty()) return;
    if (!first) sink.Put("\n");
    first = false;
    sink.Put(text);
  };
  part(Hang(NotesText(document.notes, page.style), page.width));
  part(Hang(ParticularsText(document.particulars, page.language), page.width));
  for (const Table& table : TablesIn(document, kInText)) part(TableText(table, page));
}

}  // namespace lanzhi
