#include "render/json.h"

namespace lanzhi {

std::string DumpJson(const Json& json, int indent) {
  std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  // Only strings can hold them. Both begin with the bytes E2 80.
  for (std::size_t at = text.find("\xE2\x80"); at != std::string::npos; at = text.find("\xE2\x80", at + 1)) {
    if (at + 2 >= text.size()) break;
    if (text[at + 2] == '\xA8') text.replace(at, 3, "\\u2028");
    if (text[at + 2] == '\xA9') text.replace(at, 3, "\\u2029");
  }
  return text;
}

std::string DumpDocument(const Json& head, std::string_view list, const std::vector<Json>& elements) {
  return DumpDocument(head, list, elements.size(), [&](std::size_t i) { return elements[i]; });
}

std::string DumpDocument(const Json& head, std::string_view list, std::size_t count,
                         const std::function<Json(std::size_t)>& element) {
  std::string out = DumpJson(head);
  out.pop_back();
  if (!head.empty()) out += ',';
  out += "\n" + DumpJson(Json(list)) + ":[";
  std::string_view separator = "\n";
  for (std::size_t i = 0; i < count; ++i) {
    out += separator;
    out += DumpJson(element(i));
    separator = ",\n";
  }
  return out + "]}\n";
}

Json JsonOf(const std::optional<Date>& date) { return date ? Json(FormatDate(*date)) : Json(nullptr); }

Json JsonOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace lanzhi
