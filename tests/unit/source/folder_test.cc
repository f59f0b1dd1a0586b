#include "source/folder.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>

#include "disk.h"

using namespace lanzhi;
using namespace lanzhi::testing;

namespace {

std::string Paths(const Listing& listing) {
  std::string out;
  for (const std::string& path : listing.paths) out += (out.empty() ? "" : " ") + path;
  return out;
}

std::string Ids(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& fault : diagnostics) {
    out += (out.empty() ? "" : " ") + fault.place.file->path + ":" + fault.message.id;
  }
  return out;
}

}  // namespace

TEST_CASE("records are every yaml file but what is hidden, private or settings") {
  const TestFolder disk;
  for (const char* name : {"lanzhi.yaml", "cases/2026/C2.yaml", "cases/2026/C1.yaml", "staff/a.yaml", "staff/notes.md",
                           ".git/x.yaml", "cases/.hidden.yaml", "private/names.yaml", "handbook/rules.yaml",
                           "cases/private/kept.yaml", "cases/handbook/kept.yaml", "staff/.yaml", "张三.yaml"}) {
    disk.Put(name, "a: 1\n");
  }
  const auto folder = OpenDisk(disk.path());
  CHECK(folder->Name() == disk.path());
  CHECK(Paths(folder->List("")) ==
        "cases/2026/C1.yaml cases/2026/C2.yaml cases/handbook/kept.yaml cases/private/kept.yaml "
        "staff/a.yaml "
        "张三.yaml");
  CHECK(Paths(folder->List("cases/2026")) == "cases/2026/C1.yaml cases/2026/C2.yaml");
  CHECK(Paths(folder->List("./cases//2026/")) == "cases/2026/C1.yaml cases/2026/C2.yaml");
  CHECK(Paths(folder->List("cases/2026/C1.yaml")) == "cases/2026/C1.yaml");
  CHECK(Paths(folder->List("handbook")) == "handbook/rules.yaml");
  for (const char* none : {"nowhere", "private", "private/names.yaml", "lanzhi.yaml", "staff/notes.md", ".git", "..",
                           "../x", "cases/2026/C1.yaml/x"}) {
    CAPTURE(none);
    const Listing listing = folder->List(none);
    CHECK(listing.paths.empty());
    CHECK(listing.diagnostics.empty());
  }
}

TEST_CASE("a name alone tells whether a file would be listed") {
  const TestFolder disk;
  const std::vector<std::string> names = {"lanzhi.yaml",
                                          "cases/2026/C2.yaml",
                                          "cases/2026/C1.yaml",
                                          "staff/a.yaml",
                                          "staff/notes.md",
                                          ".git/x.yaml",
                                          "cases/.hidden.yaml",
                                          "private/names.yaml",
                                          "handbook/r.yaml",
                                          "handbook/.x/r.yaml",
                                          "handbook/private/r.yaml",
                                          "cases/private/kept.yaml",
                                          "handbooks/kept.yaml",
                                          "cases/handbook/k.yaml",
                                          "staff/.yaml",
                                          "handbook/own/.yaml",
                                          "张三.yaml"};
  for (const std::string& name : names) disk.Put(name, "a: 1\n");
  const auto folder = OpenDisk(disk.path());
  for (const char* under : {"", "cases", "cases/", "./cases/2026", "cases/2026/C1.yaml", "cas", "handbook",
                            "handbook/r.yaml", "handbook/own", "private", ".git", "staff/notes.md", "lanzhi.yaml"}) {
    CAPTURE(under);
    std::vector<std::string> listed;
    for (const std::string& name : names) {
      if (Lists(under, name)) listed.push_back(name);
    }
    std::sort(listed.begin(), listed.end());
    CHECK(listed == folder->List(under).paths);
  }
}

TEST_CASE("what was meant as a record is told, and another records folder is none of ours") {
  const TestFolder disk;
  for (const char* name : {"cases/C1.yml", "cases/C2.YAML", "cases/C3.yaml ", "cases/C4.yaml", "cases/a.yamlx",
                           "cases/.yml", "private/C5.yml", "handbook/r.yml", "old/lanzhi.yaml", "old/cases/C6.yaml"}) {
    disk.Put(name, "a: 1\n");
  }
  const auto folder = OpenDisk(disk.path());
  const Listing listing = folder->List("");
  CHECK(Paths(listing) == "cases/C4.yaml");
  CHECK(Ids(listing.diagnostics) ==
        "cases/C1.yml:yaml-not-a-file.name cases/C2.YAML:yaml-not-a-file.name cases/C3.yaml :yaml-not-a-file.name "
        "old/lanzhi.yaml:yaml-not-a-file.nested");
  CHECK(listing.diagnostics.back().severity == Severity::warning);
  CHECK(Ids(folder->List("handbook").diagnostics) == "handbook/r.yml:yaml-not-a-file.name");
  CHECK(NearlyLists("cases/C1.yml"));
  for (const char* name :
       {"cases/C1.yaml.txt", "cases/C1.YAML.TXT", "cases/C1.yaml .txt", "cases/C1.yml.txt ", "cases/C1\u3002yaml",
        "cases/C1\uFF0Eyml", "cases/C2026-0001.txt", "cases/C2026-0001", "groups/xg2026-12.TXT "}) {
    CHECK(NearlyLists(name));
  }
  for (const char* name : {"cases/C1.txt", "cases/yaml.txt", "cases/C1yaml.txt", "cases/C1.yaml.pdf", "cases/C1yaml",
                           "cases/C2026-0001.pdf", "cases/C2026-0001 notes.txt", "cases/2026-0001.txt",
                           "cases/C2026-.txt", "cases/C26-0001.txt"}) {
    CHECK_FALSE(NearlyLists(name));
  }
  CHECK_FALSE(NearlyLists("cases/C4.yaml"));
  CHECK_FALSE(NearlyLists("private/C5.yml"));
}

TEST_CASE("only regular files are read, and nothing waits for a pipe") {
  const TestFolder disk;
  disk.Put("a.yaml",
           "\xEF\xBB\xBF"
           "a: 1\n");
  disk.Put("empty.yaml", "");
  disk.Put("folder.yaml/b.yaml", "b: 1\n");
  REQUIRE(symlink(disk.path("a.yaml").c_str(), disk.path("link.yaml").c_str()) == 0);
  REQUIRE(symlink(disk.path().c_str(), disk.path("loop").c_str()) == 0);
  REQUIRE(mkfifo(disk.path("pipe.yaml").c_str(), 0600) == 0);
  const auto folder = OpenDisk(disk.path());

  const Listing listing = folder->List("");
  CHECK(Paths(listing) == "a.yaml empty.yaml folder.yaml/b.yaml");
  CHECK(Ids(listing.diagnostics) ==
        "link.yaml:yaml-not-a-file.link loop:yaml-not-a-file.folder pipe.yaml:yaml-not-a-file");
  CHECK(listing.hidden == std::vector<std::string>{"loop"});

  const Loaded read = folder->Read("a.yaml");
  REQUIRE(read.file != nullptr);
  CHECK(read.diagnostics.empty());
  CHECK(read.file->path == "a.yaml");
  CHECK(read.file->bytes == "a: 1\n");
  REQUIRE(folder->Read("empty.yaml").file != nullptr);
  CHECK(folder->Read("empty.yaml").file->bytes.empty());

  for (const auto& [name, id] : {std::pair{"link.yaml", "link.yaml:yaml-not-a-file.link"},
                                 {"pipe.yaml", "pipe.yaml:yaml-not-a-file"},
                                 {"folder.yaml", "folder.yaml:yaml-not-a-file"},
                                 {"nothing.yaml", "nothing.yaml:yaml-unreadable"}}) {
    const Loaded loaded = folder->Read(name);
    CHECK(loaded.file == nullptr);
    CHECK(Ids(loaded.diagnostics) == id);
  }
}

TEST_CASE("files up to the limit are read, larger ones refused") {
  const TestFolder disk;
  disk.Put("most.yaml", std::string(256 * 1024, '#'));
  disk.Put("more.yaml", std::string(256 * 1024 + 1, '#'));
  const auto folder = OpenDisk(disk.path());
  REQUIRE(folder->Read("most.yaml").file != nullptr);
  CHECK(folder->Read("most.yaml").file->bytes.size() == 256 * 1024);
  CHECK(folder->Read("more.yaml").file == nullptr);
  CHECK(Ids(folder->Read("more.yaml").diagnostics) == "more.yaml:yaml-too-large.file");
  // A file without a size, such as /proc gives, is read to its end.
  const auto proc = OpenDisk("/proc/self");
  REQUIRE(proc->Read("status").file != nullptr);
  CHECK(proc->Read("status").file->bytes.find("Name:") == 0);
}
