#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/markdown.h"
#include "render/svg_chart.h"
#include "render/write.h"

namespace lanzhi {
namespace {

constexpr std::string_view kSheet =
    "body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}"
    "th{background:#eee}tr{break-inside:avoid}h2,h3,h2+p,h3+p{break-after:avoid}.overdue "
    "td{color:#a00}.d{white-space:nowrap}"
    "@page{size:A4 landscape;margin:12mm}@media print{body{margin:0;font-size:11px}}";
// Of pages that have figures, or entries to be ticked.
constexpr std::string_view kFigures = ".n{text-align:right;min-width:2.2em}.subtotal td,.total td{font-weight:bold}";
constexpr std::string_view kChecks = "ul{list-style:none;padding-left:1em}li{margin:.5em 0;break-inside:avoid}";

constexpr std::string_view kCharts =
    "figure{margin:1em "
    "0;break-inside:avoid}figcaption{font-weight:bold;margin-bottom:.5em}svg{width:100%;max-width:190mm}";

constexpr std::string_view kLinks = "nav{margin-bottom:1em}nav>*{margin-right:1.5em}@media print{nav{display:none}}";

constexpr std::string_view kSign = ".sign{margin-top:3em;break-inside:avoid}";

std::string_view ClassOf(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::none:
      return "<tr>";
    case Emphasis::overdue:
      return "<tr class=\"overdue\">";
    case Emphasis::subtotal:
      return "<tr class=\"subtotal\">";
    case Emphasis::total:
      return "<tr class=\"total\">";
  }
  return "<tr>";
}

// A day or a month is not broken at its hyphens.
std::string_view ClassOf(const Column& column, std::string_view text) {
  if (column.right) return " class=\"n\"";
  const bool figures = !text.empty() && text.find_first_not_of("0123456789-") == std::string_view::npos;
  return figures && text.find('-') != std::string_view::npos ? " class=\"d\"" : "";
}

std::string HtmlValue(const Column& column, const Cell& cell, Language language) {
  const std::string text = EscapeHtml(CellText(cell, ", ", language));
  return fmt::format("<td{}>{}</td>", ClassOf(column, text),
                     cell.link.empty() ? text : fmt::format("<a href=\"{}\">{}</a>", EscapeHtml(cell.link), text));
}

std::string HtmlCell(std::string_view tag, const Column& column, std::string_view text) {
  return fmt::format("<{0}{1}>{2}</{0}>", tag, column.right ? " class=\"n\"" : "", EscapeHtml(text));
}

// One row of headings, or two where columns share one.
std::string HtmlHead(const std::vector<const Column*>& columns) {
  std::string above, below;
  bool grouped = false;
  for (const Column* column : columns) grouped = grouped || !column->group.empty();
  for (std::size_t i = 0; i < columns.size();) {
    const std::string& group = columns[i]->group;
    std::size_t end = i + 1;
    while (!group.empty() && end < columns.size() && columns[end]->group == group) ++end;
    if (group.empty() && grouped) {
      above += fmt::format("<th rowspan=\"2\"{}>{}</th>", columns[i]->right ? " class=\"n\"" : "",
                           EscapeHtml(columns[i]->heading));
    } else if (grouped) {
      above += fmt::format("<th colspan=\"{}\">{}</th>", end - i, EscapeHtml(group));
    }
    for (std::size_t k = i; k < end && (!group.empty() || !grouped); ++k) {
      below += HtmlCell("th", *columns[k], columns[k]->heading);
    }
    i = end;
  }
  return (grouped ? "<tr>" + above + "</tr>\n" : std::string()) + "<tr>" + below + "</tr>\n";
}

std::string HtmlGrid(const Table& table, const Group& group, Language language) {
  const std::vector<const Column*> columns = ColumnsIn(table, kInHtml);
  std::string out = "<table>\n<thead>" + HtmlHead(columns) + "</thead>\n<tbody>\n";
  for (const std::size_t row : group.rows) {
    std::string start(ClassOf(EmphasisOf(table, row)));
    if (table.anchor) start.insert(start.size() - 1, fmt::format(" id=\"{}\"", EscapeHtml(table.anchor(row))));
    out += start;
    for (const Column* column : columns) out += HtmlValue(*column, column->cell(row), language);
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string HtmlChecks(const Table& table, const Group& group, Language language) {
  std::string out = "<ul>\n";
  for (const std::size_t row : group.rows) {
    const auto text = [&](Column::Role role) { return EscapeHtml(RoleText(table, row, role, language)); };
    out += fmt::format("<li>{} {}<br>", IsTicked(table, row) ? "☑" : "☐", text(Column::Role::label));
    if (const std::string strong = text(Column::Role::strong); !strong.empty()) {
      out += fmt::format("<strong>{}</strong><br>", strong);
    }
    out += fmt::format("{} <code>{}</code></li>\n", text(Column::Role::small), text(Column::Role::code));
  }
  return out + "</ul>\n";
}

std::string HtmlTable(const Table& table, Language language) {
  std::string out;
  const auto paragraph = [&](std::string_view text) { out += fmt::format("<p>{}</p>\n", EscapeHtml(text)); };
  if (!table.title.empty()) out += fmt::format("<h2>{}</h2>\n", EscapeHtml(table.title));
  if (table.rows == 0 && !table.none.empty()) {
    paragraph(table.none);
    return out;
  }
  for (const Remark& note : table.notes) {
    if ((note.shown & kInHtml) != 0) paragraph(note.text);
  }
  for (const Group& group : GroupsOf(table)) {
    if (!group.heading.empty()) {
      out += fmt::format("<{0}>{1}</{0}>\n", table.title.empty() ? "h2" : "h3", EscapeHtml(group.heading));
    }
    out += table.form == Table::Form::checks ? HtmlChecks(table, group, language) : HtmlGrid(table, group, language);
  }
  if (!table.below.empty()) paragraph(table.below);
  return out;
}

// Not printed: paper leads nowhere.
std::string HtmlLinks(const std::vector<PageLink>& links) {
  if (links.empty()) return {};
  std::string out = "<nav>\n";
  for (const PageLink& link : links) {
    const std::string text = EscapeHtml(link.text);
    out += link.file.empty() ? fmt::format("<b>{}</b>\n", text)
                             : fmt::format("<a href=\"{}\">{}</a>\n", EscapeHtml(link.file), text);
  }
  return out + "</nav>\n";
}

std::string StyleSheet(const std::vector<Table>& tables, bool charts, bool links, bool sign) {
  std::string out(kSheet);
  bool figures = false, checks = false;
  for (const Table& table : tables) {
    checks = checks || table.form == Table::Form::checks;
    for (const Column* column : ColumnsIn(table, kInHtml)) figures = figures || column->right;
  }
  if (figures) out += kFigures;
  if (checks) out += kChecks;
  if (charts) out += kCharts;
  if (links) out += kLinks;
  if (sign) out += kSign;
  return out;
}

}  // namespace

void WriteHtml(Sink& sink, const Document& document, const Page& page) {
  const std::vector<Table> tables = TablesIn(document, kInHtml);
  const std::string title = EscapeHtml(document.title + (document.period.empty() ? "" : " " + document.period));
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
      page.language == Language::zh ? "zh-CN" : "en", title,
      StyleSheet(tables, !document.series.empty(), !document.links.empty(), !document.signature.empty()), title);
  for (const Remark& note : document.notes) {
    if ((note.shown & kInHtml) != 0) out += fmt::format("<p>{}</p>\n", EscapeHtml(note.text));
  }
  out += HtmlLinks(document.links);
  std::string particulars;
  for (const NamedValue& particular : document.particulars) {
    if ((particular.shown & kInHtml) == 0) continue;
    particulars += fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", EscapeHtml(particular.name),
                               EscapeHtml(CellText(particular.value, ", ", page.language)));
  }
  if (!particulars.empty()) out += "<table>\n" + particulars + "</table>\n";
  sink.Put(out);
  for (const Table& table : tables) sink.Put(HtmlTable(table, page.language));
  std::size_t charts = 0;
  for (const ChartSeries& series : document.series) {
    if (!HasFigures(series)) continue;
    sink.Put(fmt::format("<figure>\n<figcaption>{}</figcaption>\n{}</figure>\n", EscapeHtml(series.title),
                         SvgChart(series, ++charts)));
  }
  if (!document.signature.empty()) sink.Put(fmt::format("<p class=\"sign\">{}</p>\n", EscapeHtml(document.signature)));
  sink.Put("</body>\n</html>\n");
}

}  // namespace lanzhi
