#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/due_formats.h"
#include "render/markdown.h"

namespace lanzhi {
namespace {

constexpr std::string_view kStyle =
    "body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}"
    "th{background:#eee}tr{break-inside:avoid}.overdue td{color:#a00}"
    "@page{size:A4 landscape;margin:12mm}@media print{body{margin:0}}";

std::string HtmlRow(std::string_view tag, const std::vector<std::string>& cells, bool overdue) {
  std::string out = overdue ? "<tr class=\"overdue\">" : "<tr>";
  for (const std::string& cell : cells) out += fmt::format("<{0}>{1}</{0}>", tag, EscapeHtml(cell));
  return out + "</tr>\n";
}

}  // namespace

std::string DueHtml(const std::vector<DueRow>& rows, const DueOptions& options) {
  const auto word = [&](std::string_view id) { return EscapeHtml(FindWords(id).In(options.language)); };
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n",
      options.language == Language::zh ? "zh-CN" : "en", word("due.title"), kStyle, word("due.title"),
      EscapeHtml(Say("due.as-of", options.language, {{"today", options.today}})));
  if (rows.empty()) out += "<p>" + word("due.none") + "</p>\n";
  for (const DueSection& section : DueSectionsOf(rows, options)) {
    out += fmt::format("<h2>{}</h2>\n<table>\n", EscapeHtml(section.heading));
    out += "<thead>" + HtmlRow("th", DueHead(options.language), false) + "</thead>\n<tbody>\n";
    for (const DueRow* row : section.rows)
      out += HtmlRow("td", DueCells(*row, options), row->status == DueStatus::overdue);
    out += "</tbody>\n</table>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace lanzhi
