#include "render/sheet.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/decimal.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

constexpr int kNarrowest = 4, kWidest = 40, kLongestWord = 48, kMostHeadLines = 5;
// Of a table that A4 across holds only when it is made small: its texts are broken earlier.
constexpr int kTooWide = 120, kWidestOfWide = 22;
constexpr int kPageWidth = 70;    // of texts that stand across columns, where those are narrower
constexpr int kWidestValue = 60;  // on the first page
constexpr int kFixedWidth = 44;   // what stays in sight leaves room for the rest
constexpr std::size_t kMostFixed = 2;
constexpr std::size_t kLongestText = 32000;  // characters; a cell holds 32767

SheetCell TextCell(std::string text, std::size_t columns = 1) {
  SheetCell cell;
  text = EscapeControls(text);
  if (text.size() > kLongestText) {
    std::size_t end = kLongestText;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end) + "…";
  }
  cell.kind = text.empty() ? SheetCell::Kind::blank : SheetCell::Kind::text;
  cell.text = std::move(text);
  cell.columns = columns;
  return cell;
}

SheetCell NumberCell(double number, std::string text, std::string format) {
  SheetCell cell;
  cell.kind = SheetCell::Kind::number;
  cell.text = std::move(text);
  cell.number = number;
  cell.format = std::move(format);
  return cell;
}

// What people read in place of a number may be a number itself (103.5 for 103.50), and is one then.
std::optional<SheetCell> AsNumber(const std::string& text) {
  const std::optional<std::int64_t> hundredths = ParseDecimal(text);
  if (!hundredths) return std::nullopt;
  const std::size_t point = text.find('.');
  const std::size_t places = point == std::string::npos ? 0 : text.size() - point - 1;
  return NumberCell(static_cast<double>(*hundredths) / 100, text, places == 0 ? "0" : "0." + std::string(places, '0'));
}

SheetCell CellOf(const Cell& cell, Language language) {
  std::string text = CellText(cell, ", ", language);
  const auto* ratio = std::get_if<Ratio>(&cell.value);
  const auto* date = std::get_if<Date>(&cell.value);
  const bool number = std::holds_alternative<std::int64_t>(cell.value) || std::holds_alternative<Decimal>(cell.value);
  if (number) {
    if (std::optional<SheetCell> made = AsNumber(text)) return std::move(*made);
  }
  if (ratio != nullptr && ratio->whole != 0 && !cell.text) {
    return NumberCell(static_cast<double>(ratio->part) / static_cast<double>(ratio->whole), std::move(text), "0.0%");
  }
  if (date != nullptr && !cell.text) {
    SheetCell made;
    made.kind = SheetCell::Kind::date;
    made.text = std::move(text);
    made.date = *date;
    made.format = "yyyy-mm-dd";
    return made;
  }
  return TextCell(std::move(text));
}

Look LookOf(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::none:
      return Look::body;
    case Emphasis::overdue:
      return Look::overdue;
    case Emphasis::subtotal:
      return Look::subtotal;
    case Emphasis::total:
      return Look::total;
  }
  return Look::body;
}

// A sheet while it is made.
class Layout {
 public:
  // `widest`: texts that are longer are broken.
  Layout(Sheet& sheet, std::size_t columns, int widest = kWidest) : sheet_(sheet), widest_(widest) {
    sheet_.widths.assign(columns, kNarrowest);
  }

  [[nodiscard]] std::size_t columns() const { return sheet_.widths.size(); }
  void Add(Look look, std::vector<SheetCell> cells) {
    cells.resize(columns());
    sheet_.rows.push_back({look, std::move(cells), 1});
  }
  // One text from side to side.
  void Across(Look look, std::string text) {
    if (!text.empty()) Add(look, {TextCell(std::move(text), columns())});
  }
  void Blank() { Add(Look::note, {}); }

  // Widths from what stands in single cells, then the lines of each row. Call last.
  void Finish() {
    SetWidths();
    if (Sum(0, columns()) <= kTooWide) return;
    widest_ = kWidestOfWide;
    SetWidths();
  }

 private:
  void SetWidths() {
    for (std::size_t column = 0; column < columns(); ++column) sheet_.widths[column] = WidthOf(column);
    const int across = Sum(0, columns());
    if (across < kPageWidth && HasLongAcross(across)) sheet_.widths.back() += kPageWidth - across;
    for (SheetRow& row : sheet_.rows) {
      row.lines = 1;
      for (std::size_t column = 0; column < columns(); ++column) {
        const SheetCell& cell = row.cells[column];
        if (cell.kind != SheetCell::Kind::text || cell.rows != 1) continue;
        row.lines = std::max(row.lines, Lines(cell.text, Sum(column, cell.columns)));
      }
    }
  }

  [[nodiscard]] static int Lines(const std::string& text, int width) {
    return static_cast<int>(Wrap(text, width).size());
  }
  [[nodiscard]] int Sum(std::size_t from, std::size_t count) const {
    int sum = 0;
    for (std::size_t i = from; i < from + count && i < columns(); ++i) sum += sheet_.widths[i];
    return sum;
  }
  [[nodiscard]] bool HasLongAcross(int width) const {
    return std::any_of(sheet_.rows.begin(), sheet_.rows.end(), [&](const SheetRow& row) {
      return row.cells[0].columns == columns() && DisplayWidth(row.cells[0].text) > width;
    });
  }
  // As wide as its figures, its texts as far as they need not be broken, and its head in a few lines.
  [[nodiscard]] int WidthOf(std::size_t column) const {
    int width = kNarrowest, natural = 0;
    for (const SheetRow& row : sheet_.rows) {
      const SheetCell& cell = row.cells[column];
      if (cell.columns != 1 || cell.kind == SheetCell::Kind::blank) continue;
      const int whole = DisplayWidth(cell.text);
      if (cell.kind != SheetCell::Kind::text) {
        width = std::max(width, whole);
      } else {
        width = std::max(width, std::min(LongestWord(cell.text), kLongestWord));
        if (row.look != Look::head) natural = std::max(natural, whole);
      }
    }
    width = std::max(width, std::min(natural, widest_));
    for (const SheetRow& row : sheet_.rows) {
      if (row.look != Look::head || row.cells[column].columns != 1) continue;
      while (Lines(row.cells[column].text, width) > kMostHeadLines) ++width;
    }
    return width;
  }

  Sheet& sheet_;
  int widest_;
};

// Columns that have a value in some row, where the others are to be hidden.
std::vector<const Column*> SheetColumns(const Table& table) {
  std::vector<const Column*> columns = ColumnsIn(table, kInXlsx);
  if (!table.hides_empty || table.rows == 0) return columns;
  std::erase_if(columns, [&](const Column* column) {
    for (std::size_t row = 0; row < table.rows; ++row) {
      if (!CellText(column->cell(row), ", ", Language::en).empty()) return false;
    }
    return true;
  });
  return columns;
}

// One row of headings, or two where columns share one.
void AddHead(Layout& layout, const std::vector<const Column*>& columns) {
  const bool grouped =
      std::any_of(columns.begin(), columns.end(), [](const Column* column) { return !column->group.empty(); });
  std::vector<SheetCell> above(columns.size()), below(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    SheetCell cell = TextCell(columns[i]->heading);
    cell.right = columns[i]->right;
    if (grouped && columns[i]->group.empty()) {
      cell.rows = 2;
      above[i] = std::move(cell);
      continue;
    }
    below[i] = std::move(cell);
    if (!grouped || (i > 0 && columns[i - 1]->group == columns[i]->group)) continue;
    std::size_t end = i + 1;
    while (end < columns.size() && columns[end]->group == columns[i]->group) ++end;
    above[i] = TextCell(columns[i]->group, end - i);
  }
  if (grouped) layout.Add(Look::head, std::move(above));
  layout.Add(Look::head, std::move(below));
}

void AddRows(Layout& layout, const Table& table, const std::vector<const Column*>& columns, Language language) {
  for (const Group& group : GroupsOf(table)) {
    layout.Across(Look::heading, group.heading);
    for (const std::size_t row : group.rows) {
      std::vector<SheetCell> cells;
      for (const Column* column : columns) {
        cells.push_back(CellOf(column->cell(row), language));
        cells.back().right = column->right;
      }
      layout.Add(LookOf(EmphasisOf(table, row)), std::move(cells));
    }
  }
}

void AddRemarks(Layout& layout, const std::vector<Remark>& notes) {
  for (const Remark& note : notes) {
    if ((note.shown & kInXlsx) == 0) continue;
    layout.Across(Look::note, note.strong.empty() ? note.text : note.strong + " " + note.text);
  }
}

// Columns of text at the left, as far as they leave room.
std::size_t FixedColumns(const Sheet& sheet, const std::vector<const Column*>& columns) {
  int width = 0;
  std::size_t fixed = 0;
  while (fixed < columns.size() && fixed < kMostFixed && !columns[fixed]->right) {
    width += sheet.widths[fixed];
    if (width > kFixedWidth) break;
    ++fixed;
  }
  return fixed < columns.size() ? fixed : 0;
}

struct Titles {
  std::string document;  // title and period
  std::vector<std::string> taken;
};

Sheet TableSheet(const Document& document, const Table& table, Titles& titles, Language language) {
  const bool list = document.layout == Document::Layout::list;
  const std::string& title = table.title.empty() ? titles.document : table.title;
  Sheet sheet;
  sheet.name = SheetName(title.empty() ? table.key : title, titles.taken);
  sheet.title = table.title.empty() || titles.document.empty() ? title : titles.document + "  " + table.title;
  const std::vector<const Column*> columns = SheetColumns(table);
  Layout layout(sheet, std::max<std::size_t>(columns.size(), 1));
  layout.Across(Look::title, title);
  if (list) AddRemarks(layout, document.notes);
  if (table.rows == 0 && !table.none.empty()) {
    layout.Across(Look::note, table.none);
    layout.Finish();
    return sheet;
  }
  AddRemarks(layout, table.notes);
  sheet.head = sheet.rows.size();
  AddHead(layout, columns);
  sheet.body = sheet.rows.size();
  AddRows(layout, table, columns, language);
  layout.Across(Look::note, table.below);
  layout.Finish();
  sheet.fixed = FixedColumns(sheet, columns);
  return sheet;
}

bool HasSheet(const Document& document, const Table& table) {
  return document.layout == Document::Layout::list || table.rows != 0 || table.none.empty();
}

Sheet FirstSheet(const Document& document, const std::vector<Table>& tables, const std::vector<Sheet>& sheets,
                 Titles& titles, Language language) {
  Sheet sheet;
  sheet.name = SheetName(Say("xlsx.first", language), titles.taken);
  sheet.title = titles.document;
  Layout layout(sheet, 2, kWidestValue);
  layout.Across(Look::title, titles.document);
  AddRemarks(layout, document.notes);
  const auto named = [&](const std::string& name, SheetCell cell) { layout.Add(Look::name, {TextCell(name), cell}); };
  for (const NamedValue& particular : document.particulars) {
    if ((particular.shown & kInXlsx) != 0) named(particular.name, CellOf(particular.value, language));
  }
  layout.Blank();
  layout.Across(Look::part, Say("xlsx.sheets", language));
  auto made = sheets.begin();
  for (const Table& table : tables) {
    if (!HasSheet(document, table)) {
      named(table.title, TextCell(table.none));
      continue;
    }
    const auto rows = static_cast<std::int64_t>(table.rows);
    named(table.title, TextCell(Say("xlsx.sheet", language, {{"name", Verbatim(made->name)}, {"n", rows}})));
    ++made;
  }
  if (!document.signature.empty()) {
    layout.Blank();
    layout.Across(Look::note, document.signature);
  }
  layout.Finish();
  return sheet;
}

}  // namespace

std::vector<Sheet> SheetsOf(const Document& document, Language language) {
  Titles titles;
  titles.document = document.title + (document.period.empty() ? "" : " " + document.period);
  const bool report = document.layout == Document::Layout::report;
  if (report) (void)SheetName(Say("xlsx.first", language), titles.taken);
  const std::vector<Table> tables = TablesIn(document, kInXlsx);
  std::vector<Sheet> sheets;
  for (const Table& table : tables) {
    if (!HasSheet(document, table)) continue;
    sheets.push_back(TableSheet(document, table, titles, language));
    for (const ChartSeries& series : document.series) {
      if (series.key == table.key && HasFigures(series)) sheets.back().chart = &series;
    }
  }
  if (report) {
    titles.taken.clear();
    sheets.insert(sheets.begin(), FirstSheet(document, tables, sheets, titles, language));
  }
  return sheets;
}

std::string SheetName(const std::string& name, std::vector<std::string>& taken) {
  constexpr std::size_t kLongest = 31;
  const auto cut = [](const std::string& text, std::size_t most) {
    std::string out;
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
      const Decoded decoded = DecodeUtf8(text, at);
      units += decoded.code_point > 0xFFFF ? 2 : 1;
      if (units > most || decoded.length == 0) break;
      out += text.substr(at, decoded.length);
      at += decoded.length;
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '\'')) out.pop_back();
    return out;
  };
  std::string legal = EscapeControls(name);
  for (char& c : legal) {
    if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = ' ';
  }
  legal.erase(0, std::min(legal.find_first_not_of(" '"), legal.size()));
  const std::string base = cut(legal, kLongest);
  std::string made = base;
  const auto refused = [&](const std::string& each) {
    const std::string folded = FoldName(each);
    return each.empty() || folded == "history" || std::find(taken.begin(), taken.end(), folded) != taken.end();
  };
  for (int n = 2; refused(made); ++n) {
    const std::string tail = fmt::format("({})", n);
    made = cut(base, kLongest - tail.size()) + tail;
  }
  taken.push_back(FoldName(made));
  return made;
}

}  // namespace lanzhi
