#include "record/reader.h"
#include "record/shown.h"

namespace lanzhi {
// The last entry of a history holds now, and so does the field: where they differ, rules follow the entry.
void Reader::CheckHistories() {
  for (const auto& field : record_.shape->root.fields) {
    if (field->changes == nullptr) continue;
    const Value& now = record_.Top(*field);
    if (!now.given() || !record_.Top(*field->changes).given()) continue;
    const Value& last = Effective(record_, *field, std::nullopt);
    if (&last == &now || !last.given() || last.field->key != field->key || WordOf(now) == WordOf(last)) continue;
    const Value& list = record_.Top(*field->changes);
    Diagnostic& differs = ReportAt("record-history", now.span, static_cast<At>(&now - record_.values.data()),
                                   {{"field", Called(*field)},
                                    {"now", ShownOrPlace(record_, now)},
                                    {"list", Called(*list.field)},
                                    {"last", ShownOrPlace(record_, last)}});
    differs.severity = Severity::warning;
    differs.related.push_back({{record_.file(), last.span}, PointerOf(record_, last), {"record-history.last", {}, {}}});
    SetHelp(differs, "record-history.help", {{"field", Called(*field)}});
  }
}

}  // namespace lanzhi
