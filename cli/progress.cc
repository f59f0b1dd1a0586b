#include "cli/progress.h"

#include <memory>

#include "base/utf8.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirst{1000};   // nobody waits for less
constexpr milliseconds kBetween{200};  // what the eye can follow

class ProgressLine {
 public:
  ProgressLine(std::ostream& err, Language language, int columns, std::function<milliseconds()> elapsed)
      : err_(err), language_(language), columns_(columns), elapsed_(std::move(elapsed)) {}

  void Tell(std::size_t done, std::size_t of) {
    if (done == of) return Erase();
    const milliseconds now = elapsed_();
    if (now < next_) return;
    next_ = now + kBetween;
    const std::string line =
        Say("cli.progress", language_, {{"n", static_cast<std::int64_t>(done)}, {"of", static_cast<std::int64_t>(of)}});
    const int width = DisplayWidth(line);
    if (width >= columns_) return;  // it would go on to the next, which nothing takes back
    Erase();
    err_ << line << '\r' << std::flush;
    width_ = width;
  }

 private:
  void Erase() {
    if (width_ == 0) return;
    err_ << std::string(static_cast<std::size_t>(width_), ' ') << '\r' << std::flush;
    width_ = 0;
  }

  std::ostream& err_;
  Language language_;
  int columns_;
  std::function<milliseconds()> elapsed_;
  milliseconds next_ = kFirst;
  int width_ = 0;  // of the line that is there; 0: none
};

}  // namespace

std::function<void(std::size_t, std::size_t)> ProgressFor(const Context& context) {
  const Env& env = context.env;
  const auto is = [&](const char* variable) { return env.variable(variable).value_or(std::string()); };
  if (!env.err_is_terminal || !env.elapsed || context.globals.quiet || is("TERM") == "dumb" || !is("CI").empty()) {
    return {};
  }
  const auto line = std::make_shared<ProgressLine>(*env.err, context.language, context.ErrWidth(), env.elapsed);
  return [line](std::size_t done, std::size_t of) { line->Tell(done, of); };
}

}  // namespace lanzhi
