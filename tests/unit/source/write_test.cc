#include "source/write.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "disk.h"

using namespace lanzhi;
using namespace lanzhi::testing;

namespace {

Written Replace(const std::string& path, std::string_view text) {
  return WriteReplace(path, [&](Sink& sink) { sink.Put(text); });
}

}  // namespace

TEST_CASE("a new file is never written over another") {
  const TestFolder disk;
  CHECK(WriteNewIn(disk.path("."), "a/b/c.yaml", "one\n").status == WriteStatus::written);
  CHECK(disk.Get("a/b/c.yaml") == "one\n");
  CHECK(WriteNewIn(disk.path("."), "a/b/c.yaml", "two\n").status == WriteStatus::exists);
  CHECK(disk.Get("a/b/c.yaml") == "one\n");
  REQUIRE(symlink("nowhere", disk.path("dangling").c_str()) == 0);
  CHECK(WriteNewIn(disk.path("."), "dangling", "x").status == WriteStatus::exists);
  CHECK(disk.Everything() == "a a/b a/b/c.yaml dangling");
}

TEST_CASE("a file is replaced as a whole") {
  const TestFolder disk;
  const std::string large(1 << 20, 'x');
  CHECK(Replace(disk.path("a"), "one").status == WriteStatus::written);
  CHECK(Replace(disk.path("a"), large).status == WriteStatus::written);
  CHECK(disk.Get("a") == large);
  CHECK(Replace(disk.path("a"), "").status == WriteStatus::written);
  CHECK(disk.Get("a").empty());
  CHECK(disk.Everything() == "a");
}

TEST_CASE("what is put piece by piece lies there as a whole") {
  const TestFolder disk;
  std::string all;
  CHECK(WriteReplace(disk.path("a"), [&](Sink& sink) {
          for (std::size_t size : {1, 65535, 1, 65536, 0, 65537, 3, 200000, 7}) {
            const std::string piece(size, static_cast<char>('a' + all.size() % 26));
            sink.Put(piece);
            all += piece;
          }
        }).status == WriteStatus::written);
  CHECK(disk.Get("a") == all);
}

TEST_CASE("nothing is replaced where the text could not be made to its end") {
  const TestFolder disk;
  disk.Put("a", "before");
  const auto breaks = [](Sink& sink) {
    sink.Put(std::string(200000, 'x'));
    throw std::runtime_error("in the middle");
  };
  CHECK_THROWS(static_cast<void>(WriteReplace(disk.path("a"), breaks)));
  CHECK(disk.Get("a") == "before");
  CHECK(disk.Everything() == "a");
}

TEST_CASE("a link stays and a device is not replaced by a file") {
  const TestFolder disk;
  disk.Put("real.json", "old");
  REQUIRE(symlink("real.json", disk.path("link.json").c_str()) == 0);
  CHECK(Replace(disk.path("link.json"), "new").status == WriteStatus::written);
  CHECK(disk.Get("real.json") == "new");
  struct stat info = {};
  REQUIRE(lstat(disk.path("link.json").c_str(), &info) == 0);
  CHECK(S_ISLNK(info.st_mode));
  CHECK(Replace("/dev/null", "gone").status == WriteStatus::written);
  REQUIRE(stat("/dev/null", &info) == 0);
  CHECK(S_ISCHR(info.st_mode));
  CHECK(Replace("/dev/full", "too much").status == WriteStatus::failed);
}

TEST_CASE("the mode is the usual one") {
  const TestFolder disk;
  const mode_t before = umask(027);
  CHECK(WriteNewIn(disk.path("."), "a", "x").status == WriteStatus::written);
  umask(before);
  struct stat info = {};
  REQUIRE(stat(disk.path("a").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0640);
}

TEST_CASE("a failure says why and leaves nothing behind") {
  const TestFolder disk;
  disk.Put("file", "x");
  const Written below_file = WriteNewIn(disk.path("."), "file/a", "x");
  CHECK(below_file.status == WriteStatus::failed);
  CHECK_FALSE(below_file.error.empty());
  disk.Put("folder/x", "x");
  const Written onto_folder = Replace(disk.path("folder"), "x");
  CHECK(onto_folder.status == WriteStatus::failed);
  CHECK(disk.Everything() == "file folder folder/x");
}

TEST_CASE("a full disk or a limit is no success") {
  const TestFolder disk;
  disk.Put("a", "before");
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // A limit on the size of files stands in for a full disk.
    signal(SIGXFSZ, SIG_IGN);
    const struct rlimit limit = {1000, 1000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const bool failed = Replace(disk.path("a"), std::string(100000, 'x')).status == WriteStatus::failed;
    _exit(failed ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(disk.Get("a") == "before");
  CHECK(disk.Everything() == "a");
}

TEST_CASE("a signal leaves no temporary file") {
  const TestFolder disk;
  disk.Put("a", "before");
  for (const int signal_number : {SIGTERM, SIGINT}) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      signal(signal_number, SIG_DFL);
      const std::string large(4 << 20, 'x');
      while (Replace(disk.path("a"), large).status == WriteStatus::written) {
      }
      _exit(1);
    }
    // Wherever the signal falls, the outcome must be the same; most fall into a write.
    while (disk.Get("a") == "before") usleep(1000);
    usleep(3000);
    kill(child, signal_number);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal_number);
    CHECK(disk.Everything() == "a");
    CHECK(disk.Get("a").size() == 4 << 20);
    disk.Put("a", "before");
  }
}

TEST_CASE("signals keep their handlers afterwards") {
  const TestFolder disk;
  struct sigaction before = {};
  struct sigaction after = {};
  sigaction(SIGTERM, nullptr, &before);
  CHECK(WriteNewIn(disk.path("."), "a", "x").status == WriteStatus::written);
  sigaction(SIGTERM, nullptr, &after);
  CHECK((before.sa_handler == after.sa_handler));
}

TEST_CASE("a file that was read is replaced only while it is the same, and keeps its mode") {
  const TestFolder disk;
  disk.Put("a", "old");
  REQUIRE(chmod(disk.path("a").c_str(), 0604) == 0);
  CHECK(WriteOverIn(disk.path("."), "a", "older", "new").status == WriteStatus::changed);
  CHECK(disk.Get("a") == "old");
  CHECK(WriteOverIn(disk.path("."), "a", "old", "new").status == WriteStatus::written);
  CHECK(disk.Get("a") == "new");
  struct stat info = {};
  REQUIRE(stat(disk.path("a").c_str(), &info) == 0);
  CHECK((info.st_mode & 07777) == 0604);
  CHECK(WriteOverIn(disk.path("."), "gone", "old", "new").status == WriteStatus::changed);
  CHECK(disk.Everything() == "a");
}

TEST_CASE("what the program names by itself is reached through no link, and is no pipe or device") {
  const TestFolder disk, elsewhere;
  elsewhere.Put("precious", "kept");
  disk.Put("sub/own", "old");
  REQUIRE(symlink(elsewhere.path("precious").c_str(), disk.path("link").c_str()) == 0);
  REQUIRE(symlink(elsewhere.path(".").c_str(), disk.path("folder").c_str()) == 0);
  REQUIRE(symlink("nowhere", disk.path("dangling").c_str()) == 0);
  REQUIRE(mkfifo(disk.path("pipe").c_str(), 0600) == 0);
  for (const std::string name : {"link", "dangling", "pipe", "folder/precious", "folder/new", "folder/a/b"}) {
    CAPTURE(name);
    const Written own = WriteOwnIn(disk.path("."), name, "mine");
    CHECK(own.status == WriteStatus::not_ours);
    CHECK(own.error == disk.path("./" + name.substr(0, name.find('/'))));
    CHECK(WriteOverIn(disk.path("."), name, "kept", "mine").status == WriteStatus::not_ours);
    CHECK(WriteNewIn(disk.path("."), name, "mine").status ==
          (name.find('/') == std::string::npos ? WriteStatus::exists : WriteStatus::not_ours));
  }
  CHECK(elsewhere.Get("precious") == "kept");
  CHECK(elsewhere.Everything() == "precious");
  CHECK(WriteOwnIn(disk.path("."), "sub/own", "new").status == WriteStatus::written);
  CHECK(disk.Get("sub/own") == "new");
  // The folder itself the user has named.
  REQUIRE(symlink(disk.path("sub").c_str(), elsewhere.path("named").c_str()) == 0);
  CHECK(WriteOwnIn(elsewhere.path("named"), "own", "newer").status == WriteStatus::written);
  CHECK(disk.Get("sub/own") == "newer");
}

TEST_CASE("a file in the place of a link takes the link's place, and may be run from the first moment") {
  const TestFolder disk;
  disk.Put("real", "theirs");
  REQUIRE(symlink("real", disk.path("hook").c_str()) == 0);
  CHECK(WriteInPlace(disk.path("hook"), "ours", Runs::yes).status == WriteStatus::written);
  CHECK(disk.Get("real") == "theirs");
  struct stat info = {};
  REQUIRE(lstat(disk.path("hook").c_str(), &info) == 0);
  CHECK(S_ISREG(info.st_mode));
  CHECK((info.st_mode & 0100) != 0);
}

TEST_CASE("a file with a second name is not parted from it") {
  const TestFolder disk;
  disk.Put("a", "old");
  REQUIRE(link(disk.path("a").c_str(), disk.path("b").c_str()) == 0);
  CHECK(WriteOverIn(disk.path("."), "a", "old", "new").status == WriteStatus::shared);
  CHECK(disk.Get("a") == "old");
  CHECK(disk.Everything() == "a b");
}

TEST_CASE("what a process that is gone has left behind is taken away") {
  const TestFolder disk;
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(0);
  REQUIRE(waitpid(child, nullptr, 0) == child);
  disk.Put(".lanzhi-" + std::to_string(child) + ".tmp", "half");
  disk.Put(".lanzhi-1.tmp", "of a process that runs");
  disk.Put(".lanzhi-notes.tmp", "the user's");
  CHECK(WriteOwnIn(disk.path("."), "a", "x").status == WriteStatus::written);
  CHECK(disk.Everything() == ".lanzhi-1.tmp .lanzhi-notes.tmp a");
}
