// What a command runs in: the world, the common options, and the few things that every command does with them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "base/sink.h"
#include "base/words.h"
#include "cli/command.h"
#include "cli/env.h"
#include "cli/options.h"
#include "render/style.h"
#include "source/path.h"
#include "workspace/root.h"

namespace lanzhi {

// The format that no terminal shows: it wants a file, and a library (Env::workbooks).
inline constexpr std::string_view kWorkbook = "xlsx";

// Where one `-f FMT[=FILE]` goes.
struct Output {
  std::string format;
  std::string file;  // absolute; "" = standard output
};

struct Context {
  Env& env;
  const Globals& globals;
  const Command& command;
  std::string cwd;  // absolute; after -C
  Language language = Language::en;
  bool color = false;
  int jobs = 0;                      // 0 = as many as there are cores
  std::vector<Output> outputs;       // as asked for by -f; empty: none was given
  std::string root;                  // absolute: the records folder, once a command has found it
  std::optional<FoundFolder> found;  // the one looked at last
  bool unreadable = false;           // something among the records could not be read; it has been said
  bool redacted = false;             // what is printed may be read by others than the records (Redaction)

  [[nodiscard]] std::string Say(std::string_view id, Args args = {}) const;
  [[nodiscard]] Style StyleFor(const Output& output) const { return {color && output.file.empty()}; }
  [[nodiscard]] Page PageFor(const Output& output) const {
    return {language, StyleFor(output), output.file.empty() ? Width() : 0};
  }
  // Of the terminal that standard output is; 0: it is none.
  [[nodiscard]] int Width() const { return env.out_is_terminal ? env.width : 0; }
  // The same of standard error.
  [[nodiscard]] int ErrWidth() const { return env.err_is_terminal ? env.width : 0; }
  void Print(std::string_view text) const;  // to standard output
  void Note(std::string_view text) const;   // a line to standard error, unless -q

  // `error: ...` and a hint to standard error; returns kUsage, or kIncomplete for Broken().
  int Fail(const Message& message, const Message& hint = {}) const;
  int FailWith(const Problem& problem) const { return Fail(problem.message, problem.hint); }
  int Broken(const Message& message) const;
};

// `path` (absolute) as seen from the working directory: "." for itself; absolute where that is shorter.
[[nodiscard]] std::string Shown(const Context& context, const std::string& path);

// To one of the streams of the process.
class StreamSink final : public Sink {
 public:
  explicit StreamSink(std::ostream& stream) : stream_(stream) {}
  void Put(std::string_view bytes) override { stream_ << bytes; }

 private:
  std::ostream& stream_;
};

// Writes what `fill` puts where the output goes. Returns kClean or kIncomplete, having said why.
[[nodiscard]] int Deliver(Context& context, const Output& output, const Filling& fill);

// The same for every output asked for, in `default_format` to standard output when there was none.
[[nodiscard]] int DeliverAll(Context& context, const std::string& default_format,
                             const std::function<void(Sink&, const Output&)>& render);

// What stands in for a file: standard input, up to more than any record may hold.
[[nodiscard]] std::string ReadInput(const Context& context);

// What stands before a path of the records folder so that it leads there from where the command was typed, whatever -C
// says: "", "../", "examples/lantian/". Precondition: Context::root is known.
[[nodiscard]] std::string FromHere(const Context& context);

struct Today {
  Date date{};
  std::string source;  // "--today", "LANZHI_TODAY"; "" = the clock
};

// Errors: a date that cannot be read: nullopt, having said so.
[[nodiscard]] std::optional<Today> TodayOf(const Context& context, int utc_offset_minutes);

// "today 2026-11-22 (--today)".
[[nodiscard]] std::string Describe(const Context& context, const Today& today);

}  // namespace lanzhi
