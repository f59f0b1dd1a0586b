#include "source/temporary.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>

#include <unistd.h>

namespace lanzhi {
namespace {

constexpr std::string_view kBegin = ".lanzhi-";
constexpr std::string_view kEnd = ".tmp";

}  // namespace

std::string TemporaryName() { return std::string(kBegin) + std::to_string(getpid()) + std::string(kEnd); }

bool IsLeftBehind(std::string_view name) {
  if (!name.starts_with(kBegin) || !name.ends_with(kEnd)) return false;
  name.remove_prefix(kBegin.size());
  name.remove_suffix(std::min(name.size(), kEnd.size()));
  pid_t process = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
  if (error != std::errc() || end != name.data() + name.size() || process <= 0) return false;
  return kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace lanzhi
