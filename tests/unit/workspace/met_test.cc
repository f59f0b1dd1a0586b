// What is counted of met outcomes without their places and words is what they say.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <tuple>

#include "source/read_file.h"
#include "support/fixtures.h"
#include "support/memory_folder.h"
#include "workspace/open.h"
#include "workspace/visit.h"

namespace lanzhi::test {
namespace {

Files ExampleOf(const std::string& name) {
  const std::filesystem::path root = std::filesystem::path(LANZHI_SOURCE_DIR) / "examples" / name;
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".yaml") continue;
    files[std::filesystem::relative(entry.path(), root).string()] = ReadFile(entry.path()).value();
  }
  return files;
}

auto DaysOf(const Ruling& ruling) {
  return std::tie(ruling.rule, ruling.trigger, ruling.due, ruling.actual, ruling.dated);
}

}  // namespace

TEST_CASE("a met outcome that is only counted has the days that it has when it is made") {
  std::set<std::string, std::less<>> kinds;
  for (const std::string name : {"lantian", "lvye"}) {
    CAPTURE(name);
    const Files files = ExampleOf(name);
    for (const Date day : {MakeDate(2026, 6, 30), MakeDate(2026, 11, 22)}) {
      const Workspace workspace = OpenWorkspace(std::make_unique<MemoryFolder>(files), day, 1);
      REQUIRE(!HasError(workspace.setup));
      VisitOptions options;
      options.jobs = 1;
      options.want = Want::all;
      options.counts = true;
      (void)Visit(workspace, options, [&](std::size_t, Seen& seen) {
        std::size_t at = 0;
        for (const auto& outcome : seen.outcomes) {
          if (outcome->verdict != Verdict::met) continue;
          CAPTURE(seen.path);
          CAPTURE(outcome->rule->id);
          REQUIRE(at < seen.met.size());
          CHECK(DaysOf(seen.met[at++]) == DaysOf(*outcome));
          if (outcome->trigger || outcome->actual) kinds.emplace(outcome->rule->kind_name);
        }
        CHECK(at == seen.met.size());
      });
    }
  }
  std::string all;
  for (const std::string_view kind : kinds) all += std::string(kind) + " ";
  CHECK(all == "approval assigned deadline recurring target ");  // with days, in the examples
}

}  // namespace lanzhi::test
