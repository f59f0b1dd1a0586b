#include <doctest/doctest.h>

#include "tests/unit/cli/run.h"

using namespace lanzhi;
using std::chrono::milliseconds;

namespace {

// What a terminal shows in the end of what was written to it.
std::string LeftOnScreen(const std::string& written) {
  std::string screen, line;
  std::size_t at = 0;
  for (const char c : written) {
    if (c == '\r') {
      at = 0;
    } else if (c == '\n') {
      screen += line + '\n';
      line.clear();
      at = 0;
    } else {
      line.resize(std::max(line.size(), at + 1), ' ');
      line[at++] = c;
    }
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return screen + line;
}

void MakeRecords(Sandbox& box) {
  box.MakeFolder();
  for (int i = 1; i <= 9; ++i) {
    const std::string id = "Q2026-000" + std::to_string(i);
    box.Write("enquiries/" + id + ".yaml", "enquiry: " + id + "\nsite: east\nworker: chen\ndate: 2026-05-06\n");
  }
}

}  // namespace

TEST_CASE("what takes long tells how far it has come") {
  Sandbox box;
  MakeRecords(box);
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"lint", "-f", "concise"}, {"due", "--all"}, {"report", "month", "--month", "2026-05"}, {"export", "out"}}) {
    CAPTURE(command[0]);
    std::vector<std::string> args{"-j1"};
    args.insert(args.end(), command.begin(), command.end());
    const Ran silent = box.Run(args);
    CHECK_FALSE(Contains(silent.err, "\r"));
    box.Waiting(milliseconds{300});
    const Ran told = box.Run(args);
    box.Waiting(milliseconds{0});
    CHECK(told.out == silent.out);
    CHECK(told.code == silent.code);
    CHECK_FALSE(Contains(told.err, "3 of 12 records read"));  // not in the first second
    CHECK(Contains(told.err, "4 of 12 records read\r"));
    CHECK(Contains(told.err, "5 of 12 records read\r"));
    CHECK_FALSE(Contains(told.err, "\x1b"));
    CHECK_FALSE(Contains(LeftOnScreen(told.err), "records read"));
  }
}

TEST_CASE("progress is told in the language of the folder, now and then") {
  Sandbox box;
  MakeRecords(box);
  box.Waiting(milliseconds{300});
  CHECK(Contains(box.Run({"-j1", "--lang", "zh", "due"}).err, "已读 4 / 12 份\r"));
  box.Waiting(milliseconds{1000});
  CHECK(Contains(box.Run({"-j1", "due"}).err, "1 of 12 records read\r"));
  box.Waiting(milliseconds{150});  // 1050, 1350, 1650 ms
  const std::string err = box.Run({"-j1", "due"}).err;
  CHECK(Contains(err, "7 of 12 records read\r"));
  CHECK_FALSE(Contains(err, "8 of 12 records read\r"));
  CHECK(Contains(err, "9 of 12 records read\r"));
}

TEST_CASE("nobody is told of progress who did not ask for it") {
  Sandbox box;
  MakeRecords(box);
  box.Waiting(milliseconds{300});
  CHECK_FALSE(Contains(box.Run({"-j1", "due", "-q"}).err, "\r"));
  box.Variable("TERM", "dumb");
  CHECK_FALSE(Contains(box.Run({"-j1", "due"}).err, "\r"));
  box.Variable("TERM", "xterm");
  CHECK(Contains(box.Run({"-j1", "due"}).err, "\r"));
  box.Variable("NO_COLOR", "1");  // it has none
  CHECK(Contains(box.Run({"-j1", "due"}).err, "\r"));
  box.Variable("CI", "true");
  CHECK_FALSE(Contains(box.Run({"-j1", "due"}).err, "\r"));
}
