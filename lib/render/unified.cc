#include "render/unified.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace lanzhi {
namespace {

constexpr std::size_t kContext = 3;

// With their line ends.
std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    lines.push_back(line);
    text.remove_prefix(line.size());
  }
  return lines;
}

void Add(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

using Lines = std::vector<std::string_view>;

// Where lines came or went: one hunk from the first that differs to the last.
std::string OneHunk(std::string_view path, const Lines& old, const Lines& now) {
  const std::size_t most = std::min(old.size(), now.size());
  std::size_t before = 0, behind = 0;  // so many are the same at the beginning and at the end
  while (before < most && old[before] == now[before]) ++before;
  while (behind < most - before && old[old.size() - 1 - behind] == now[now.size() - 1 - behind]) ++behind;
  const std::size_t begin = before - std::min(before, kContext), context = std::min(behind, kContext);
  const auto range = [&](const Lines& lines) {
    const std::size_t count = lines.size() - behind + context - begin;
    return fmt::format("{},{}", begin + (count > 0 ? 1 : 0), count);
  };
  std::string out = fmt::format("--- {0}\n+++ {0}\n@@ -{1} +{2} @@\n", path, range(old), range(now));
  for (std::size_t at = begin; at < before; ++at) Add(out, ' ', old[at]);
  for (std::size_t at = before; at < old.size() - behind; ++at) Add(out, '-', old[at]);
  for (std::size_t at = before; at < now.size() - behind; ++at) Add(out, '+', now[at]);
  for (std::size_t at = old.size() - behind; at < old.size() - behind + context; ++at) Add(out, ' ', old[at]);
  return out;
}

}  // namespace

std::string UnifiedDiff(std::string_view path, std::string_view before, std::string_view after) {
  const Lines old = LinesOf(before), now = LinesOf(after);
  if (old.size() != now.size()) return OneHunk(path, old, now);
  std::string out;
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (old[i] == now[i]) continue;
    // A hunk goes on while changes are so near that their context would touch.
    std::size_t last = i;
    for (std::size_t next = i + 1; next < old.size() && next <= last + 2 * kContext; ++next) {
      if (old[next] != now[next]) last = next;
    }
    const std::size_t begin = i - std::min(i, kContext), end = std::min(last + kContext + 1, old.size());
    if (out.empty()) out = fmt::format("--- {}\n+++ {}\n", path, path);
    out += fmt::format("@@ -{0},{1} +{0},{1} @@\n", begin + 1, end - begin);
    for (std::size_t at = begin; at < end;) {
      if (old[at] == now[at]) {
        Add(out, ' ', old[at++]);
        continue;
      }
      std::size_t stop = at;
      while (stop < end && old[stop] != now[stop]) ++stop;
      for (std::size_t line = at; line < stop; ++line) Add(out, '-', old[line]);
      for (std::size_t line = at; line < stop; ++line) Add(out, '+', now[line]);
      at = stop;
    }
    i = last;
  }
  return out;
}

}  // namespace lanzhi
