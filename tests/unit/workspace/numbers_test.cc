// What the numbers of reports find in a record, whichever way they are asked.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "rule/eval/scene.h"
#include "rule/events.h"
#include "source/read_file.h"
#include "support/fixtures.h"
#include "support/memory_folder.h"
#include "workspace/open.h"
#include "workspace/visit.h"

namespace lanzhi::test {
namespace {

const std::array<DaySpan, 4> kSpans = {{{MakeDate(2026, 1, 1), MakeDate(2026, 12, 31)},
                                        {MakeDate(2026, 6, 1), MakeDate(2026, 6, 30)},
                                        {MakeDate(2026, 10, 1), MakeDate(2026, 10, 31)},
                                        {MakeDate(2025, 1, 1), MakeDate(2026, 3, 15)}}};

std::string Line(const Event& event) {
  return fmt::format("{} {} {} {} {} {}\n", FormatDate(event.day), event.part ? *event.part + 1 : 0, event.amount,
                     event.who, event.unsaid, static_cast<const void*>(event.element));
}

// The example, in which dates of some records cannot be read.
Files LantianWithFaults() {
  const std::filesystem::path root = std::filesystem::path(LANZHI_SOURCE_DIR) / "examples/lantian";
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string path = std::filesystem::relative(entry.path(), root).string();
    std::string& text = files[path] = ReadFile(entry.path()).value();
    const std::size_t at = text.rfind("2026-");
    if (path.find("/2026/") != std::string::npos && path.size() % 2 == 0 && at != std::string::npos)
      text.replace(at, 5, "2O26-");
  }
  return files;
}

}  // namespace

TEST_CASE("numbers: several spans at once find what each finds alone, and what is whole meets no obstacle") {
  const Workspace workspace =
      OpenWorkspace(std::make_unique<MemoryFolder>(LantianWithFaults()), MakeDate(2026, 11, 22), 1);
  REQUIRE(!HasError(workspace.setup));
  const Numbers numbers = Numbers::Load(*workspace.handbook);
  VisitOptions options;
  options.jobs = 1;
  options.judge = false;
  int events = 0, obstacles = 0;
  (void)Visit(workspace, options, [&](std::size_t, Seen& seen) {
    if (seen.record == nullptr) return;
    const Scene scene(*seen.record, *workspace.handbook, workspace.day);
    const Origin origin{&scene, nullptr, std::nullopt};
    for (const std::string_view id : numbers.Ids()) {
      const ReportNumber& number = *numbers.Find(id);
      if (number.shape != seen.record->shape) continue;
      CAPTURE(seen.path);
      CAPTURE(id);
      const bool obstacle = ObstacleTo(number, origin) != nullptr;
      if (IsWhole(*seen.record) && !number.looks_beyond) CHECK_FALSE(obstacle);
      obstacles += obstacle ? 1 : 0;
      std::array<std::string, kSpans.size()> together;
      ForEachEvent(number, origin, kSpans, [&](std::size_t at, const Event& event) { together.at(at) += Line(event); });
      for (std::size_t i = 0; i < kSpans.size(); ++i) {
        std::string alone;
        ForEachEvent(number, origin, kSpans[i].from, kSpans[i].until, [&](const Event& event) {
          alone += Line(event);
          ++events;
        });
        CHECK(together[i] == alone);
      }
    }
  });
  CHECK(events > 1000);
  CHECK(obstacles > 10);
}

}  // namespace lanzhi::test
