#include "source/bytes.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "source/limits.h"
#include "source/text.h"

namespace lanzhi {
namespace {

constexpr auto kNone = std::string_view::npos;

Span ByteAt(std::size_t at) { return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}; }

bool InRange(char c, unsigned char first, unsigned char last) {
  return static_cast<unsigned char>(c) >= first && static_cast<unsigned char>(c) <= last;
}

// How the files of other programs begin: programs, pictures, PDF, office documents (new, old), archives.
constexpr std::string_view kOtherFiles[] = {
    "\x7F"
    "ELF",
    "\x89PNG",
    "\xFF\xD8\xFF",
    "GIF8",
    "%PDF",
    "PK\x03\x04",
    "\xD0\xCF\x11\xE0",
    "\x1F\x8B",
    "Rar!"};

bool IsOtherFile(std::string_view text) {
  return std::any_of(std::begin(kOtherFiles), std::end(kOtherFiles),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

bool IsUtf16(std::string_view text) {
  if (text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE")) return true;
  const auto zeros = std::count(text.begin(), text.end(), '\0');
  return static_cast<std::size_t>(zeros) * 4 >= text.size();
}

// Whether the ill-formed byte is the beginning of a character that the end of the file cuts off.
bool IsCutOff(std::string_view text, std::size_t at) {
  return text.size() - at < 4 && InRange(text[at], 0xC2, 0xF4) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(),
                     [](char c) { return InRange(c, 0x80, 0xBF); });
}

bool CheckEncoding(Draft& draft) {
  const std::string_view text = draft.text();
  if (IsEncrypted(text)) {
    draft.Report("yaml-encoding.locked", {});
    return false;
  }
  const std::size_t bad = FindIllFormed(text);
  const bool has_zero = text.find('\0') != kNone;
  if (bad == kNone && !has_zero) return true;
  if (IsOtherFile(text)) {
    draft.Report("yaml-encoding.other", {});
    return false;
  }
  if (IsUtf16(text)) {
    draft.Report("yaml-encoding.utf16", {});
    return false;
  }
  if (bad == kNone) return true;
  if (IsCutOff(text, bad)) {
    draft.Report("yaml-encoding.cut-off", ByteAt(bad));
  } else {
    draft.Report(IsGb18030(text) ? "yaml-encoding.gbk" : "yaml-encoding", ByteAt(bad));
  }
  return false;
}

bool CheckLines(Draft& draft) {
  const std::string_view text = draft.text();
  if (text.size() <= kMostBytesInLine && text.find('\r') == kNone) return true;
  bool first_is_crlf = false;
  bool mixed = false;
  for (std::size_t begin = 0, number = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > kMostBytesInLine) {
      draft.Report("yaml-too-large.line", ByteAt(begin), {{"limit", std::int64_t{kMostBytesInLine / 1024}}});
      return false;
    }
    const bool crlf = end > begin && end < text.size() && text[end - 1] == '\r';
    if (number == 0) first_is_crlf = crlf;
    if (end < text.size() && crlf != first_is_crlf && !mixed) {
      mixed = true;
      draft.Report("yaml-line-ends.mixed", ByteAt(crlf ? end - 1 : end), {}, Severity::warning);
    }
    begin = end + 1;
  }
  return true;
}

// Masks every character that is refused, and reports the first of each line.
bool MaskUnsafe(Draft& draft, std::size_t bad) {
  std::size_t line_end = 0;
  for (; bad != kNone; bad = FindUnsafe(draft.text(), bad)) {
    const Decoded code = DecodeUtf8(draft.text(), bad);
    const Span span{static_cast<std::uint32_t>(bad), static_cast<std::uint32_t>(bad + code.length)};
    if (code.code_point == U'\r') {
      draft.Report("yaml-line-ends.lone", span);
      return false;
    }
    if (bad >= line_end) {
      draft.Report("yaml-control-character", span, {{"code", CodePointName(code.code_point)}});
      line_end = std::min(draft.text().find('\n', bad), draft.text().size());
      if (draft.Full()) return false;
    }
    draft.MaskCharacter(span);
  }
  return true;
}

}  // namespace

bool IsGb18030(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (InRange(text[at], 0, 0x7F)) {
      ++at;
      continue;
    }
    if (!InRange(text[at], 0x81, 0xFE) || at + 1 >= text.size()) return false;
    const char second = text[at + 1];
    if (InRange(second, 0x30, 0x39)) {
      if (at + 3 >= text.size() || !InRange(text[at + 2], 0x81, 0xFE) || !InRange(text[at + 3], 0x30, 0x39))
        return false;
      at += 4;
    } else if (InRange(second, 0x40, 0xFE) && second != 0x7F) {
      at += 2;
    } else {
      return false;
    }
  }
  return true;
}

bool CheckBytes(Draft& draft) {
  if (draft.text().size() > kMostBytesInFile) {
    draft.Report("yaml-too-large.file", {}, {{"limit", std::int64_t{kMostBytesInFile / 1024}}});
    return false;
  }
  const std::size_t unsafe = FindUnsafe(draft.text());
  if (unsafe != kNone && !CheckEncoding(draft)) return false;
  return CheckLines(draft) && MaskUnsafe(draft, unsafe);
}

}  // namespace lanzhi
