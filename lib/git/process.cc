#include "git/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/descriptor.h"

namespace lanzhi {
namespace {

constexpr std::size_t kPiece = 1 << 16;
constexpr int kAhead = 1 << 20;  // what a pipe may hold where nobody has changed that

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& each : strings) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  return pointers;
}

void Close(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

// Errors: GitFailure. A read that fails is no end.
std::string ReadAll(int descriptor) {
  std::string out;
  while (true) {
    const std::size_t have = out.size();
    out.resize(have + kPiece);  // no more: what is resized is written
    const ssize_t got = ::read(descriptor, out.data() + have, out.size() - have);
    out.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw GitFailure(std::string("read: ") + std::strerror(errno));
    if (got == 0) return out;
  }
}

// The system has no more of what running a program needs. What it did not run has no answer.
GitFailure NoMeans(const char* call) { return GitFailure(std::string(call) + ": " + std::strerror(errno)); }

// A file in memory: whoever reads it never waits, whoever writes it never blocks. Errors: GitFailure.
int Memory(std::string_view bytes) {
  Descriptor memory(::memfd_create("lanzhi", MFD_CLOEXEC));
  if (!memory.ok()) throw NoMeans("memfd_create");
  while (!bytes.empty()) {
    const ssize_t written = ::write(memory.get(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) throw NoMeans("write");
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  ::lseek(memory.get(), 0, SEEK_SET);
  return memory.Release();
}

// Returns the child; -1: git is not installed. Descriptors below 0 stand for /dev/null. Errors: GitFailure.
pid_t Spawn(std::vector<std::string> args, std::vector<std::string> environment, int in, int out, int err) {
  args.insert(args.begin(), "git");
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  const std::array<std::pair<int, int>, 3> ends{{{in, STDIN_FILENO}, {out, STDOUT_FILENO}, {err, STDERR_FILENO}}};
  for (const auto& [from, to] : ends) {
    if (from >= 0) {
      posix_spawn_file_actions_adddup2(&actions, from, to);
    } else {
      posix_spawn_file_actions_addopen(&actions, to, "/dev/null", to == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0);
    }
  }
  pid_t child = -1;
  const int failed =
      ::posix_spawnp(&child, "git", &actions, nullptr, Pointers(args).data(), Pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed == 0) return child;
  if (failed == ENOENT) return -1;
  errno = failed;
  throw NoMeans("posix_spawn");
}

int Wait(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::vector<std::string> GitEnvironment(const std::vector<std::string>& environment,
                                        const std::vector<std::string>& variables) {
  std::vector<std::string> all = variables;
  all.emplace_back("GIT_OPTIONAL_LOCKS=0");
  // Nothing is fetched that a partial clone lacks: that would run what its remote names.
  all.emplace_back("GIT_NO_LAZY_FETCH=1");
  all.emplace_back("GIT_ALLOW_PROTOCOL=");  // to the same end, before git 2.45
  // A blob is what its id says, as in the work tree (FindOnDisk() in folder.cc), and as it will be committed.
  all.emplace_back("GIT_NO_REPLACE_OBJECTS=1");
  const std::size_t own = all.size();
  for (const std::string& variable : environment) {
    const std::string_view name = std::string_view(variable).substr(0, variable.find('=') + 1);
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(own);
    if (std::none_of(all.begin(), end, [&](const std::string& set) { return set.starts_with(name); })) {
      all.emplace_back(variable);
    }
  }
  return all;
}

GitFailure FailureOf(const GitResult& result) {
  std::string line;
  for (const char c : result.err) {
    const bool blank = c == '\n' || c == '\t' || c == ' ';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return GitFailure(line.empty() ? "git" : line);
}

GitCall::GitCall(std::vector<std::string> args, const std::vector<std::string>& environment, std::string_view input) {
  const Descriptor in(input.empty() ? -1 : Memory(input));
  Descriptor err(Memory({}));
  std::array<int, 2> pipe_ends{-1, -1};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw NoMeans("pipe");
  Descriptor out(pipe_ends[0]);
  const Descriptor to(pipe_ends[1]);
  // So much git may say while nobody listens yet; where the system gives less, it waits.
  static_cast<void>(::fcntl(to.get(), F_SETPIPE_SZ, kAhead));
  child_ = Spawn(std::move(args), environment, in.get(), to.get(), err.get());
  out_ = out.Release();
  err_ = err.Release();
}

GitCall::GitCall(GitCall&& other) noexcept
    : child_(std::exchange(other.child_, -1)),
      out_(std::exchange(other.out_, -1)),
      err_(std::exchange(other.err_, -1)) {}

GitCall::~GitCall() {
  Close(out_);
  Close(err_);
  if (child_ >= 0) (void)Wait(child_);
}

GitResult GitCall::Finish() {
  GitResult result;
  if (child_ < 0) return result;
  result.out = ReadAll(out_);
  result.status = Wait(std::exchange(child_, -1));
  if (err_ >= 0) {
    ::lseek(err_, 0, SEEK_SET);
    result.err = ReadAll(err_);
  }
  return result;
}

std::size_t SizeOfBlob(std::string_view head) {
  std::size_t size = 0;
  const std::size_t number = head.rfind(' ') + 1;
  const auto [end, error] = std::from_chars(head.data() + number, head.data() + head.size(), size);
  if (error == std::errc() && end == head.data() + head.size() && number != 0) return size;
  throw GitFailure("git cat-file: " + std::string(head));
}

BlobReader::BlobReader(std::vector<std::string> args, const std::vector<std::string>& environment) : buffer_(kPiece) {
  std::array<int, 2> ends{-1, -1};
  std::array<int, 2> pipe_ends{-1, -1};
  // A socket, because writing to a pipe whose reader has gone would end this program too.
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) throw NoMeans("socketpair");
  Descriptor in(ends[0]);
  const Descriptor from(ends[1]);
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw NoMeans("pipe");
  Descriptor out(pipe_ends[0]);
  const Descriptor to(pipe_ends[1]);
  child_ = Spawn(std::move(args), environment, from.get(), to.get(), -1);
  in_ = in.Release();
  out_ = out.Release();
}

BlobReader::~BlobReader() {
  Close(in_);
  Close(out_);
  if (child_ >= 0) (void)Wait(child_);
}

std::string_view BlobReader::Fill() {
  if (at_ == end_) {
    ssize_t got = 0;
    do {
      got = out_ < 0 ? 0 : ::read(out_, buffer_.data(), buffer_.size());
    } while (got < 0 && errno == EINTR);
    if (got <= 0) throw GitFailure("git cat-file");
    end_ = static_cast<std::size_t>(got);
    at_ = 0;
  }
  return {buffer_.data() + at_, end_ - at_};
}

std::string BlobReader::ReadLine() {
  std::string line;
  while (true) {
    const std::string_view have = Fill();
    const std::size_t end = have.find('\n');
    line += have.substr(0, end);
    at_ += end == std::string_view::npos ? have.size() : end + 1;
    if (end != std::string_view::npos) return line;
  }
}

void BlobReader::ReadBytes(std::size_t count, std::string* to) {
  while (count > 0) {
    const std::string_view have = Fill().substr(0, count);
    if (to != nullptr) *to += have;
    at_ += have.size();
    count -= have.size();
  }
}

BlobReader::Blob BlobReader::Read(std::string_view id, std::size_t most) {
  const std::string request = std::string(id) + '\n';
  if (in_ < 0 || ::send(in_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
    throw GitFailure("git cat-file");
  }
  Blob blob;
  blob.size = SizeOfBlob(ReadLine());
  if (blob.size <= most) blob.bytes.reserve(blob.size);
  ReadBytes(blob.size, blob.size <= most ? &blob.bytes : nullptr);
  ReadBytes(1, nullptr);
  return blob;
}

}  // namespace lanzhi
