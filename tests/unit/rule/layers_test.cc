// common <- handbook <- agency, versions by kind of site, settings, clauses.
#include <doctest/doctest.h>

#include "handbook_fixture.h"

using namespace lanzhi;
using fixture::DeadlineRule;
using fixture::Loaded;
using fixture::Texts;

namespace {

std::string Errors(const Texts& texts) { return fixture::Show(fixture::Load(texts).diagnostics); }

const Period& LimitOf(const Rule& rule) { return std::get<Deadline>(*rule.kind).within->limit.period; }

int KindOf(const Handbook& handbook, std::string_view kind) {
  for (std::size_t i = 0; i < handbook.site_kinds().size(); ++i) {
    if (handbook.site_kinds()[i] == kind) return static_cast<int>(i);
  }
  return -1;
}

const std::string kSound = DeadlineRule("r", "    within: {before: 7 days}\n");

}  // namespace

TEST_CASE("layers replace whole parameters, kinds of site come last") {
  const Loaded loaded = fixture::Load({
      .common = DeadlineRule("shared",
                             "    within: {before: 7 days}\n    actor: worker\n    by_site: {post: {severity: info}, "
                             "centre: {severity: info}}\n") +
                DeadlineRule("dormant", "    within: {before: 1 day}\n"),
      .rules = DeadlineRule("own", "    within: {after: 3 days}\n") +
               "  - id: shared\n    within: {before: 1 month}\n    clauses: [t.two]\n    by_site: {post: {within: "
               "{before: 2 days}}}\n",
  });
  CHECK(fixture::Show(loaded.diagnostics) == "");
  const Handbook& handbook = *loaded.handbook;
  REQUIRE(handbook.rules().size() == 2);
  CHECK(handbook.rules()[0]->id == "own");
  CHECK(handbook.FindRule("dormant") == nullptr);
  CHECK(handbook.site_kinds() == std::vector<std::string_view>{"centre", "post"});
  const RuleSet& shared = *handbook.FindRule("shared");
  CHECK(LimitOf(shared.base()) == Period{Period::Unit::months, 1});
  CHECK(shared.base().clauses == std::vector<std::string_view>{"t.two"});
  CHECK(shared.base().actor == "worker");
  const Rule& post = shared.For(KindOf(handbook, "post"));
  CHECK(LimitOf(post) == Period{Period::Unit::days, 2});
  CHECK(post.severity == Severity::info);
  const Rule& centre = shared.For(KindOf(handbook, "centre"));
  CHECK(LimitOf(centre) == Period{Period::Unit::months, 1});
  CHECK(centre.severity == Severity::info);
  CHECK(&shared.For(KindOf(handbook, "project")) == &shared.base());
  CHECK(&handbook.rules()[0]->For(KindOf(handbook, "post")) == &handbook.rules()[0]->base());
}

TEST_CASE("a rule that only one kind of site has") {
  const Loaded loaded = fixture::Load(
      {.rules = DeadlineRule("r", "    within: {after: 1 day}\n    off: true\n    by_site: {post: {off: false}}\n")});
  const RuleSet& set = *loaded.handbook->FindRule("r");
  CHECK(set.base().off);
  CHECK(!set.base().off_by_agency);
  CHECK(!set.For(KindOf(*loaded.handbook, "post")).off);
}

TEST_CASE("an agency sets a number, switches off with a reason, adds a rule") {
  const Loaded loaded = fixture::Load({
      .rules = kSound +
               DeadlineRule("gone", "    within: {after: 1 day}\n    off: true\n    by_site: {post: {off: false}}\n"),
      .agency =
          "clauses:\n  - {id: ours.one, zh: 丙, en: three}\nrules:\n"
          "  - {id: r, within: {before: 5 days}, severity: warning, by_site: {post: {within: {before: 4 days}}}}\n"
          "  - {id: gone, off: true, off_reason: {zh: 不用, en: unused}}\n"
          "  - {id: added, kind: required, applies_to: case, need: [goals], severity: info, clauses: [ours.one, "
          "t.two], "
          "reading: X-01, title: {zh: 题, en: title}}\n",
  });
  CHECK(fixture::Show(loaded.diagnostics) == "");
  const Handbook& handbook = *loaded.handbook;
  const RuleSet& set = *handbook.FindRule("r");
  CHECK(LimitOf(set.base()) == Period{Period::Unit::days, 5});
  CHECK(set.base().severity == Severity::warning);
  CHECK(LimitOf(set.For(KindOf(handbook, "post"))) == Period{Period::Unit::days, 4});
  CHECK(set.base().place.file->path == "rules.yaml");
  const Rule& gone = handbook.FindRule("gone")->For(KindOf(handbook, "post"));
  CHECK(gone.off);
  CHECK(gone.off_by_agency);
  CHECK(gone.off_reason.en == "unused");
  CHECK(handbook.rules().back()->id == "added");
  CHECK(handbook.rules().back()->agency);
}

TEST_CASE("what an agency may not do") {
  const auto with = [](const char* rules) {
    return Errors({.rules = kSound, .agency = "rules:\n" + std::string(rules)});
  };
  CHECK(with("  - {id: r, clauses: [t.two]}\n") == "agency.yaml:2:13 handbook-agency.fixed");
  CHECK(with("  - {id: r, reading: X-01}\n") == "agency.yaml:2:13 handbook-agency.fixed");
  CHECK(with("  - {id: r, by_site: {post: {clauses: [t.two]}}}\n") == "agency.yaml:2:30 handbook-agency.fixed");
  CHECK(with("  - {id: r, within: {after: 7 days}}\n") == "agency.yaml:2:21 handbook-agency.form");
  CHECK(with("  - {id: r, off: true}\n") == "agency.yaml:2:13 handbook-agency.reason");
  CHECK(with("  - {id: r, off: true, off_reason: {zh: 无, en: none}}\n") == "agency.yaml:2:36 handbook-agency.reason");
  CHECK(with("  - {id: r, off: true, off_reason: {zh: 另有规定, en: ' '}}\n") ==
        "agency.yaml:2:36 handbook-agency.reason");
  CHECK(with("  - {id: rr, severity: info}\n") == "agency.yaml:2:10 handbook-agency.unknown-rule (r)");
  CHECK(with("  - {id: s, kind: required, applies_to: case, need: [goals], severity: info, clauses: [t.on], "
             "reading: X-02, title: {zh: 题, en: title}}\n") ==
        "agency.yaml:2:88 handbook-clause (t.one)\nagency.yaml:2:104 handbook-reading (X-01)");
  CHECK(
      Errors({.agency = "facts:\n  - {name: accepted-on, zh: 甲, en: f, applies_to: case, first: [closing.date]}\n"}) ==
      "agency.yaml:2:12 handbook-agency.fact");
  CHECK(Errors({.agency = "readings: []\n"}) == "agency.yaml:1:1 handbook-parameter");
}

TEST_CASE("settings switch rules on") {
  const std::string rule = DeadlineRule("r", "    within: {after: setting soon}\n");
  const Loaded unset = fixture::Load({.rules = rule});
  CHECK(unset.handbook->FindRule("r")->base().off);
  CHECK(unset.handbook->FindRule("r")->base().waiting_for == "soon");
  const Loaded both = fixture::Load({.rules = rule + "    by_site: {post: {severity: info}, centre: {off: true}}\n"});
  const Rule& post = both.handbook->FindRule("r")->For(KindOf(*both.handbook, "post"));
  CHECK(post.off);
  CHECK(post.waiting_for == "soon");
  const Rule& centre = both.handbook->FindRule("r")->For(KindOf(*both.handbook, "centre"));
  CHECK(centre.off);
  CHECK(centre.waiting_for == "");
  const Loaded set = fixture::Load({.rules = rule, .settings = "  - {name: soon, value: 6 months}\n"});
  CHECK(fixture::Show(set.diagnostics) == "");
  const Rule& base = set.handbook->FindRule("r")->base();
  CHECK(!base.off);
  CHECK(LimitOf(base) == Period{Period::Unit::months, 6});
  CHECK(std::get<Deadline>(*base.kind).within->limit.setting == "soon");
}

TEST_CASE("paths know what they give") {
  const Loaded loaded = fixture::Load(
      {.rules =
           DeadlineRule("r", "    at: exit.conferences(1).strategies\n    within: {by: .until}\n") +
           DeadlineRule(
               "s", "    within: {after: 1 day}\n    when: {worker.role: leader}\n    at: sessions(record=brief)\n")});
  CHECK(fixture::Show(loaded.diagnostics) == "");
  const Rule& rule = loaded.handbook->FindRule("r")->base();
  CHECK(rule.at->name.zh == "终止.会议(1).策略");
  CHECK(rule.at->target->type == Type::list);
  CHECK(!rule.at->many);
  CHECK(std::get<Deadline>(*rule.kind).within->day->from_element);
  CHECK(std::get<Deadline>(*rule.kind).trigger.fact >= 0);
  CHECK(std::get<Deadline>(*rule.kind).trigger.name.en == "acceptance");
  const Rule& other = loaded.handbook->FindRule("s")->base();
  CHECK(other.at->many);
  CHECK(other.at->target->type == Type::section);
  CHECK(other.when.all[0].path.steps[0].follow);
  CHECK(other.when.all[0].numbers == std::vector<std::int64_t>{1});
}

TEST_CASE("stages are compiled") {
  const Loaded loaded = fixture::Load({});
  const auto& marks = loaded.handbook->StageMarks(*loaded.handbook->shapes().Find("case"));
  REQUIRE(marks.size() == 2);
  CHECK(marks[1].all[0].path.text == "closing");
}

TEST_CASE("clauses and who stands for them") {
  const auto account = [](const Texts& texts, Coverage& coverage) {
    Loaded loaded = fixture::Load(texts);
    coverage = CoverageOf(*loaded.handbook, loaded.handbook->LoadClauses(), loaded.diagnostics);
    return fixture::Show(loaded.diagnostics);
  };
  const std::string fates =
      "  - {id: t.three, place: 三, zh: 丙, en: three, human: {zh: 看不出, en: cannot be seen}}\n"
      "  - {id: t.four, place: 四, zh: 丁, en: four, settles: {zh: 定了, en: settled}}\n"
      "  - {id: t.five, place: 五, zh: 戊, en: five, pending: group}\n";
  const std::string graded =
      DeadlineRule("s", "    within: {after: setting soon}\n    grades: [{severity: info, clauses: [t.two]}]\n");
  Coverage coverage;
  CHECK(account({.rules = kSound + graded,
                 .agency = "rules:\n  - {id: r, off: true, off_reason: {zh: 不用, en: unused}}\n",
                 .clauses = fates},
                coverage) == "");
  CHECK(coverage.total == 5);
  CHECK(coverage.checked == 2);
  CHECK(coverage.settles + coverage.human + coverage.pending == 3);
  CHECK(account({.rules = kSound}, coverage) == "clauses.yaml:3:10 handbook-clause-unaccounted");
  CHECK(account({.rules = kSound + graded +
                          DeadlineRule("t", "    within: {after: 1 day}\n    by_site: {post: {clauses: [t.three]}}\n"),
                 .clauses = fates},
                coverage) == "clauses.yaml:4:10 handbook-clause-fate");
  CHECK(
      account({.rules =
                   kSound + graded +
                   DeadlineRule(
                       "t", "    within: {after: 1 day}\n    by_site: {post: {clauses: [t.thre]}}\n    reading: X-1\n"),
               .clauses = fates},
              coverage) == "rules.yaml:30:32 handbook-clause (t.three)\nrules.yaml:31:14 handbook-reading (X-01)");
  CHECK(account({.rules = kSound + graded, .clauses = "  - {id: t.one, place: 六, zh: 己, en: six}\n"}, coverage) ==
        "clauses.yaml:4:10 handbook-duplicate");
  CHECK(account({.rules = kSound + graded,
                 .clauses = "  - {id: t.six, place: 六, zh: 己, en: six, human: {zh: 甲, en: a}, pending: group}\n"},
                coverage) == "clauses.yaml:4:10 handbook-both");
  CHECK(account({.rules = kSound + graded, .agency = "clauses: {a: b}\n"}, coverage) ==
        "agency.yaml:1:10 handbook-type.list");
}
