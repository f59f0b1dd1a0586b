// How values are spelt in records: the parts of the format that are the same in every handbook.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/words.h"

namespace lanzhi {

// true/false, yes/no, with a capital or in capitals too, and their Chinese forms; nothing else (on, off, y are text).
[[nodiscard]] std::optional<bool> ParseBoolean(std::string_view text);

// Whether a text says no more than that there is none: 无, none and their like.
[[nodiscard]] bool SaysNone(std::string_view text);

// Whether a text says that something is not known: 不详, unknown.
[[nodiscard]] bool SaysUnknown(std::string_view text);

inline constexpr Words kYes{"是", "yes"}, kNo{"否", "no"};
// The elements of a list behind the first one.
inline constexpr Words kLater{"其后", "later"};

// The value that an open choice admits besides its own.
inline constexpr Words kOther{"其他", "other"};

// Without leading and trailing blanks (U+3000 among them) and line ends.
[[nodiscard]] std::string_view TrimBlanks(std::string_view text);
// The same. Nearly every text begins and ends with something else; \xE3 and \x80 are of the wide blank.
[[nodiscard, gnu::always_inline]] inline std::string_view Trim(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.empty() ? ' ' : text.front());
  const auto last = static_cast<unsigned char>(text.empty() ? ' ' : text.back());
  return first > ' ' && first != 0xE3 && last > ' ' && last != 0x80 ? text : TrimBlanks(text);
}

// An id or a code (C2026-0012, chen-jia, K0471): short, of ASCII letters, digits, - _ and . only. Nothing else that
// somebody typed may go into a message: it may be words about a client.
[[nodiscard]] bool IsCode(std::string_view text);

// Whether a text is written as `form`, in which 0 stands for any figure: "0000-00-00".
[[nodiscard]] bool HasForm(std::string_view text, std::string_view form);

// The years that the dates of records lie in.
inline constexpr int kFirstYear = 2000, kLastYear = 2099;
[[nodiscard]] inline bool IsDayOfRecords(Date day) {
  constexpr Date kFirst{std::chrono::year{kFirstYear} / 1 / 1}, kLast{std::chrono::year{kLastYear} / 12 / 31};
  return day >= kFirst && day <= kLast;
}

// The year of an id such as C2026-0012: its first run of digits, when that is 20xx; else 0.
[[nodiscard]] int YearInId(std::string_view id);

}  // namespace lanzhi
