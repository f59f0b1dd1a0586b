#include "render/position.h"

#include <algorithm>

#include "base/utf8.h"

namespace lanzhi {
namespace {

constexpr std::uint32_t kStep = 512;  // bytes

int CountColumns(std::string_view bytes) {
  int columns = 0;
  for (std::size_t at = 0; at < bytes.size(); ++columns) {
    const Decoded next = DecodeUtf8(bytes, at);
    at += next.length == 0 ? 1 : next.length;
  }
  return columns;
}

std::uint32_t Clamp(const File& file, std::uint32_t offset) {
  return std::min(offset, static_cast<std::uint32_t>(file.bytes.size()));
}

}  // namespace

Position PositionOf(const File& file, std::uint32_t offset) {
  const std::string_view before = std::string_view(file.bytes).substr(0, Clamp(file, offset));
  const std::size_t end_of_line = before.rfind('\n');
  const std::size_t start = end_of_line == std::string_view::npos ? 0 : end_of_line + 1;
  return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1, CountColumns(before.substr(start)) + 1};
}

void Locator::Read(const FilePtr& file) {
  if (file_ == file) return;
  file_ = file;
  steps_.clear();
  starts_.assign(1, 0);
  for (std::size_t at = file->bytes.find('\n'); at != std::string::npos; at = file->bytes.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

std::size_t Locator::Index(std::uint32_t offset) const {
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1;
}

Position Locator::Of(const FilePtr& file, std::uint32_t offset) {
  if (file == nullptr) return {};
  Read(file);
  offset = Clamp(*file, offset);
  const std::size_t line = Index(offset);
  return {static_cast<int>(line) + 1, ColumnAt(line, offset) + 1};
}

// Of many places in one long line each is counted from the nearest step before it.
int Locator::ColumnAt(std::size_t line, std::uint32_t offset) {
  const std::string_view bytes = file_->bytes;
  Step from{starts_[line], 0};
  if (from.offset + kStep < offset) {
    std::vector<Step>& steps = steps_[line];
    if (steps.empty()) steps.push_back(from);
    while (steps.back().offset + kStep < offset) {
      Step next = steps.back();
      while (next.offset < steps.back().offset + kStep) {
        const std::uint32_t length = static_cast<std::uint32_t>(DecodeUtf8(bytes, next.offset).length);
        next.offset += std::max(length, 1U);
        ++next.column;
      }
      steps.push_back(next);
    }
    const auto after = std::upper_bound(steps.begin(), steps.end(), offset,
                                        [](std::uint32_t at, const Step& step) { return at < step.offset; });
    from = *(after - 1);
  }
  return from.column + CountColumns(bytes.substr(from.offset, offset - from.offset));
}

Span Locator::LineAt(const FilePtr& file, std::uint32_t offset) {
  Read(file);
  const std::size_t line = Index(Clamp(*file, offset));
  std::uint32_t end = static_cast<std::uint32_t>(file->bytes.size());
  if (line + 1 < starts_.size()) end = starts_[line + 1] - 1;
  if (end > starts_[line] && file->bytes[end - 1] == '\r') --end;
  return {starts_[line], end};
}

}  // namespace lanzhi
