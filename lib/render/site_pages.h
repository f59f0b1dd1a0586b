// A report of several sites as pages that lead to each other: the whole, and one for each site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/document.h"

namespace lanzhi {

struct SitePage {
  std::string site;  // its id; "": the whole
  Document document;
};

// The whole first, then the sites in the order in which the tables name them; the whole alone where there are fewer
// than two. Of a site's page the tables are those that have a column `site`, with its rows. `stem`: what the names of
// the files begin with. Each leads to the others. `document` must outlive them.
[[nodiscard]] std::vector<SitePage> SitePagesOf(const Document& document, std::string_view stem, Language language);

// "month-2026-10.html" of the whole, "month-2026-10-baihe.html" of a site.
[[nodiscard]] std::string SitePageName(std::string_view stem, std::string_view site);

}  // namespace lanzhi
