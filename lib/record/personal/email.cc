#include "record/personal/email.h"

#include "record/personal/digits.h"

namespace lanzhi {
namespace {

bool IsWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }

bool IsLocal(char c) { return IsWord(c) || c == '.' || c == '_' || c == '+' || c == '%'; }

std::size_t EndOfLabel(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  while (IsWord(PlainAt(text, at, length))) at += length;
  return at;
}

}  // namespace

Span EmailAround(std::string_view text, std::uint32_t at, std::size_t length) {
  std::size_t step = 0, begin = at, end = at + length;
  if (PlainBefore(text, begin, step) == ' ') --begin;
  const std::size_t local = begin;
  while (IsLocal(PlainBefore(text, begin, step))) begin -= step;
  if (begin == local) return {};
  if (PlainAt(text, end, step) == ' ') ++end;
  int labels = 0;
  std::size_t last = 0;
  while (true) {
    const std::size_t label = end;
    end = EndOfLabel(text, label);
    if (end == label) break;
    ++labels;
    last = end;
    const bool wide = text.substr(end, 3) == "。";
    if (PlainAt(text, end, step) != '.' && !wide) break;
    end += wide ? 3 : step;
  }
  if (labels < 2) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)};
}

}  // namespace lanzhi
