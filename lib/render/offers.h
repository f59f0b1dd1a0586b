// What may be added to a record, as a table.
#pragma once

#include "render/document.h"
#include "view/offers.h"

namespace lanzhi {

struct OffersView {
  Offers offers;
  Language keys = Language::en;  // in which the names are to be typed
};

// `view` must outlive the document.
[[nodiscard]] Document OffersDocument(const OffersView& view, Language language);

}  // namespace lanzhi
