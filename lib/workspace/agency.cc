#include "workspace/agency.h"

#include <utility>
#include <vector>

#include "source/packed.h"

namespace lanzhi {
namespace {

constexpr std::string_view kAgencyShape = "record/agency.yaml";

}  // namespace

AgencyFile ReadAgencyFile(const Folder& folder) {
  AgencyFile agency;
  Loaded loaded = folder.Read(std::string(kAgencyFile));
  Append(agency.faults, std::move(loaded.diagnostics));
  if (!loaded.file) return agency;
  agency.parsed = ParseYaml(loaded.file);
  Append(agency.faults, std::exchange(agency.parsed.diagnostics, {}));
  if (agency.parsed.tree.nodes.empty()) return agency;

  std::vector<Tree> shape;
  shape.push_back(Unpack(FindEmbedded(kAgencyShape)->packed));
  Diagnostics ignored;  // the shapes are read again, with the handbook's vocabularies
  const Shapes shapes = Shapes::Load(std::move(shape), {}, ignored);
  const Reading reading = ReadRecord({agency.parsed.tree, {}}, shapes, std::nullopt, nullptr);
  if (!reading.record || reading.record->values.empty()) {
    Append(agency.faults, reading.diagnostics);
    return agency;
  }
  agency.readable = true;
  if (const Value* name = reading.record->Top(Meaning::handbook); name != nullptr && name->given()) {
    agency.handbook = std::string(name->text);
    agency.handbook_place = {loaded.file, name->span};
  }
  agency.language = ChosenLanguage(*reading.record, Meaning::language);
  agency.utc_offset_minutes = UtcOffsetOf(*reading.record);
  return agency;
}

Reading BindAgency(AgencyFile agency, const Shapes& shapes) {
  return ReadRecord(std::move(agency.parsed), shapes, std::nullopt, nullptr);
}

std::optional<Language> ChosenLanguage(const Record& agency, Meaning meaning) {
  const Value* value = agency.Top(meaning);
  if (value == nullptr || !value->given()) return std::nullopt;
  const std::string_view name = value->field->choices[static_cast<std::size_t>(value->number)].value;
  return name == "zh" ? Language::zh : Language::en;
}

std::string AgencyName(const Record& agency) {
  const Value* name = agency.Top(Meaning::agency_name);
  return std::string(name != nullptr && name->given() ? name->text : agency.id);
}

int UtcOffsetOf(const Record& agency) {
  const Value* value = agency.Top(Meaning::utc_offset);
  if (value == nullptr || !value->given()) return kDefaultUtcOffset;
  const std::string_view text = value->text;  // +08:00
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return kDefaultUtcOffset;
  const auto digits = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  for (const std::size_t at : {1U, 2U, 4U, 5U}) {
    if (text[at] < '0' || text[at] > '9') return kDefaultUtcOffset;
  }
  const int minutes = digits(1) * 60 + digits(4);
  return text[0] == '-' ? -minutes : minutes;
}

}  // namespace lanzhi
