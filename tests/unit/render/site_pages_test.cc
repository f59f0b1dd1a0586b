// A page for each site: its rows, its totals, and the way to the others.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "render/site_pages.h"
#include "render/write.h"
#include "support/text_by.h"

namespace lanzhi {
namespace {

Document OfSites(std::vector<std::string> sites) {
  Document document;
  document.layout = Document::Layout::report;
  document.title = "Month";
  document.period = "2026-10";
  Table table{.key = "rows", .title = "Services"};
  table.rows = sites.size();
  table.columns.push_back({"site", "site", [sites](std::size_t row) {
                             const std::string& id = sites[row];
                             return id.empty() ? Cell() : Cell(Cell::Value(id), "The " + id + " <&>");
                           }});
  table.columns.push_back({"n", "n", [](std::size_t row) { return CountCell(static_cast<std::int64_t>(row)); }});
  table.by_site = true;
  table.emphasis = [](std::size_t row) { return row == 1 ? Emphasis::subtotal : Emphasis::none; };
  document.tables.push_back(std::move(table));
  document.tables.push_back({.key = "whole", .title = "Of all"});
  return document;
}

const Page kPageInEnglish{Language::en, {}, 0};

TEST_CASE("each site has its rows, the whole has all, and each leads to the others") {
  const Document document = OfSites({"east", "east", "west", ""});
  const std::vector<SitePage> pages = SitePagesOf(document, "month-2026-10", Language::en);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].site.empty());
  CHECK(pages[0].document.tables.size() == 2);
  CHECK(pages[1].site == "east");
  REQUIRE(pages[1].document.tables.size() == 1);
  CHECK(pages[1].document.tables[0].rows == 2);
  const std::string west = TextBy<WriteHtml>(pages[2].document, kPageInEnglish);
  CHECK(west.find("<h1>Month 2026-10 The west &lt;&amp;&gt;</h1>") != std::string::npos);
  CHECK(west.find("<td>2</td>") != std::string::npos);
  CHECK(west.find("<td>0</td>") == std::string::npos);
  CHECK(west.find("<a href=\"month-2026-10.html\">all sites</a>") != std::string::npos);
  CHECK(west.find("<a href=\"month-2026-10-east.html\">The east &lt;&amp;&gt;</a>") != std::string::npos);
  CHECK(west.find("<b>The west &lt;&amp;&gt;</b>") != std::string::npos);
  const std::string east = TextBy<WriteHtml>(pages[1].document, kPageInEnglish);
  CHECK(east.find("<tr class=\"subtotal\"><td>The east &lt;&amp;&gt;</td><td>1</td>") != std::string::npos);
}

TEST_CASE("one site needs no page of its own") {
  const Document document = OfSites({"east", ""});
  const std::vector<SitePage> pages = SitePagesOf(document, "month-2026-10", Language::en);
  REQUIRE(pages.size() == 1);
  CHECK(TextBy<WriteHtml>(pages[0].document, kPageInEnglish) == TextBy<WriteHtml>(document, kPageInEnglish));
}

}  // namespace
}  // namespace lanzhi
