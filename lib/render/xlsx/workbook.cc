#include "render/xlsx/workbook.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "render/write.h"
#include "render/xlsx/whole.h"

namespace lanzhi {
namespace {

constexpr std::time_t kCreated = 315532800;  // 1980-01-01, the first day that a zip file knows
constexpr double kRowHeight = 16.5;          // points; Chinese fonts are higher than the usual 15
constexpr double kTitleHeight = 24;
constexpr std::size_t kLongestHeader = 200;  // bytes; 255 characters are the limit, of all parts together
constexpr lxw_color_t kLight = 0xF2F2F2, kGrey = 0xD9D9D9, kLineColor = 0x808080, kRed = 0xA00000;
constexpr int kPortraitWidth = 95;  // in units of a column's width that A4 holds without being made smaller
constexpr std::uint8_t kA4 = 9;

// Characters of a column: a Chinese one takes a little more than two figures of the usual font, bold ones more again;
// the edges take one.
double UnitsOf(int width) { return width * 1.12 + 1.3; }

// A text in which _x0041_ stands would be read as an escaped letter.
std::string EscapeUnderscores(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_' &&
        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                    text.begin() + static_cast<std::ptrdiff_t>(i) + 6, hex)) {
      out += "_x005F";
    }
    out += text[i];
  }
  return out;
}

// Signs of markup in headers and footers doubled; cut where it is long.
std::string HeaderText(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&&" : std::string(1, c);
  if (out.size() <= kLongestHeader) return out;
  std::size_t end = kLongestHeader;
  while ((static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U || out[end - 1] == '&') --end;
  return out.substr(0, end) + "…";
}

void SetLook(lxw_format* format, Look look) {
  const auto box = [&] {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, kLineColor);
  };
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap(format);
  switch (look) {
    case Look::title:
      format_set_bold(format);
      format_set_font_size(format, 14);
      return;
    case Look::note:
      return;
    case Look::part:
      return format_set_bold(format);
    case Look::head:
      box();
      format_set_bold(format);
      format_set_bg_color(format, kGrey);
      return format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    case Look::heading:
    case Look::name:
      box();
      format_set_bold(format);
      return format_set_bg_color(format, kLight);
    case Look::body:
      return box();
    case Look::overdue:
      box();
      format_set_bold(format);
      return format_set_font_color(format, kRed);
    case Look::subtotal:
      box();
      format_set_bold(format);
      return format_set_bg_color(format, kLight);
    case Look::total:
      box();
      format_set_bold(format);
      format_set_bg_color(format, kGrey);
      return format_set_top(format, LXW_BORDER_DOUBLE);
  }
}

lxw_row_t RowAt(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t ColumnAt(std::size_t column) { return static_cast<lxw_col_t>(column); }

}  // namespace

void CheckWorkbook(lxw_error error) {
  if (error != LXW_NO_ERROR) throw WorkbookFailure(lxw_strerror(error));
}

Workbook::Workbook(const std::string& title, std::string page_words)
    : workbook_(nullptr), page_words_(std::move(page_words)) {
  if (file_.ok()) workbook_ = workbook_new(file_.path().c_str());
  if (workbook_ == nullptr) throw WorkbookFailure("memory");
  std::string shown = title;
  lxw_doc_properties properties = {};
  properties.title = shown.data();
  properties.created = kCreated;
  CheckWorkbook(workbook_set_properties(workbook_, &properties));
}

Workbook::~Workbook() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

lxw_format* Workbook::FormatOf(Look look, bool right, const std::string& number) {
  lxw_format*& format = formats_[{look, right, number}];
  if (format != nullptr) return format;
  format = workbook_add_format(workbook_);
  if (format == nullptr) throw WorkbookFailure("memory");
  SetLook(format, look);
  format_set_num_format(format, number.c_str());
  if (right)
    format_set_align(format, LXW_ALIGN_RIGHT);
  else
    format_set_align(format, LXW_ALIGN_LEFT);
  return format;
}

void Workbook::PutCell(lxw_worksheet* worksheet, std::size_t row, std::size_t column, const SheetCell& cell,
                       lxw_format* format) {
  const lxw_row_t at = RowAt(row);
  const lxw_col_t in = ColumnAt(column);
  switch (cell.kind) {
    case SheetCell::Kind::blank:
      return CheckWorkbook(worksheet_write_blank(worksheet, at, in, format));
    case SheetCell::Kind::number:
      return CheckWorkbook(worksheet_write_number(worksheet, at, in, cell.number, format));
    case SheetCell::Kind::date: {
      lxw_datetime day = {};
      day.year = YearOf(cell.date);
      day.month = static_cast<int>(MonthOf(cell.date));
      day.day = static_cast<int>(DayOf(cell.date));
      return CheckWorkbook(worksheet_write_datetime(worksheet, at, in, &day, format));
    }
    case SheetCell::Kind::text:
      return CheckWorkbook(worksheet_write_string(worksheet, at, in, EscapeUnderscores(cell.text).c_str(), format));
  }
}

void Workbook::PutRow(lxw_worksheet* worksheet, const Sheet& sheet, std::size_t row) {
  const SheetRow& of = sheet.rows[row];
  const double line = of.look == Look::title ? kTitleHeight : kRowHeight;
  CheckWorkbook(worksheet_set_row(worksheet, RowAt(row), line * of.lines, nullptr));
  const bool framed = of.look != Look::title && of.look != Look::note && of.look != Look::part;
  for (std::size_t column = 0; column < of.cells.size(); ++column) {
    const SheetCell& cell = of.cells[column];
    if (!framed && cell.kind == SheetCell::Kind::blank) continue;
    // "@": what is typed over a code stays a text.
    const std::string number = cell.kind == SheetCell::Kind::text ? "@" : cell.format.empty() ? "General" : cell.format;
    const Look look = of.look == Look::name && column != 0 ? Look::body : of.look;
    lxw_format* format = FormatOf(look, cell.right, number);
    if (cell.columns > 1 || cell.rows > 1) {
      CheckWorkbook(worksheet_merge_range(worksheet, RowAt(row), ColumnAt(column), RowAt(row + cell.rows - 1),
                                          ColumnAt(column + cell.columns - 1), "", format));
    }
    // What another cell of the head covers from above is written already.
    const bool covered = cell.kind == SheetCell::Kind::blank && of.look == Look::head && row > sheet.head;
    if (!covered) PutCell(worksheet, row, column, cell, format);
    column += cell.columns - 1;
  }
}

void Workbook::SetPages(lxw_worksheet* worksheet, const Sheet& sheet) {
  double width = 0;
  for (const int each : sheet.widths) width += UnitsOf(each);
  worksheet_set_paper(worksheet, kA4);
  if (width > kPortraitWidth) worksheet_set_landscape(worksheet);
  worksheet_set_margins(worksheet, 0.5, 0.5, 0.75, 0.75);
  worksheet_fit_to_pages(worksheet, 1, 0);
  if (!sheet.title.empty()) CheckWorkbook(worksheet_set_header(worksheet, ("&L" + HeaderText(sheet.title)).c_str()));
  CheckWorkbook(worksheet_set_footer(worksheet, ("&C" + page_words_).c_str()));
  if (sheet.head == sheet.body) return;
  CheckWorkbook(worksheet_repeat_rows(worksheet, RowAt(sheet.head), RowAt(sheet.body - 1)));
  worksheet_freeze_panes(worksheet, RowAt(sheet.body), ColumnAt(sheet.fixed));
}

void Workbook::Add(const Sheet& sheet) {
  lxw_worksheet* worksheet = workbook_add_worksheet(workbook_, sheet.name.c_str());
  if (worksheet == nullptr) throw WorkbookFailure(sheet.name);
  for (std::size_t column = 0; column < sheet.widths.size(); ++column) {
    CheckWorkbook(
        worksheet_set_column(worksheet, ColumnAt(column), ColumnAt(column), UnitsOf(sheet.widths[column]), nullptr));
  }
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) PutRow(worksheet, sheet, row);
  SetPages(worksheet, sheet);
  if (sheet.chart != nullptr) AddChart(workbook_, worksheet, sheet);
}

std::string Workbook::Finish() {
  CheckWorkbook(workbook_close(std::exchange(workbook_, nullptr)));
  std::optional<std::string> bytes = file_.Read();
  if (!bytes || !IsWholeWorkbook(*bytes)) throw WorkbookFailure("TMPDIR");
  return std::move(*bytes);
}

}  // namespace lanzhi
