// Running git. It is run as a program, because it knows every repository format.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace lanzhi {

// `environment` (NAME=VALUE) with `variables` set, without the locks that a reader need not take, and without fetching.
[[nodiscard]] std::vector<std::string> GitEnvironment(const std::vector<std::string>& environment,
                                                      const std::vector<std::string>& variables = {});

// git could not be run, or failed where it should not: what it said.
class GitFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct GitResult {
  int status = -1;  // as it exited; -1: it could not be started, or was killed
  std::string out;
  std::string err;
};

// What git said, on one line.
[[nodiscard]] GitFailure FailureOf(const GitResult& result);

// One `git ARGS`, running while the caller does something else.
class GitCall {
 public:
  // Errors: GitFailure: the system cannot run a program now.
  GitCall(std::vector<std::string> args, const std::vector<std::string>& environment, std::string_view input = {});
  GitCall(GitCall&& other) noexcept;
  GitCall& operator=(GitCall&&) = delete;
  ~GitCall();

  // Waits for its end; to be called once. Errors: GitFailure: what it said could not be read to its end.
  [[nodiscard]] GitResult Finish();

 private:
  int child_ = -1;
  int out_ = -1;
  int err_ = -1;
};

// The size of a blob as `git cat-file --batch` tells it before its bytes: "<id> blob <size>".
// Errors: GitFailure: "<id> missing".
[[nodiscard]] std::size_t SizeOfBlob(std::string_view head);

// `git cat-file --batch`, asked again and again.
class BlobReader {
 public:
  // Errors: GitFailure, as above.
  BlobReader(std::vector<std::string> args, const std::vector<std::string>& environment);
  BlobReader(const BlobReader&) = delete;
  BlobReader& operator=(const BlobReader&) = delete;
  ~BlobReader();

  struct Blob {
    std::size_t size = 0;
    std::string bytes;  // empty when there are more than `most`
  };
  // Errors: GitFailure: no such blob, or git ended.
  [[nodiscard]] Blob Read(std::string_view id, std::size_t most);

 private:
  [[nodiscard]] std::string_view Fill();
  [[nodiscard]] std::string ReadLine();
  void ReadBytes(std::size_t count, std::string* to);

  int child_ = -1;
  int in_ = -1;
  int out_ = -1;
  std::vector<char> buffer_;
  std::size_t at_ = 0, end_ = 0;  // of what was read and not taken
};

}  // namespace lanzhi
