#include "render/json.h"

#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lanzhi {

namespace {

// Characters that are IsUnsafe begin with one of these bytes; nearly no others of a text in Chinese do.
bool MayBeUnsafe(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE1 || byte == 0xE2 || byte == 0xEF || byte >= 0xF0;
}

void AppendEscaped(std::string& out, char32_t c) {
  if (c > 0xFFFF) {
    AppendEscaped(out, 0xD800 + ((c - 0x10000) >> 10));
    c = 0xDC00 + ((c - 0x10000) & 0x3FF);
  }
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c));
}

}  // namespace

std::string DumpJson(const Json& json, int indent) {
  const std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!MayBeUnsafe(text[at])) continue;
    const Decoded next = DecodeUtf8(text, at);
    if (next.length == 0 || !IsUnsafe(next.code_point)) continue;  // only strings can hold them
    out.append(text, done, at - done);
    AppendEscaped(out, next.code_point);
    done = at + next.length;
    at = done - 1;
  }
  if (done == 0) return text;
  return out.append(text, done);
}

void PutDocument(Sink& sink, const Json& head, std::string_view list, std::size_t count,
                 const std::function<Json(std::size_t)>& element) {
  std::string begin = DumpJson(head);
  begin.pop_back();
  if (!head.empty()) begin += ',';
  sink.Put(begin + "\n" + DumpJson(Json(list)) + ":[");
  for (std::size_t i = 0; i < count; ++i) {
    sink.Put(i == 0 ? "\n" : ",\n");
    sink.Put(DumpJson(element(i)));
  }
  sink.Put("]}");
}

Json JsonOf(const std::optional<Date>& date) { return date ? Json(FormatDate(*date)) : Json(nullptr); }

Json JsonOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace lanzhi
