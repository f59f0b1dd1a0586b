// A text while it is being read: the bytes as the parser shall see them, and the faults found so far. A fault whose
// extent is known is patched out, bytes for bytes, so that the rest of the text can still be read at its true places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/diagnostic.h"
#include "source/file.h"

namespace lanzhi {

struct Patch {
  Span span;
  bool value = false;  // the value stands as one `x`: the node is faulty; else a masked character in a scalar
};

// Whole lines that were blanked: the maps and lists around them are cut.
struct Gap {
  Span span;
  std::uint32_t least = 0;  // the indentation of the lines, at least and at most
  std::uint32_t most = 0;
  bool folds = false;  // they may have been meant as more of the value above them
};

class Draft {
 public:
  explicit Draft(FilePtr file) : file_(std::move(file)), text_(file_->bytes) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  [[nodiscard]] const FilePtr& file() const { return file_; }
  // What the parser shall see; as long as the file.
  [[nodiscard]] std::string_view text() const { return text_; }

  // Adds a diagnostic, unless a masked character on the same line explains it. `id` is the message's name; its first
  // word, up to a dot, is the rule; `id`.help the remedy.
  // Returns whether it did.
  bool Report(std::string_view id, Span span, Args args = {}, Severity severity = Severity::error);
  void Relate(Span span, std::string_view label_id);  // to the diagnostic added last

  void MaskCharacter(Span span);
  void ReplaceValue(Span span);
  void Blank(const Gap& gap);
  // Repairs in place; precondition: `bytes` fits into the text.
  void Overwrite(std::uint32_t offset, std::string_view bytes);

  // To call between the checks and the parser: puts the patches into the order of the text.
  void SortPatches();
  [[nodiscard]] bool HasPatches() const { return !patches_.empty(); }
  // A patch of a character or value that overlaps `span`, or nullptr.
  [[nodiscard]] const Patch* PatchIn(Span span) const { return HasPatches() ? FindPatch(span) : nullptr; }
  [[nodiscard]] const std::vector<Gap>& gaps() const { return gaps_; }

  // So many errors that more of them help nobody.
  [[nodiscard]] bool Full() const { return errors_ >= 50; }
  // Nothing has been reported, a warning neither.
  [[nodiscard]] bool IsUntouched() const { return diagnostics_.empty(); }
  [[nodiscard]] bool HasErrors() const { return errors_ != 0; }
  [[nodiscard]] bool HasErrorBefore(std::uint32_t offset) const;
  // In the order of the text.
  [[nodiscard]] Diagnostics TakeDiagnostics();

  // To take back what was reported and patched since a moment, in favour of a fault that explains it all.
  struct Moment {
    std::size_t diagnostics = 0;
    std::size_t patches = 0;
  };
  [[nodiscard]] Moment Now() const { return {diagnostics_.size(), patches_.size()}; }
  void Rewind(Moment moment);

  // An anchor has been reported: its aliases belong to the same mistake.
  bool anchor_seen = false;
  // Flow collections and block scalars, whole, in the order of their beginning: the parser does not tell where they
  // end.
  std::vector<Span> extents;

 private:
  [[nodiscard]] const Patch* FindPatch(Span span) const;
  [[nodiscard]] std::uint32_t LineOf(std::uint32_t at) const;  // where its line begins
  char* Writable();
  void Fill(Span span);  // with spaces, but for line ends

  FilePtr file_;
  std::string copy_;
  std::string_view text_;
  std::vector<Patch> patches_;  // of characters and values
  std::vector<Gap> gaps_;
  Diagnostics diagnostics_;
  std::size_t errors_ = 0;
  std::vector<std::uint32_t> masked_lines_;
  std::uint32_t masked_until_ = 0;
};

}  // namespace lanzhi
