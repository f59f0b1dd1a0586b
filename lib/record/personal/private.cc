#include "record/personal/private.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

// What is not found in the bytes of the file: written with escapes, or over several lines.
void AddDecoded(const Tree& tree, const Sought& sought, std::vector<Personal>& found) {
  for (const Node& node : tree.nodes) {
    for (const auto& [span, slice] : {std::pair(node.span, node.text), std::pair(node.key, node.key_text)}) {
      if (!slice.in_decoded || span.empty()) continue;
      const std::string_view raw = std::string_view(tree.file->bytes).substr(span.begin, span.end - span.begin);
      const std::size_t decoded = sought.In(tree.Text(slice)).size();
      if (decoded > 0 && decoded > sought.In(raw).size()) found.push_back({PersonalSort::hidden, span});
    }
  }
}

// A name is written in Chinese characters; a code has no two of them in a row.
bool HoldsName(std::string_view text) {
  int row = 0;
  for (std::size_t at = 0; at < text.size() && row < 2;) {
    const Decoded next = DecodeUtf8(text, at);
    const bool han = (next.code_point >= 0x3400 && next.code_point <= 0x9FFF) || next.code_point >= 0x20000;
    const bool between = row > 0 && (next.code_point == ' ' || next.code_point == 0x3000 || next.code_point == 0xB7);
    if (!between) row = han ? row + 1 : 0;
    at += std::max<std::size_t>(next.length, 1);
  }
  return row >= 2;
}

// The codes of persons in `record`: a list of them says so of its items.
void AddNames(const Record& record, std::vector<Personal>& found) {
  for (const Value& value : record.values) {
    if (value.field == nullptr || !value.field->person || !value.given() || value.defaulted) continue;
    const std::string_view raw =
        std::string_view(record.file()->bytes).substr(value.span.begin, value.span.end - value.span.begin);
    const auto is_same = [&](const Personal& one) { return one.span == value.span; };
    if (std::any_of(found.begin(), found.end(), is_same)) continue;
    if (HoldsName(raw) && !SaysNone(raw) && !SaysUnknown(raw)) found.push_back({PersonalSort::name, value.span});
  }
}

// The address at which a member of staff works stands with every commit anyway.
void DropOwnAddress(const Record& record, std::vector<Personal>& found) {
  if (record.shape == nullptr) return;
  const Value* own = record.Top(Meaning::email);
  if (own == nullptr || !own->given()) return;
  std::erase_if(found, [&](const Personal& one) {
    return one.sort == PersonalSort::email && one.span.begin >= own->span.begin && one.span.end <= own->span.end;
  });
}

std::string_view MessageOf(PersonalSort sort) {
  switch (sort) {
    case PersonalSort::identity:
      return "record-private.identity";
    case PersonalSort::mobile:
      return "record-private.mobile";
    case PersonalSort::landline:
      return "record-private.landline";
    case PersonalSort::bank_card:
      return "record-private.bank-card";
    case PersonalSort::email:
      return "record-private.email";
    case PersonalSort::listed:
      return "record-private.listed";
    case PersonalSort::name:
      return "record-private.name";
    case PersonalSort::hidden:
      return "record-private.hidden";
  }
  return {};
}

std::string_view HelpOf(PersonalSort sort) {
  return sort == PersonalSort::name ? "record-private.name.help" : "record-private.help";
}

Diagnostic FaultAt(const FilePtr& file, Span span, std::string_view id, std::string_view help, Severity severity) {
  Diagnostic fault;
  fault.rule = kPrivateRule;
  fault.severity = severity;
  fault.place = {file, span};
  fault.message = {std::string(id), {}, {}};
  fault.help = {std::string(help), {}, {}};
  return fault;
}

// Says in which field each of them stands; both are in the order of the text.
void Point(const Record& record, Diagnostics& faults) {
  for (const Value& value : record.values) {
    if (value.field == nullptr || value.defaulted || value.count > 0 || value.span.empty()) continue;
    auto at =
        std::lower_bound(faults.begin(), faults.end(), value.span.begin,
                         [](const Diagnostic& fault, std::uint32_t from) { return fault.place.span.begin < from; });
    for (; at != faults.end() && at->place.span.end <= value.span.end; ++at) at->pointer = PointerOf(record, value);
  }
}

}  // namespace

std::vector<Personal> Sought::In(std::string_view text) const {
  std::vector<Personal> found = FindPersonal(text, words);
  if (listed.empty()) return found;
  const std::vector<Personal> more = listed.Find(text);
  found.insert(found.end(), more.begin(), more.end());
  return InOrder(std::move(found));
}

Diagnostics FindPrivate(const FilePtr& file, const Record* record, const Sought& sought) {
  std::vector<Personal> found = sought.In(file->bytes);
  if (record != nullptr) {
    if (!record->tree->decoded.empty()) AddDecoded(*record->tree, sought, found);
    AddNames(*record, found);
    DropOwnAddress(*record, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Personal& a, const Personal& b) { return a.span.begin < b.span.begin; });
  }
  Diagnostics faults;
  for (const Personal& one : found) {
    faults.push_back(FaultAt(file, one.span, MessageOf(one.sort), HelpOf(one.sort), sought.severity));
  }
  if (record != nullptr && !faults.empty()) Point(*record, faults);
  Diagnostics all = FindPrivateName(file, sought);
  Append(all, std::move(faults));
  return all;
}

Diagnostics FindPrivateName(const FilePtr& file, const Sought& sought) {
  if (sought.In(file->path).empty()) return {};
  return {PrivateFault(file, "record-private.path", sought.severity)};
}

Diagnostic PrivateFault(const FilePtr& file, std::string_view id, Severity severity) {
  return FaultAt(file, {}, id, std::string(id) + ".help", severity);
}

}  // namespace lanzhi
