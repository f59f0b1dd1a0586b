#include "cli/env.h"

#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <new>
#include <streambuf>

#include "render/write.h"
#include "source/write.h"

namespace lanzhi {

// Standard output, in large pieces. std::cout would lose errors until after the exit code is chosen.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {
    setp(bytes_.data(), bytes_.data() + bytes_.size());
  }

 protected:
  int_type overflow(int_type c) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }

  int sync() override {
    const char* from = pbase();
    while (from != pptr()) {
      const ssize_t written = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
      if (written >= 0) {
        from += written;
      } else if (errno == EPIPE) {
        // Whoever ignores SIGPIPE for us (some parents do) still gets the ending that a reader expects.
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
        return -1;
      } else if (errno != EINTR) {
        setp(bytes_.data(), bytes_.data() + bytes_.size());
        return -1;
      }
    }
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return 0;
  }

 private:
  int descriptor_;
  std::array<char, 1 << 16> bytes_{};
};

namespace {

std::optional<std::string> Variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

// Not the zone of the machine: a wrong TZ silently means UTC.
Date TodayAt(int utc_offset_minutes) {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() +
                                               std::chrono::minutes(utc_offset_minutes));
}

// "" where there is no /proc.
std::string OwnPath() {
  std::array<char, 4096> path{};
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  return size > 0 ? std::string(path.data(), static_cast<std::size_t>(size)) : std::string();
}

int TerminalWidth() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

// What is said when the process must end at once: fixed storage, because nothing can be allocated then.
using LastLine = std::array<char, 512>;
LastLine at_time_limit, at_no_memory;

void SetLine(LastLine& words, std::string_view line) {
  words.fill('\0');
  line.copy(words.data(), words.size());
}

[[noreturn]] void EndSaying(const LastLine& words) {
  RemoveTemporary();
  // Nothing is left to do about a failure to say it.
  (void)!::write(STDERR_FILENO, words.data(), ::strnlen(words.data(), words.size()));
  ::_exit(kIncomplete);
}

extern "C" void EndAtTimeLimit(int) { EndSaying(at_time_limit); }

// Without it a failed allocation would be an exception, and telling of that one more.
void EndWithoutMemory() { EndSaying(at_no_memory); }

void SetLastWords(const LastWords& words) {
  SetLine(at_no_memory, words.no_memory);
  rlimit limit{};
  if (::getrlimit(RLIMIT_CPU, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
  SetLine(at_time_limit, words.time_limit);
  std::signal(SIGXCPU, EndAtTimeLimit);
}

// Before every other object of the program is made. Until the language is known the system's own words must do.
struct MemoryWatch {
  MemoryWatch() {
    const std::string_view words = ::strerrordesc_np(ENOMEM);
    SetLine(at_no_memory, words);
    at_no_memory[words.size()] = '\n';
    std::set_new_handler(EndWithoutMemory);
  }
};
[[gnu::init_priority(101)]] const MemoryWatch memory_watch;

void KeepToTheEnd(std::shared_ptr<const void> what) {
  static auto* const kKept = new std::vector<std::shared_ptr<const void>>;
  kKept->push_back(std::move(what));
}

}  // namespace

struct World::Streams {
  DescriptorBuffer out_buffer{STDOUT_FILENO};
  std::ostream out{&out_buffer};
};

World::World() : streams_(std::make_unique<Streams>()) {
  std::signal(SIGXFSZ, SIG_IGN);  // a write beyond the limit fails instead, and is told
  env_.out = &streams_->out;
  env_.err = &std::cerr;
  env_.in = &std::cin;
  std::error_code error;
  env_.cwd = std::filesystem::current_path(error).string();
  env_.program = OwnPath();
  env_.variable = Variable;
  for (char** each = environ; *each != nullptr; ++each) env_.environment.emplace_back(*each);
  env_.today = TodayAt;
  env_.elapsed = [began = std::chrono::steady_clock::now()] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  };
  env_.set_last_words = SetLastWords;
  env_.keep = KeepToTheEnd;
  env_.out_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  env_.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
  env_.in_is_terminal = ::isatty(STDIN_FILENO) != 0;
  env_.width = TerminalWidth();
  env_.workbooks = XlsxLibrary();
}

World::~World() = default;

}  // namespace lanzhi
