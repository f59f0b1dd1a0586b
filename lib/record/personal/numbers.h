// What a row of digits is by itself: an identity number, a bank card, a mobile or a landline number.
#pragma once

#include <string_view>

namespace lanzhi {

// 18 characters, the last a digit or X: region, a day of birth that exists, check digit (GB 11643-1999).
[[nodiscard]] bool IsIdentityNumber(std::string_view digits);
// The form of 15 digits that was given out before 1999: region and day of birth; it has no check digit.
[[nodiscard]] bool IsOldIdentityNumber(std::string_view digits);
// 16 to 19 digits that begin as cards do and hold Luhn's check digit (ISO/IEC 7812).
[[nodiscard]] bool IsBankCard(std::string_view digits);
// 11 digits from 13 to 19 on.
[[nodiscard]] bool IsMobile(std::string_view digits);
// The length of the area code, with its 0, that `digits` begin with; 0 when they begin with none.
[[nodiscard]] std::size_t AreaCodeOf(std::string_view digits);
// 7 or 8 digits that a landline may have behind its area code.
[[nodiscard]] bool IsLocalNumber(std::string_view digits);
// 8 digits that are a day from 1900 to 2099.
[[nodiscard]] bool IsDay(std::string_view digits);

}  // namespace lanzhi
