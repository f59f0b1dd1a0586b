#include "record/meaning.h"

#include <array>

#include "record/shape.h"

namespace lanzhi {
namespace {

struct MeaningEntry {
  std::string_view name;
  Type type;
};

// In the order of the enumerators, from the first after `none`.
constexpr std::array<MeaningEntry, kMeanings - 1> kEntries{
    {{"site", Type::reference},      {"worker", Type::reference},
     {"signer", Type::reference},    {"client", Type::text},
     {"name", Type::text},           {"number", Type::text},
     {"checklist", Type::list},      {"clause", Type::text},
     {"answer", Type::choice},       {"note", Type::prose},
     {"site-kind", Type::choice},    {"role", Type::choice},
     {"duties", Type::list},         {"duty", Type::choice},
     {"joined", Type::date},         {"left", Type::date},
     {"email", Type::text},          {"month", Type::month},
     {"filed-month", Type::section}, {"agency-name", Type::text},
     {"handbook", Type::text},       {"keys", Type::choice},
     {"language", Type::choice},     {"utc-offset", Type::text},
     {"records-from", Type::date},   {"complete-to", Type::date},
     {"git-crypt", Type::boolean},   {"personal-data", Type::choice},
     {"calendar", Type::text},       {"roll-over", Type::choice},
     {"settings", Type::list},       {"setting-value", Type::text},
     {"rule", Type::text},           {"record", Type::reference},
     {"element", Type::text},        {"reason", Type::prose},
     {"asked-by", Type::reference},  {"approval", Type::section},
     {"until", Type::date}}};
static_assert(!kEntries.back().name.empty(), "a meaning without its name and type");

}  // namespace

Meaning ParseMeaning(std::string_view name) {
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    if (kEntries[i].name == name) return static_cast<Meaning>(i + 1);
  }
  return Meaning::none;
}

std::vector<std::string_view> MeaningNames() {
  std::vector<std::string_view> names;
  for (const MeaningEntry& entry : kEntries) names.push_back(entry.name);
  return names;
}

bool CanMean(const Field& field) {
  if (field.means == Meaning::none) return true;
  // Several may sign together.
  if (field.means == Meaning::signer && field.item && field.item->type == Type::reference) return true;
  return field.type == kEntries[static_cast<std::size_t>(field.means) - 1].type;
}

}  // namespace lanzhi
