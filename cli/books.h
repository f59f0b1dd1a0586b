// The handbooks that a command speaks of: the records folder's own, with what the agency laid over it, or one by name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.h"
#include "workspace/workspace.h"

namespace lanzhi {

class Books {
 public:
  // `name`: of --handbook; "" = the folder's, found from the working directory, else all that are compiled in.
  // Errors: nullopt, having said so; `code` is then the exit code.
  [[nodiscard]] static std::optional<Books> Open(Context& context, const std::string& name, int& code);

  // The one handbook meant. Errors: nullptr, having said so: none was named and there is no records folder.
  [[nodiscard]] Handbook* Only(const Context& context) const;
  // All that may be asked, the folder's own first.
  [[nodiscard]] std::vector<Handbook*> All() const;
  // Keys that the folder uses; without a folder those of the output language.
  [[nodiscard]] Language Keys(const Context& context) const;
  // Those compiled in that are not among All(), loaded now.
  void AddOthers();

 private:
  std::unique_ptr<Workspace> workspace_;
  std::vector<std::unique_ptr<Handbook>> loaded_;
  bool one_ = false;
};

}  // namespace lanzhi
