// What a report or a list says, whatever it is written as: title, particulars, notes, tables of typed cells, series of
// figures. A builder (due.h, month.h, list.h ...) makes it; one writer per format (write.h) turns it into text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "base/words.h"
#include "render/style.h"

namespace lanzhi {

// The formats in which something is shown, as a set.
using Media = unsigned;
inline constexpr Media kInText = 1, kInMarkdown = 2, kInHtml = 4, kInCsv = 8, kInJson = 16, kInXlsx = 32;
inline constexpr Media kOnPage = kInText | kInMarkdown | kInHtml | kInXlsx;
inline constexpr Media kMachine = kInCsv | kInJson;
inline constexpr Media kForPeople = kOnPage | kInCsv;
inline constexpr Media kEverywhere = kForPeople | kInJson;

// A part of a whole; a whole of nothing has no ratio and is shown as empty.
struct Ratio {
  std::int64_t part = 0, whole = 0;
};

struct Cell {
  using Value =
      std::variant<std::monostate, std::string, std::vector<std::string>, std::int64_t, Decimal, Ratio, bool, Date>;

  Cell() = default;  // empty, which is not zero: null in JSON
  Cell(std::string_view text_value) : value(std::string(text_value)) {}
  Cell(const std::string& text_value) : value(text_value) {}
  Cell(const char* text_value) : value(std::string(text_value)) {}
  Cell(Value any_value, std::optional<std::string> shown = {}) : value(std::move(any_value)), text(std::move(shown)) {}

  Value value;
  std::optional<std::string> text;   // what people read in place of the value: "in 5 days" for 5; nullopt: the value
  Paint paint = Paint::plain;        // on a terminal, in a row that has no emphasis
  std::vector<std::string> records;  // ids of those behind the figure
  std::string link;                  // in HTML of a set: where they are listed
};

// Empty for "", for no date.
[[nodiscard]] Cell TextOrEmpty(std::string_view text);
[[nodiscard]] Cell DateOrEmpty(const std::optional<Date>& date);
[[nodiscard]] Cell CountCell(std::int64_t number);
[[nodiscard]] Cell ListCell(const std::vector<std::string_view>& list);
// One of a closed list: its id, and the word for it.
[[nodiscard]] Cell ChoiceCell(std::string_view id, std::string_view word);

// As people read it; not escaped. `separator` stands between the members of a list.
[[nodiscard]] std::string CellText(const Cell& cell, std::string_view separator, Language language);

struct Column {
  std::string key;      // in JSON; "a/b" is the member b of the object a
  std::string heading;  // for people
  std::function<Cell(std::size_t row)> cell;
  Media shown = kEverywhere;
  bool right = false;      // numbers are set to the right
  int gives_way = 0;       // on a terminal that is too narrow: Grid::GiveWay
  std::string group = {};  // heading shared with the neighbours that have the same; "": none
  // Its part in an entry to be ticked (Table::Form::checks).
  enum class Role : std::uint8_t { none, tick, label, strong, small, code } role = Role::none;
};

enum class Emphasis : std::uint8_t { none, overdue, subtotal, total };

// Rows under a heading.
struct Group {
  std::string heading;
  Emphasis emphasis = Emphasis::none;
  std::vector<std::size_t> rows;
};

struct Remark {
  std::string text;
  Media shown = kEverywhere;
  std::string strong = {};  // printed bold before the text
};

// Cells are made when a writer asks for them, so that a long list costs nothing beside the rows it is made from.
struct Table {
  std::string key;                 // in JSON
  std::string title = {};          // of one table among several
  std::vector<Remark> notes = {};  // above it
  std::string below = {};          // on pages: the last line, of rows that are left out
  std::string none = {};           // what is said when there are no rows; "": the head alone
  std::vector<Column> columns = {};
  std::size_t rows = 0;
  std::vector<Group> groups = {};  // on pages; empty: all rows as they come. csv and JSON have them as they come
  std::function<Emphasis(std::size_t row)> emphasis = {};  // may be empty
  // Keys in the order that JSON has had them from the first; a column not named here comes after those.
  std::vector<std::string_view> json_order = {};
  enum class Form : std::uint8_t { grid, checks } form = Form::grid;
  Media shown = kEverywhere;
  bool by_site = false;  // it has rows of sites, each for a page of its own
  bool splits = false;   // on pages: a table for each group of columns, each with the columns that have no group
  std::function<std::string(std::size_t row)> anchor = {};  // in HTML: what links to the row name; may be empty
  bool hides_empty = false;                                 // on a terminal: columns that are empty in every row
  bool keyed = false;  // JSON: an object whose members are named by the first column
};

// Figures along labels, for charts: months, clauses, sites. Where a format can draw, it draws them.
struct ChartSeries {
  struct Line {
    std::string key, name;
    std::vector<std::optional<std::int64_t>> values;  // one per label; nullopt is no figure, not zero
  };
  std::string key, title;
  std::string label_name;  // what the labels are
  std::vector<std::string> labels;
  std::vector<Line> lines;
  // stacked: of each label the figures are parts of a whole. lines: the labels follow each other in time.
  enum class Form : std::uint8_t { bars, stacked, lines } form = Form::bars;
  Media shown = kEverywhere;  // where the figures stand as a table too; a workbook always needs them
};
// `series` must outlive the table.
[[nodiscard]] Table TableOf(const ChartSeries& series);
// Whether there is anything to draw: a figure that is not zero.
[[nodiscard]] bool HasFigures(const ChartSeries& series);

struct NamedValue {
  std::string key;   // in JSON
  std::string name;  // for people
  Cell value;
  Media shown = kEverywhere;
};

// To another page of a set; `file` "": the page itself.
struct PageLink {
  std::string text, file;
};

struct Document {
  // list: one table; csv and JSON are its rows, one a line. report: everything, part by part.
  enum class Layout : std::uint8_t { list, report } layout = Layout::list;
  std::string title = {};   // above pages and the csv of a report; on a terminal the command stands above
  std::string period = {};  // behind the title on pages: "2026-10"
  std::vector<Remark> notes = {};
  std::vector<NamedValue> particulars = {};
  std::vector<Table> tables = {};
  std::vector<ChartSeries> series = {};
  std::vector<PageLink> links = {};  // of HTML
  std::string signature = {};        // the last line of pages, for those who sign
};

// What writers go by. The tables of the series come last.
[[nodiscard]] std::vector<Table> TablesIn(const Document& document, Media medium);
// The keys of those that a file of its own can hold, or that may be asked for alone.
[[nodiscard]] std::vector<std::string> TableKeys(const Document& document);
// The document with this one table alone, as a list. Precondition: `key` is one of TableKeys().
[[nodiscard]] Document OnlyTable(const Document& document, std::string_view key);
[[nodiscard]] std::vector<const Column*> ColumnsIn(const Table& table, Media medium);
// The groups, or all rows in one that has no heading.
[[nodiscard]] std::vector<Group> GroupsOf(const Table& table);
[[nodiscard]] Emphasis EmphasisOf(const Table& table, std::size_t row);
// Of an entry to be ticked: the text of the column with this part, and whether its tick is set.
[[nodiscard]] std::string RoleText(const Table& table, std::size_t row, Column::Role role, Language language);
[[nodiscard]] bool IsTicked(const Table& table, std::size_t row);
// "group / heading".
[[nodiscard]] std::string FullHeading(const Column& column);

}  // namespace lanzhi
