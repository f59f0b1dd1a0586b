// Loaded before the C library: lets the n-th call of one kind fail, or kills the program there (README.md).
//
// LANZHI_FAULT=CALL:N:ERRNO (a number), CALL:N:kill, or CALL:N:always: all from there on. LANZHI_FAULT_COUNTS=FILE: how
// often each was called, at the end. Only the program itself is meddled with, not what it runs.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

enum Call {
  kOpen,
  kOpendir,
  kReaddir,
  kRead,
  kWrite,
  kFsync,
  kRename,
  kMkdir,
  kStat,
  kPipe,
  kMemory,
  kSpawn,
  kSend,
  kNew,
  kCalls
};
constexpr const char* kNames[kCalls] = {"open",  "opendir", "readdir", "read",   "write", "fsync", "rename",
                                        "mkdir", "stat",    "pipe",    "memory", "spawn", "send",  "new"};

std::atomic<int> counts[kCalls];
int chosen = -1, at = 0, error = 0;
bool kills = false, lasts = false, active = false;

template <typename Function>
Function Real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

__attribute__((constructor)) void Begin() {
  char path[4096];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
  path[size < 0 ? 0 : size] = '\0';
  const char* base = strrchr(path, '/');
  active = base != nullptr && strcmp(base + 1, "lanzhi") == 0;
  const char* fault = active ? getenv("LANZHI_FAULT") : nullptr;
  if (fault == nullptr) return;
  char call[32] = {}, how[16] = {};
  if (sscanf(fault, "%31[a-z]:%d:%15s", call, &at, how) != 3) abort();
  for (int i = 0; i < kCalls; ++i) {
    if (strcmp(call, kNames[i]) == 0) chosen = i;
  }
  kills = strcmp(how, "kill") == 0;
  lasts = strcmp(how, "always") == 0;
  error = atoi(how);
}

__attribute__((destructor)) void End() {
  const char* file = active ? getenv("LANZHI_FAULT_COUNTS") : nullptr;
  if (file == nullptr) return;
  active = false;
  FILE* out = fopen(file, "w");
  if (out == nullptr) return;
  for (int i = 0; i < kCalls; ++i) fprintf(out, "%s %d\n", kNames[i], counts[i].load());
  fclose(out);
}

// Whether this call is the one that is to fail.
bool Fails(Call call) {
  if (!active) return false;
  const int now = ++counts[call];
  if (call != chosen || (lasts ? now < at : now != at)) return false;
  if (kills) kill(getpid(), SIGKILL);
  errno = error;
  return true;
}

}  // namespace

#define SHIM(type, call, name, failed, parameters, arguments) \
  extern "C" type name parameters {                           \
    static const auto real = Real<type(*) parameters>(#name); \
    return Fails(call) ? (failed) : real arguments;           \
  }

SHIM(DIR*, kOpendir, opendir, nullptr, (const char* path), (path))
SHIM(dirent*, kReaddir, readdir, nullptr, (DIR * stream), (stream))
SHIM(ssize_t, kRead, read, -1, (int fd, void* to, size_t size), (fd, to, size))
SHIM(ssize_t, kWrite, write, -1, (int fd, const void* from, size_t size), (fd, from, size))
SHIM(int, kFsync, fsync, -1, (int fd), (fd))
SHIM(int, kRename, rename, -1, (const char* from, const char* to), (from, to))
SHIM(int, kRename, renameat2, -1, (int a, const char* from, int b, const char* to, unsigned how), (a, from, b, to, how))
SHIM(int, kRename, linkat, -1, (int a, const char* from, int b, const char* to, int how), (a, from, b, to, how))
SHIM(int, kMkdir, mkdir, -1, (const char* path, mode_t mode), (path, mode))
SHIM(int, kStat, stat, -1, (const char* path, struct stat* info), (path, info))
SHIM(int, kStat, lstat, -1, (const char* path, struct stat* info), (path, info))
SHIM(int, kStat, fstat, -1, (int fd, struct stat* info), (fd, info))
SHIM(int, kPipe, pipe2, -1, (int* ends, int flags), (ends, flags))
SHIM(int, kPipe, socketpair, -1, (int domain, int type, int protocol, int* ends), (domain, type, protocol, ends))
SHIM(int, kMemory, memfd_create, -1, (const char* name, unsigned flags), (name, flags))
SHIM(ssize_t, kSend, send, -1, (int fd, const void* from, size_t size, int flags), (fd, from, size, flags))
SHIM(int, kSpawn, posix_spawnp, error,
     (pid_t * child, const char* file, const posix_spawn_file_actions_t* actions, const posix_spawnattr_t* attributes,
      char* const* arguments, char* const* environment),
     (child, file, actions, attributes, arguments, environment))

extern "C" int open(const char* path, int flags, ...) {
  static const auto real = Real<int (*)(const char*, int, ...)>("open");
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return Fails(kOpen) ? -1 : real(path, flags, mode);
}

// What C++ allocates. The C library's own allocations are behind the calls above.
void* operator new(size_t size) {
  void* const memory = Fails(kNew) ? nullptr : malloc(size == 0 ? 1 : size);
  if (memory != nullptr) return memory;
  if (const auto handler = std::get_new_handler()) handler();  // which may not return
  throw std::bad_alloc();
}
void* operator new[](size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { free(memory); }
void operator delete[](void* memory) noexcept { free(memory); }
void operator delete(void* memory, size_t) noexcept { free(memory); }
void operator delete[](void* memory, size_t) noexcept { free(memory); }
