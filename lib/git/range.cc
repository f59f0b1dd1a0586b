#include "git/range.h"

namespace lanzhi {
namespace {

constexpr std::string_view kHead = "HEAD";

// A commit, else a tree.
std::optional<std::string> FindTreeish(const Repository& repository, const std::string& name) {
  std::optional<std::string> found = repository.Commit(name);
  return found ? found : repository.Object(name, "tree");
}

}  // namespace

std::optional<CommitRange> FindRange(const Repository& repository, const std::string& name, std::string& unknown) {
  // No name of a commit holds two dots.
  const std::size_t dots = name.find("..");
  const std::string from(dots == 0 ? kHead : std::string_view(name).substr(0, dots));
  CommitRange range;
  unknown = from;
  const std::optional<std::string> start = FindTreeish(repository, from);
  if (!start) return std::nullopt;
  range.from = *start;
  if (dots == std::string::npos) return range;

  const bool common = name.compare(dots, 3, "...") == 0;
  const std::string to = name.substr(dots + (common ? 3 : 2));
  unknown = to;
  range.to = repository.Commit(to.empty() ? std::string(kHead) : to);
  if (!range.to) return std::nullopt;
  if (common) {
    GitResult base = repository.Try({"merge-base", range.from, *range.to});
    if (base.status == 0) range.from = base.out.substr(0, base.out.find('\n'));
  }
  return range;
}

}  // namespace lanzhi
