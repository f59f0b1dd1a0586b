// Documents that are changed and printed: what was not touched stays, and the text reads back as the same tree.
#include <doctest/doctest.h>

#include <stdexcept>

#include "dump.h"
#include "source/doc.h"

using namespace lanzhi;
using namespace lanzhi::testing;

namespace {

Doc DocOf(const std::string& text) { return Doc::From(Parse(text).tree); }

Doc Plain(const std::string& text) { return Doc{NodeKind::scalar, true, text, {}}; }

}  // namespace

TEST_CASE("a document is printed in block style and reads back the same") {
  const std::string text =
      "case: C1\n"
      "at: \"15:00\"\n"
      "client: {ref: K1, needs: [mental, social], kin: []}\n"
      "note: |\n"
      "  says \"no\"\n"
      "  goes\n"
      "sessions:\n"
      "  - {date: 2026-01-02, next: {place: home}}\n"
      "  - date: 2026-01-03\n";
  const std::string printed = DocOf(text).Print();
  CHECK(printed ==
        "case: C1\n"
        "at: \"15:00\"\n"
        "client:\n"
        "  ref: K1\n"
        "  needs:\n"
        "    - mental\n"
        "    - social\n"
        "  kin: []\n"
        "note: \"says \\\"no\\\"\\ngoes\\n\"\n"
        "sessions:\n"
        "  - date: 2026-01-02\n"
        "    next:\n"
        "      place: home\n"
        "  - date: 2026-01-03\n");
  const Parsed again = Parse(printed);
  CHECK(FaultsIn(again) == "");
  CHECK(Dump(again.tree) == Dump(Parse(text).tree));
}

TEST_CASE("setting makes what is missing, appends, and replaces") {
  Doc doc = DocOf("case: C1\nsessions:\n  - {date: 2026-01-02}\n");
  doc.Set("sessions.0.date", Plain("2026-01-09"));
  doc.Set("sessions.1.next.place", Plain("home"));
  doc.Set("goals.0", Plain("walk"));
  CHECK(doc.Print() == "case: C1\nsessions:\n  - date: 2026-01-09\n  - next:\n      place: home\ngoals:\n  - walk\n");
  CHECK_THROWS_AS(doc.Set("sessions.4.date", Plain("2026-01-02")), std::runtime_error);
}

TEST_CASE("removing takes out one place and ignores what is not there") {
  Doc doc = DocOf("case: C1\nsessions:\n  - {date: 2026-01-02}\n  - {date: 2026-01-03}\nplan: {date: 2026-01-04}\n");
  doc.Remove("sessions.0");
  doc.Remove("plan.date");
  doc.Remove("plan.goals.agreed");
  doc.Remove("audit");
  CHECK(doc.Print() == "case: C1\nsessions:\n  - date: 2026-01-03\nplan: {}\n");
  CHECK(doc.Find("plan") != nullptr);
  CHECK(doc.Find("audit") == nullptr);
}
