#include "source/draft.h"

#include <algorithm>
namespace lanzhi {

void Draft::Report(std::string_view id, Span span, Args args, Severity severity) {
  Diagnostic& fault = diagnostics_.emplace_back();
  fault.rule = id.substr(0, id.find('.'));
  fault.severity = severity;
  fault.place = {file_, span};
  fault.message.id = id;
  fault.help.id = fault.message.id + ".help";
  fault.help.args = args;
  fault.message.args = std::move(args);
  if (severity == Severity::error) ++errors_;
}

void Draft::Relate(Span span, std::string_view label_id) {
  diagnostics_.back().related.push_back({{file_, span}, {}, {std::string(label_id), {}, {}}});
}

char* Draft::Writable() {
  if (copy_.empty()) {
    copy_ = file_->bytes;
    text_ = copy_;
  }
  return copy_.data();
}

void Draft::MaskCharacter(Span span) {
  std::fill(Writable() + span.begin, Writable() + span.end, 'x');
  patches_.push_back({span, false});
}

void Draft::ReplaceValue(Span span) {
  Fill(span);
  copy_[span.begin] = 'x';
  patches_.push_back({span, true});
}

void Draft::Blank(const Gap& gap) {
  Fill(gap.span);
  // As comments, because blank lines would become a part of block text above them.
  for (std::size_t at = gap.span.begin; at < gap.span.end;) {
    if (copy_[at] == ' ') copy_[at] = '#';
    at = std::min(copy_.find('\n', at), copy_.size()) + 1;
  }
  gaps_.push_back(gap);
}

void Draft::Fill(Span span) {
  char* text = Writable();
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    if (text[at] != '\n' && text[at] != '\r') text[at] = ' ';
  }
}

void Draft::Overwrite(std::uint32_t offset, std::string_view bytes) {
  std::copy(bytes.begin(), bytes.end(), Writable() + offset);
}

void Draft::SortPatches() {
  std::stable_sort(patches_.begin(), patches_.end(),
                   [](const Patch& a, const Patch& b) { return a.span.begin < b.span.begin; });
}

const Patch* Draft::PatchIn(Span span) const {
  const auto after = std::partition_point(patches_.begin(), patches_.end(),
                                          [&](const Patch& patch) { return patch.span.begin < span.end; });
  if (after == patches_.begin()) return nullptr;
  const Patch& last = *(after - 1);
  return last.span.end > span.begin ? &last : nullptr;
}

bool Draft::HasErrorBefore(std::uint32_t offset) const {
  return std::any_of(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& fault) {
    return fault.severity == Severity::error && fault.place.span.begin <= offset;
  });
}

void Draft::Rewind(Moment moment) {
  while (diagnostics_.size() > moment.diagnostics) {
    if (diagnostics_.back().severity == Severity::error) --errors_;
    diagnostics_.pop_back();
  }
  patches_.resize(moment.patches);
}

Diagnostics Draft::TakeDiagnostics() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.place.span.begin < b.place.span.begin;
  });
  return std::move(diagnostics_);
}

}  // namespace lanzhi
