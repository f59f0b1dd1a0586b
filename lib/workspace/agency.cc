#include "workspace/agency.h"

#include <utility>
#include <vector>

#include "base/time_of_day.h"
#include "record/reader.h"
#include "record/shown.h"
#include "source/packed.h"

namespace lanzhi {
namespace {

constexpr std::string_view kAgencyShape = "record/agency.yaml";

// +08:00; from the westernmost zone of the earth to the easternmost.
std::optional<int> OffsetIn(std::string_view text) {
  constexpr int kLeast = -12 * 60, kMost = 14 * 60;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto time = ParseTime(text.substr(1));
  if (!time) return std::nullopt;
  const int minutes = static_cast<int>(text[0] == '-' ? -*time : *time);
  return minutes < kLeast || minutes > kMost ? std::nullopt : std::optional(minutes);
}

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
    agency.handbook = Shown(*name).value_or(std::string_view());
    agency.handbook_place = {loaded.file, name->span};
  } else if (name != nullptr) {
    agency.handbook_place = {loaded.file, name->key.empty() ? reading.record->id_span : name->key};
  }
  agency.language = ChosenLanguage(*reading.record, Meaning::language);
  agency.utc_offset_minutes = UtcOffsetOf(*reading.record);
  const Value* encrypted = reading.record->Top(Meaning::git_crypt);
  agency.git_crypt = encrypted != nullptr && encrypted->given() && encrypted->number != 0;
  return agency;
}

Reading BindAgency(AgencyFile agency, const Shapes& shapes) {
  Reading reading = ReadRecord(std::move(agency.parsed), shapes, std::nullopt, nullptr);
  const Value* offset = reading.record ? reading.record->Top(Meaning::utc_offset) : nullptr;
  if (offset != nullptr && offset->given() && !OffsetIn(Shown(*offset).value_or(std::string_view()))) {
    Diagnostic& fault = Report(reading.diagnostics, reading.record->file(), offset->span, "record-utc-offset", {});
    fault.pointer = PointerOf(*reading.record, *offset);
    SetHelp(fault, "record-utc-offset.help");
  }
  return reading;
}

std::optional<Language> ChosenLanguage(const Record& agency, Meaning meaning) {
  const Value* value = agency.Top(meaning);
  if (value == nullptr || !value->given()) return std::nullopt;
  const std::string_view name = value->field->choices[static_cast<std::size_t>(value->number)].value;
  return name == "zh" ? Language::zh : Language::en;
}

std::string AgencyName(const Record& agency) {
  const Value* name = agency.Top(Meaning::agency_name);
  return std::string(name != nullptr && name->given() ? Shown(*name).value_or(agency.id) : agency.id);
}

int UtcOffsetOf(const Record& agency) {
  const Value* value = agency.Top(Meaning::utc_offset);
  if (value == nullptr || !value->given()) return kDefaultUtcOffset;
  return OffsetIn(Shown(*value).value_or(std::string_view())).value_or(kDefaultUtcOffset);
}

}  // namespace lanzhi
