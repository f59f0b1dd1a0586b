// The handbooks that are compiled in must be without a fault, down to the last clause.
#include <doctest/doctest.h>

#include <map>

#include "handbook_fixture.h"
#include "rule/embedded.h"

using namespace lanzhi;

namespace {

// "path:line:column id name=value ..."
std::string Describe(const Diagnostic& diagnostic) {
  std::string line = fixture::Show({diagnostic});
  for (const Arg& arg : diagnostic.message.args) {
    if (const auto* word = std::get_if<std::string>(&arg.value)) line += ' ' + arg.name + '=' + *word;
  }
  return line;
}

}  // namespace

TEST_CASE("the handbooks that are compiled in") {
  const std::map<std::string_view, int> clauses{{"lantian", 511}, {"lvye", 204}};
  REQUIRE(EmbeddedHandbooks().size() == clauses.size());
  for (const auto& [handbook_name, total] : clauses) {
    const std::string_view name = handbook_name;
    CAPTURE(name);
    Diagnostics diagnostics;
    // As if it were not compiled in: then all of it is checked.
    HandbookFiles files;
    for (const EmbeddedPart part : {EmbeddedPart::start, EmbeddedPart::later}) {
      for (Tree& tree : EmbeddedTrees("handbooks/" + std::string(name) + "/", part))
        files.handbook.push_back(std::move(tree));
    }
    const auto handbook = Handbook::Load(std::move(files), diagnostics);
    handbook->Compile(nullptr, diagnostics);
    CHECK_FALSE(handbook->counts_working_days());  // that is known before its rules are compiled
    const ClauseIndex& index = handbook->LoadClauses();
    const Coverage coverage = CoverageOf(*handbook, index, diagnostics);
    CHECK(!index.readings().empty());
    for (const Diagnostic& diagnostic : index.faults()) FAIL_CHECK(Describe(diagnostic));
    for (const Diagnostic& diagnostic : index.reading_faults()) FAIL_CHECK(Describe(diagnostic));
    for (const Diagnostic& diagnostic : diagnostics) FAIL_CHECK(Describe(diagnostic));
    CHECK(!handbook->rules().empty());
    CHECK(coverage.total == total);
    const auto packed = Handbook::Load(name, {}, diagnostics);
    packed->Compile(nullptr, diagnostics);
    REQUIRE(packed->rules().size() == handbook->rules().size());
    CHECK(packed->LookedFor() == handbook->LookedFor());
    CHECK(coverage.total == coverage.checked + coverage.settles + coverage.human + coverage.pending);
  }
}

TEST_CASE("what only a person can judge of a record is a question to its supervisor") {
  for (const std::string_view name : EmbeddedHandbooks()) {
    Diagnostics diagnostics;
    const auto handbook = Handbook::Load(name, {}, diagnostics);
    handbook->Compile(nullptr, diagnostics);
    int asked = 0;
    for (const Clause& clause : handbook->LoadClauses().clauses()) {
      CAPTURE(clause.id);
      const bool of_a_record = clause.SpeaksOf("case") || clause.SpeaksOf("group") || clause.SpeaksOf("activity");
      if (clause.fate != Fate::human || !of_a_record) continue;
      if (clause.why.en.starts_with("the drawing is lost")) {  // nobody can look it up
        CHECK(clause.ask.empty());
        continue;
      }
      ++asked;
      CHECK(!clause.ask.zh.empty());
      CHECK(clause.ask.en.ends_with('?'));
    }
    CHECK(asked > 0);
  }
}
