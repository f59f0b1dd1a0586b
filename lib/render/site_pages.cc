#include "render/site_pages.h"

#include <algorithm>

#include "render/catalogue.h"

namespace lanzhi {
namespace {

struct NamedSite {
  std::string id, name;
};

const Column* SiteColumn(const Table& table) {
  for (const Column* column : ColumnsIn(table, kInHtml)) {
    if (column->key == "site") return column;
  }
  return nullptr;
}

// "" where the row is of no site: a total.
std::string SiteOfRow(const Column& column, std::size_t row) {
  const Cell cell = column.cell(row);
  const auto* id = std::get_if<std::string>(&cell.value);
  return id == nullptr ? std::string() : *id;
}

std::vector<NamedSite> SitesOf(const Document& document, Language language) {
  std::vector<NamedSite> sites;
  for (const Table& table : document.tables) {
    const Column* column = table.by_site ? SiteColumn(table) : nullptr;
    for (std::size_t row = 0; column != nullptr && row < table.rows; ++row) {
      const std::string id = SiteOfRow(*column, row);
      const bool known = std::any_of(sites.begin(), sites.end(), [&](const NamedSite& site) { return site.id == id; });
      if (!id.empty() && !known) sites.push_back({id, CellText(column->cell(row), ", ", language)});
    }
  }
  return sites;
}

// The rows of one site, as they come.
Table RowsOfSite(const Table& table, const Column& site_column, const std::string& site) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (SiteOfRow(site_column, row) == site) rows.push_back(row);
  }
  Table of = table;
  of.rows = rows.size();
  of.groups.clear();
  for (Column& column : of.columns) {
    column.cell = [rows, cell = column.cell](std::size_t row) { return cell(rows[row]); };
  }
  if (table.emphasis) of.emphasis = [rows, emphasis = table.emphasis](std::size_t row) { return emphasis(rows[row]); };
  return of;
}

Document PageOfSite(const Document& document, const NamedSite& site) {
  Document page = document;
  page.period += (page.period.empty() ? "" : " ") + site.name;
  page.tables.clear();
  page.series.clear();
  std::erase_if(page.particulars, [](const NamedValue& particular) { return particular.key == "records"; });
  for (const Table& table : document.tables) {
    if (const Column* column = SiteColumn(table)) page.tables.push_back(RowsOfSite(table, *column, site.id));
  }
  return page;
}

}  // namespace

std::vector<SitePage> SitePagesOf(const Document& document, std::string_view stem, Language language) {
  const std::vector<NamedSite> sites = SitesOf(document, language);
  std::vector<SitePage> pages{{{}, document}};
  if (sites.size() < 2) return pages;
  std::vector<PageLink> links{{Say("pages.whole", language), SitePageName(stem, {})}};
  for (const NamedSite& site : sites) {
    links.push_back({site.name, SitePageName(stem, site.id)});
    pages.push_back({site.id, PageOfSite(document, site)});
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].document.links = links;
    pages[i].document.links[i].file.clear();  // itself
  }
  return pages;
}

std::string SitePageName(std::string_view stem, std::string_view site) {
  std::string name(stem);
  if (!site.empty()) name += "-" + std::string(site);
  return name + ".html";
}

}  // namespace lanzhi
