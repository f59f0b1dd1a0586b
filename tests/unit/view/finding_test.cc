#include "view/finding.h"

#include "rule/rule.h"
#include "unit/view/small_folder.h"

namespace lanzhi {
namespace {

using test::DeadlineOf;
using test::SmallFolder;

struct Judged {
  SmallFolder folder;
  std::unique_ptr<Record> record = folder.Case("decision: {date: 2026-03-14, accepted: true}\n");
  Rule rule;
  std::vector<std::unique_ptr<Outcome>> outcomes;

  explicit Judged(Kind kind) {
    rule.id = "some-rule";
    rule.kind = std::make_shared<const Kind>(std::move(kind));
    rule.help = {"补办", "do it"};
  }
  Outcome& Add(Verdict verdict) {
    Outcome& outcome = *outcomes.emplace_back(std::make_unique<Outcome>());
    outcome.rule = &rule;
    outcome.verdict = verdict;
    outcome.primary = {record->file(), {5, 15}};
    return outcome;
  }
  [[nodiscard]] std::vector<Finding> Findings() const { return FindingsOf(*record, outcomes); }
};

TEST_CASE("only breaches that speak for themselves become findings") {
  Judged made(Required{});
  const Outcome& speaker = made.Add(Verdict::missing);
  made.Add(Verdict::missing).spoken_by = &speaker;
  made.Add(Verdict::met);
  made.Add(Verdict::open);
  made.Add(Verdict::overdue);
  made.Add(Verdict::undetermined);
  const auto findings = made.Findings();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "some-rule");
  CHECK(findings[0].kind == "case");
  CHECK(findings[0].record == "C2026-0001");
  CHECK(findings[0].site_kind.en == "post");
  CHECK(findings[0].site_kind.zh == "岗位");
  CHECK_FALSE(findings[0].site_kind_unknown);
  CHECK(findings[0].help.text.en == "do it");
  CHECK(findings[0].handbook_rule);
  CHECK_FALSE(findings[0].due.has_value());
  CHECK_FALSE(findings[0].days.has_value());
  CHECK(findings[0].label.empty());
}

TEST_CASE("days inside the limit are positive, outside negative") {
  using Direction = Within::Direction;
  struct Sample {
    Direction direction;
    unsigned day;
    std::string label;
  };
  for (const Sample& sample :
       {Sample{Direction::before, 5, "label.earliest"}, Sample{Direction::not_before, 5, "label.earliest"},
        Sample{Direction::after, 9, "label.due"}, Sample{Direction::by, 9, "label.due"},
        Sample{Direction::lead, 9, "label.latest"}}) {
    Judged made(DeadlineOf(sample.direction));
    Outcome& outcome = made.Add(Verdict::late);
    outcome.due = MakeDate(2026, 3, 7);
    outcome.actual = MakeDate(2026, 3, sample.day);
    const auto findings = made.Findings();
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].days == -2);
    CHECK(findings[0].label.id == sample.label);
    CHECK(findings[0].derivation.has_value() == (sample.direction != Direction::by));
  }
}

TEST_CASE("a site whose kind is not known says so, where the rule differs by it") {
  Judged made(Required{});
  made.rule.by_site = true;
  made.record = made.folder.Read("C2026-0002", "case: C2026-0002\nsite: baihe\nworker: chen-jia\n");
  made.Add(Verdict::missing);
  const auto findings = made.Findings();
  CHECK(findings.at(0).site_kind.empty());
  CHECK(findings.at(0).site_kind_unknown);
  made.rule.by_site = false;
  CHECK_FALSE(made.Findings().at(0).site_kind_unknown);
}

TEST_CASE("the fingerprint keeps its parts apart") {
  CHECK(Fingerprint("", "", "").size() == 16);
  CHECK(Fingerprint("a", "b", "") != Fingerprint("ab", "", ""));
  CHECK(Fingerprint("a", "b", "") != Fingerprint("a", "", "b"));
  // Kept by other programs to tell what is new: it must never change.
  CHECK(Fingerprint("assessment-window", "C2026-0012", "") == Fingerprint("assessment-window", "C2026-0012", ""));
}

TEST_CASE("the fingerprint of a fault does not hang on path, line or place in a list") {
  const auto fault = [](const std::string& path, std::uint32_t at, const std::string& pointer,
                        std::string_view record) {
    Diagnostic d;
    d.rule = "record-unknown-key";
    d.place = {std::make_shared<File>(File{path, std::string(100, 'x')}), {at, at + 1}};
    d.pointer = pointer;
    return FindingOf(d, "case", record).fingerprint;
  };
  CHECK(fault("a/C1.yaml", 1, "/sessions/3/dte", "C1") == fault("b/C1.yaml", 50, "/sessions/10/dte", "C1"));
  CHECK(fault("a/C1.yaml", 1, "/sessions/3/dte", "C1") != fault("a/C1.yaml", 1, "/sessions/3/at", "C1"));
  CHECK(fault("a/C1.yaml", 1, "/x", "C1") != fault("a/C2.yaml", 1, "/x", "C2"));
  // The file's name stands in for an id that could not be told.
  CHECK(fault("a/C1.yaml", 1, "", "") == fault("b/C1.yaml", 1, "", ""));
  CHECK(fault("a/C1.yaml", 1, "", "") != fault("a/C2.yaml", 1, "", ""));
}

TEST_CASE("findings are ordered by path, place, rule, element") {
  const auto make = [](const FilePtr& file, std::uint32_t at, std::string rule, std::string element) {
    Finding f;
    f.place = {file, {at, at + 1}};
    f.rule = std::move(rule);
    f.element = std::move(element);
    return f;
  };
  const FilePtr a = std::make_shared<File>(File{"a", "0123456789"}),
                b = std::make_shared<File>(File{"b", "0123456789"});
  std::vector<Finding> findings = {make(b, 0, "x", ""), make(a, 5, "y", "2"), make(a, 5, "y", "1"),
                                   make(a, 5, "x", ""), make(a, 2, "z", ""),  make(nullptr, 0, "q", "")};
  SortFindings(findings);
  std::string order;
  for (const Finding& f : findings) order += f.rule + f.element + " ";
  CHECK(order == "q z x y1 y2 x ");
}

}  // namespace
}  // namespace lanzhi
