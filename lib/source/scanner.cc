#include "source/scanner.h"

#include <cstring>

namespace lanzhi {

Scanner::Scanner(Tree& tree)
    : tree_(tree), text_(tree.file->bytes), end_(text_.data() + text_.size()), at_(text_.data()), line_(at_) {}

bool Scanner::Run() {
  tree_.nodes.reserve(16 + text_.size() / 16);
  if (Document()) return true;
  tree_.nodes.clear();
  tree_.decoded.clear();
  return false;
}

const char* Scanner::LineEnd(const char* at) const {
  const void* newline = std::memchr(at, '\n', static_cast<std::size_t>(end_ - at));
  if (newline == nullptr) return end_;
  const char* end = static_cast<const char*>(newline);
  return end > at && end[-1] == '\r' ? end - 1 : end;
}

const char* Scanner::NextLine(const char* end) { return end + (*end == '\r' ? 2 : *end == '\n' ? 1 : 0); }

// From behind the indentation of a line to the next content.
void Scanner::SkipToContent() {
  while (*at_ == '#' || *at_ == '\n' || *at_ == '\r') {
    at_ = NextLine(*at_ == '#' ? LineEnd(at_) : at_);
    SkipIndent();
  }
  const bool ends = *at_ == '\0' || (at_ == line_ && text_.substr(Offset(at_)).starts_with("...") && EndsWord(at_[3]));
  indent_ = ends ? -1 : static_cast<int>(at_ - line_);
}

}  // namespace lanzhi
