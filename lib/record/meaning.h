// What the program itself must know of a field. A shape says it (`means: site`), nobody looks a field up by its name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lanzhi {

struct Field;

enum class Meaning : std::uint8_t {
  none,
  // of several kinds of record
  site,    // where it is done; of a site itself its id
  worker,  // who is in charge
  signer,  // who did or signed what a section tells of; one in each section
  client,  // the code of the person whom the record is about
  name,    // what a site or a member of staff is called
  number,  // the id of a number that reports count (schemas/reports/numbers)
  // of a list of answers to the handbook's questions, and of its sections
  checklist,
  clause,
  answer,
  note,
  // of a site, of staff
  site_kind,
  role,
  duties,  // what is done beside the role, from a day on, `until` another
  duty,
  joined,  // the first day in the agency
  left,    // the last
  email,   // an address that is no secret, because git keeps it with every commit
  // of a month
  month,        // the month that it is of
  filed_month,  // the section that hands it in: the records of the site are complete to its end
  // of the agency
  agency_name,
  handbook,
  keys,
  language,
  utc_offset,
  records_from,
  complete_to,
  git_crypt,
  personal_data,
  calendar,
  roll_over,
  settings,
  setting_value,
  // of a waiver
  rule,
  record,
  element,
  reason,
  asked_by,
  approval,
  until,
};
inline constexpr std::size_t kMeanings = static_cast<std::size_t>(Meaning::until) + 1;

// As shapes write it ("site-kind"); Meaning::none for any other word.
[[nodiscard]] Meaning ParseMeaning(std::string_view name);
// All names, for did-you-mean.
[[nodiscard]] std::vector<std::string_view> MeaningNames();
// Whether a field of this type can have the meaning of which it speaks.
[[nodiscard]] bool CanMean(const Field& field);

}  // namespace lanzhi
