#include "record/personal/private.h"

#include <algorithm>
#include <string>
#include <utility>

namespace lanzhi {
namespace {

// What is not found in the bytes of the file: written with escapes, or over several lines.
void AddDecoded(const Tree& tree, const PersonalWords& words, std::vector<Personal>& found) {
  for (const Node& node : tree.nodes) {
    for (const auto& [span, slice] : {std::pair(node.span, node.text), std::pair(node.key, node.key_text)}) {
      if (!slice.in_decoded || span.empty()) continue;
      const std::string_view raw = std::string_view(tree.file->bytes).substr(span.begin, span.end - span.begin);
      const std::size_t decoded = FindPersonal(tree.Text(slice), words).size();
      if (decoded > 0 && decoded > FindPersonal(raw, words).size()) found.push_back({PersonalSort::hidden, span});
    }
  }
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
    case PersonalSort::hidden:
      return kPrivateRule;
  }
  return {};
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

Diagnostics FindPrivate(const FilePtr& file, const Record* record, const PersonalWords& words, Severity severity) {
  std::vector<Personal> found = FindPersonal(file->bytes, words);
  if (record != nullptr && !record->tree->decoded.empty()) {
    AddDecoded(*record->tree, words, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Personal& a, const Personal& b) { return a.span.begin < b.span.begin; });
  }
  Diagnostics faults;
  for (const Personal& one : found) {
    faults.push_back(FaultAt(file, one.span, MessageOf(one.sort), "record-private.help", severity));
  }
  if (record != nullptr && !faults.empty()) Point(*record, faults);
  Diagnostics all = FindPrivateName(file, words, severity);
  Append(all, std::move(faults));
  return all;
}

Diagnostics FindPrivateName(const FilePtr& file, const PersonalWords& words, Severity severity) {
  if (FindPersonal(file->path, words).empty()) return {};
  return {FaultAt(file, {}, "record-private.path", "record-private.path.help", severity)};
}

}  // namespace lanzhi
