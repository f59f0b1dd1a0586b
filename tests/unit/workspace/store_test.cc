// How often a file of the folder is opened: once, whatever is asked.
#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>

#include "source/read_file.h"
#include "support/memory_folder.h"
#include "workspace/due.h"
#include "workspace/lint.h"
#include "workspace/list.h"
#include "workspace/one_record.h"
#include "workspace/open.h"
#include "workspace/report.h"

namespace lanzhi::test {
namespace {

using Counts = std::map<std::string, int>;

// Counts what is read of a folder in memory.
class CountingFolder : public MemoryFolder {
 public:
  CountingFolder(std::map<std::string, std::string> files, Counts& counts)
      : MemoryFolder(std::move(files)), counts_(counts) {}

  [[nodiscard]] Loaded Read(const std::string& path) const override {
    {
      const std::lock_guard lock(mutex_);
      ++counts_[path];
    }
    return MemoryFolder::Read(path);
  }

 private:
  Counts& counts_;
  mutable std::mutex mutex_;
};

// The example, in which an enquiry leads to a case that rules look into; a second file of one id, one that cannot be
// read, and one that lies over the handbook.
std::map<std::string, std::string> SomeFolder() {
  const std::filesystem::path root = std::filesystem::path(LANZHI_SOURCE_DIR) / "examples/lantian";
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".yaml") continue;
    files[std::filesystem::relative(entry.path(), root).string()] = ReadFile(entry.path()).value();
  }
  files["cases/again/C2026-0015.yaml"] = files.at("cases/2026/C2026-0015.yaml");
  files["groups/broken.yaml"] = "小组: G2026-0099\n名称: \xFF\n";
  files["handbook/ours.yaml"] = "rules: []\n";
  return files;
}

const std::map<std::string, std::string> kFiles = SomeFolder();
constexpr std::size_t kNeverKept = 0;

Counts CountReads(std::optional<Date> day, const ChooseExtent& choose, const std::function<void(const Workspace&)>& use,
                  std::size_t most = Store::kMostBytesKept) {
  Counts counts;
  {
    const Workspace workspace =
        OpenWorkspace(std::make_unique<Store>(std::make_unique<CountingFolder>(kFiles, counts), most), day, 2, choose);
    REQUIRE(!HasError(workspace.setup));
    use(workspace);
  }
  return counts;
}

void CheckOnce(const Counts& counts, std::size_t files) {
  CHECK(counts.size() == files);
  for (const auto& [path, count] : counts) {
    const std::string at(path);  // clang 14 captures no structured binding
    CAPTURE(at);
    CHECK(count == 1);
  }
}

void LintAll(const Workspace& workspace) {
  Problem problem;
  const auto filter = RuleFilter::Make(*workspace.handbook, {}, {}, {}, problem);
  const LintResult result = Lint(workspace, Secrets(), {}, *filter, Keep::printed, 2);
  const auto has = [&](std::string_view rule) {
    return std::any_of(result.findings.begin(), result.findings.end(),
                       [&](const Finding& finding) { return finding.rule == rule; });
  };
  CHECK(has("record-duplicate-id"));  // whose text is needed when all have been read
  CHECK(result.summary.unreadable == 1);
}

}  // namespace

TEST_CASE("every command opens a file once") {
  const Date day = MakeDate(2026, 11, 22);
  CheckOnce(CountReads(std::nullopt, {}, LintAll), kFiles.size());
  CheckOnce(CountReads(day, {},
                       [&](const Workspace& workspace) {
                         std::vector<Finding> unreadable;
                         DueQuery query;
                         query.horizon = MakeDate(2026, 12, 31);
                         CHECK(DueRows(workspace, query, 2, unreadable).size() > 10);
                         CHECK(unreadable.size() == 1);
                       }),
            kFiles.size());
  CheckOnce(CountReads(MakeDate(2026, 10, 31), {},
                       [&](const Workspace& workspace) {
                         Diagnostics faults;
                         const ReportDefinition definition = ReportDefinition::Load(
                             *workspace.handbook, WithCompiled(std::move(CompiledReports().at(2))), faults);
                         const CountedReport report = CountReport(
                             workspace, definition,
                             {MakeDate(2026, 10, 1), MakeDate(2026, 10, 31), MakeDate(2026, 10, 31)}, {}, 2);
                         CHECK(report.records > 10);
                         CHECK(report.left_out.size() >= 1);
                       }),
            kFiles.size());
  for (const char* kind : {"agency", "staff", "case", "enquiry", "group"}) {
    CheckOnce(CountReads(std::nullopt, {},
                         [&](const Workspace& workspace) {
                           std::vector<Finding> unreadable;
                           ListQuery query;
                           query.shape = workspace.handbook->shapes().Find(kind);
                           CHECK(!ListRows(workspace, query, 2, unreadable).empty());
                           // What it was is not known, but it lies among the groups and begins like one.
                           CHECK(unreadable.size() == (query.shape->kind == "group" ? 1U : 0U));
                         }),
              kFiles.size());
  }
  for (const char* id : {"C2026-0015", "Q2026-0001", "chen-jia", "xinguan"}) {
    CheckOnce(CountReads(day, {},
                         [&](const Workspace& workspace) {
                           bool read = false;
                           const auto problem = VisitRecord(workspace, id, 2, [&](const Seen& seen) {
                             read = seen.record != nullptr && seen.id == id;
                           });
                           CHECK(!problem);
                           CHECK(read);
                         }),
              kFiles.size());
  }
  CheckOnce(CountReads(std::nullopt, NoRecords, [](const Workspace&) {}), 2);  // lanzhi.yaml and the handbook's
}

TEST_CASE("where nothing may be kept, a file is opened twice at most, also where a rule looks into it") {
  int twice = 0;
  for (const auto& [path, count] : CountReads(std::nullopt, {}, LintAll, kNeverKept)) {
    const std::string at(path);  // clang 14 captures no structured binding
    CAPTURE(at);
    CHECK(count <= 2);
    if (count == 2) ++twice;
  }
  CHECK(twice > 10);
}

TEST_CASE("what is released makes room for what is read next") {
  Counts counts;
  const std::map<std::string, std::string> files{{"a.yaml", "123456"}, {"b.yaml", "123456"}, {"c.yaml", "123456"}};
  const Store store(std::make_unique<CountingFolder>(files, counts), 10);
  for (int i = 0; i < 3; ++i) {
    CHECK(store.Read("a.yaml").file->bytes == "123456");
    CHECK(store.Read("b.yaml").file->bytes == "123456");
  }
  CHECK(counts == Counts{{"a.yaml", 1}, {"b.yaml", 2}});
  store.Release("a.yaml");
  store.Release("b.yaml");
  CHECK(store.Read("c.yaml").file != nullptr);
  CHECK(store.Read("c.yaml").file != nullptr);
  CHECK(counts == Counts{{"a.yaml", 1}, {"b.yaml", 2}, {"c.yaml", 1}});
}

}  // namespace lanzhi::test
