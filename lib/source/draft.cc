#include "source/draft.h"

#include <algorithm>
namespace lanzhi {

bool Draft::Report(std::string_view id, Span span, Args args, Severity severity) {
  if (std::binary_search(masked_lines_.begin(), masked_lines_.end(), LineOf(span.begin))) return false;
  Diagnostic& fault = diagnostics_.emplace_back();
  fault.rule = id.substr(0, id.find('.'));
  fault.severity = severity;
  fault.place = {file_, span};
  fault.message.id = id;
  fault.help.id = fault.message.id + ".help";
  fault.help.args = args;
  fault.message.args = std::move(args);
  if (severity == Severity::error) ++errors_;
  return true;
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

std::uint32_t Draft::LineOf(std::uint32_t at) const {
  const std::size_t newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : static_cast<std::uint32_t>(newline) + 1;
}

void Draft::MaskCharacter(Span span) {
  std::fill(Writable() + span.begin, Writable() + span.end, 'x');
  patches_.push_back({span, false});
  // Characters come in the order of the text; many may stand on one line.
  if (masked_lines_.empty() ||
      text_.substr(masked_until_, span.begin - masked_until_).find('\n') != std::string_view::npos) {
    masked_lines_.push_back(LineOf(span.begin));
  }
  masked_until_ = span.end;
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

const Patch* Draft::FindPatch(Span span) const {
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
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.place.span.begin < b.place.span.begin; });
  return std::move(diagnostics_);
}

}  // namespace lanzhi
