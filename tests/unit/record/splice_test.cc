#include <doctest/doctest.h>

#include "record/scaffold/splice.h"
#include "record/scaffold/values.h"
#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

struct Given {
  std::string path, text;
};

// Adds `path` of a `kind` with what is given and nothing to fill in, so that the tests stay short.
Spliced Added(const std::string& text, const std::string& kind, const std::string& path,
              const std::vector<Given>& given, bool to_fill = false) {
  const Shape& shape = *EmbeddedShapes().Find(kind);
  Addition addition;
  addition.field = FindField(shape, path);
  REQUIRE(addition.field != nullptr);
  addition.to_fill = to_fill;
  for (const Given& each : given) addition.parts[0].push_back({FindField(shape, each.path), each.text});
  return Splice(MakeFile("x/C2026-0001.yaml", text), EmbeddedShapes(), Language::en, nullptr, Language::en,
                Language::en, addition);
}

std::string TextOf(const Spliced& spliced) {
  CAPTURE(spliced.refused.message.id);
  REQUIRE(spliced.file != nullptr);
  return spliced.file->bytes;
}

const std::string kThreeLines = "case: C2026-0001\nsite: east\nworker: chen\n";
const std::vector<Given> kConsent = {{"consent.date", "2026/3/5"}, {"consent.signed_by", "服务对象"}};
const std::string kConsentText = "consent:\n  date: 2026-03-05\n  signed_by: client\n";
const std::vector<Given> kSession = {{"sessions.date", "2026-03-07"}, {"sessions.at", "18:45"}};

}  // namespace

TEST_CASE("splice: a section comes to the end, whatever the last line is") {
  struct Case {
    std::string before, after;
  };
  const Case cases[] = {
      {kThreeLines, kThreeLines + kConsentText},
      {kThreeLines.substr(0, kThreeLines.size() - 1), kThreeLines + kConsentText},
      {kThreeLines + "\n\n", kThreeLines + kConsentText + "\n\n"},
      {kThreeLines + "# a last word\n", kThreeLines + "# a last word\n" + kConsentText},
      {kThreeLines + "  # a last word", kThreeLines + "  # a last word\n" + kConsentText},
      {kThreeLines + "plan:\n  situation: |\n    one\n    two\n",
       kThreeLines + "plan:\n  situation: |\n    one\n    two\n" + kConsentText},
      {kThreeLines + "plan:\n  situation: |\n    one\n    two",
       kThreeLines + "plan:\n  situation: |\n    one\n    two\n" + kConsentText},
      {"{}", ""},
      {"{case: C2026-0001, site: east, worker: chen}\n", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.before);
    const Spliced spliced = Added(each.before, "case", "consent", kConsent);
    if (each.after.empty()) {
      CHECK(spliced.file == nullptr);
      CHECK((spliced.refused.message.id == "add.braces" || spliced.refused.message.id == "add.text"));
    } else {
      CHECK(TextOf(spliced) == each.after);
      CHECK(spliced.file->bytes.substr(spliced.part.begin, spliced.part.end - spliced.part.begin) == kConsentText);
    }
  }
}

TEST_CASE("splice: it is laid out as the file is") {
  CHECK(TextOf(Added("case: C2026-0001\r\nsite: east\r\nworker: chen\r\n", "case", "consent", kConsent)) ==
        "case: C2026-0001\r\nsite: east\r\nworker: chen\r\nconsent:\r\n  date: 2026-03-05\r\n  signed_by: client\r\n");
  const std::string four = kThreeLines + "decision:\n    date: 2026-03-01\n";
  CHECK(TextOf(Added(four, "case", "consent", kConsent)) ==
        four + "consent:\n    date: 2026-03-05\n    signed_by: client\n");
  const std::string level = kThreeLines + "raised:\n- date: 2026-03-01\n";
  CHECK(TextOf(Added(level, "case", "sessions", kSession)) ==
        level + "sessions:\n- date: 2026-03-07\n  at: \"18:45\"\n");
}

TEST_CASE("splice: a further element follows the last one and what belongs to it") {
  const auto added = [](const std::string& list, const std::string& rest) {
    const std::string text = TextOf(Added(kThreeLines + list + rest, "case", "sessions", kSession));
    REQUIRE(text.starts_with(kThreeLines + list));
    REQUIRE(text.ends_with(rest));
    return text.substr(kThreeLines.size() + list.size(), text.size() - kThreeLines.size() - list.size() - rest.size());
  };
  const std::string rest = "\n# of what follows\nclosing:\n  date: 2026-09-01\n";
  CHECK(added("sessions:\n  - date: 2026-03-05\n    place: here\n", rest) ==
        "  - date: 2026-03-07\n    at: \"18:45\"\n");
  CHECK(added("sessions:\n- date: 2026-03-05\n", rest) == "- date: 2026-03-07\n  at: \"18:45\"\n");
  CHECK(added("sessions:\n  -   date: 2026-03-05\n      place: here\n", rest) ==
        "  -   date: 2026-03-07\n      at: \"18:45\"\n");
  CHECK(added("sessions:\n    - {date: 2026-03-05, place: here} # so\n", rest) ==
        "    - date: 2026-03-07\n      at: \"18:45\"\n");
  CHECK(added("sessions:\n  - date: 2026-03-05\n    verbal: |\n      one\n\n      two\n", rest) ==
        "  - date: 2026-03-07\n    at: \"18:45\"\n");
  CHECK(added("sessions:\n  - date: 2026-03-05\n    # of this one\n\n  # of the list\n", rest) ==
        "  - date: 2026-03-07\n    at: \"18:45\"\n");
  CHECK(added("sessions:\n  - date: 2026-03-05\n    next:\n", "") == "  - date: 2026-03-07\n    at: \"18:45\"\n");
}

TEST_CASE("splice: lists of single values, and what lies deeper") {
  const std::string staff = "staff: chen\nrole: worker\n";
  const auto skills = [&](const std::string& text) {
    return TextOf(Added(text, "staff", "qualifications", {{"qualifications", "one"}, {"qualifications", "- two"}}));
  };
  CHECK(skills(staff) == staff + "qualifications:\n  - one\n  - \"- two\"\n");
  CHECK(skills(staff + "qualifications:\n- zero\n") == staff + "qualifications:\n- zero\n- one\n- \"- two\"\n");
  const std::string plan = kThreeLines + "plan:\n  date: 2026-03-05\n  due: 2026-09-05\n";
  const std::string tail = "sessions:\n  - date: 2026-03-05\n";
  const std::vector<Given> stage = {{"plan.stages.name", "first"}};
  CHECK(TextOf(Added(plan + tail, "case", "plan.stages", stage)) == plan + "  stages:\n    - name: first\n" + tail);
  CHECK(TextOf(Added(plan + "  stages:\n    - name: zero\n" + tail, "case", "plan.stages", stage)) ==
        plan + "  stages:\n    - name: zero\n    - name: first\n" + tail);
  CHECK(TextOf(Added(kThreeLines + tail, "case", "sessions.next", {{"sessions.next.place", "here"}})) ==
        kThreeLines + tail + "    next:\n      place: here\n");
  CHECK(Added(kThreeLines, "case", "plan.stages", stage).refused.message.id == "add.no-parent");
}

TEST_CASE("splice: what stands there already is not touched") {
  const auto refused = [](const std::string& rest, const std::string& path) {
    const Spliced spliced = Added(kThreeLines + rest, "case", path, {});
    CHECK(spliced.file == nullptr);
    CHECK(spliced.in_the_way.begin >= kThreeLines.size());
    return spliced.refused.message.id;
  };
  CHECK(refused("consent:\n  date: 2026-03-05\n", "consent") == "add.there");
  CHECK(refused("consent: {date: 2026-03-05}\n", "consent") == "add.there");
  CHECK(refused("consent: {}\n", "consent") == "add.there");
  CHECK(refused("consent: ~\n", "consent") == "add.there");
  CHECK(refused("source: self\n", "source") == "add.there");
  CHECK(refused("sessions: [{date: 2026-03-05}]\n", "sessions") == "add.braces");
  CHECK(refused("sessions: []\n", "sessions") == "add.braces");
  CHECK(refused("plan: {due: 2026-03-05}\n", "plan.stages") == "add.braces");
  CHECK(refused("plan: \"\n", "consent") == "add.text");
}

TEST_CASE("splice: one that stood alone becomes the first of a list") {
  const std::string site = "site: east\n", after = "survey:\n  date: 2026-01-05\n";
  const auto renewed = [&](const std::string& contract) {
    const std::string text = site + contract + after;
    const Spliced spliced = Added(text, "site", "contract", {{"contract.starts_on", "2026-03-05"}});
    const std::string now = TextOf(spliced);
    CHECK(spliced.faults.empty());
    // What is told of it are whole lines, and no others have changed.
    const std::string behind = now.substr(spliced.part.end);
    CHECK(now.substr(0, spliced.part.begin) == text.substr(0, spliced.part.begin));
    CHECK(text.substr(text.size() - behind.size()) == behind);
    CHECK(now.substr(spliced.part.begin, 8) == "contract");
    return now.substr(site.size(), now.size() - site.size() - after.size());
  };
  const std::string added = "  - starts_on: 2026-03-05\n";
  CHECK(renewed("contract:\n  starts_on: 2024-03-05\n  ends_on: 2026-03-04\n") ==
        "contract:\n  - starts_on: 2024-03-05\n    ends_on: 2026-03-04\n" + added);
  // Comments and blank lines stay where they are, long texts what they are.
  CHECK(renewed("contract: # with the street office\n  # the first\n  starts_on: 2024-03-05 # a Tuesday\n\n  # last\n"
                "  ends_on: 2026-03-04\n  # no more\n# apart\n") ==
        "contract: # with the street office\n  # the first\n  - starts_on: 2024-03-05 # a Tuesday\n\n    # last\n"
        "    ends_on: 2026-03-04\n    # no more\n" +
            added + "# apart\n");
  CHECK(renewed("contract:\n    starts_on: 2024-03-05\n    ends_on: 2026-03-04\n") ==
        "contract:\n    - starts_on: 2024-03-05\n      ends_on: 2026-03-04\n    - starts_on: 2026-03-05\n");
  CHECK(renewed("contract: {starts_on: 2024-03-05}\n") == "contract:\n  - {starts_on: 2024-03-05}\n" + added);
  CHECK(renewed("contract: {starts_on: 2024-03-05,\n  ends_on: 2026-03-04} # two years\n") ==
        "contract:\n  - {starts_on: 2024-03-05,\n      ends_on: 2026-03-04} # two years\n" + added);
  CHECK(renewed("contract:\n  {starts_on: 2024-03-05}\n") == "contract:\n  - {starts_on: 2024-03-05}\n" + added);
  CHECK(TextOf(Added("site: east\r\ncontract:\r\n  starts_on: 2024-03-05\r\n", "site", "contract",
                     {{"contract.starts_on", "2026-03-05"}})) ==
        "site: east\r\ncontract:\r\n  - starts_on: 2024-03-05\r\n  - starts_on: 2026-03-05\r\n");
  // The dashes of a file without an indent of theirs.
  CHECK(TextOf(Added("site: east\nplans:\n- year: 2026\ncontract:\n  starts_on: 2024-03-05\n  ends_on: 2026-03-04\n",
                     "site", "contract", {{"contract.starts_on", "2026-03-05"}})) ==
        "site: east\nplans:\n- year: 2026\ncontract:\n- starts_on: 2024-03-05\n  ends_on: 2026-03-04\n"
        "- starts_on: 2026-03-05\n");
}

TEST_CASE("splice: what a scaffold has left in comments is filled in in its place") {
  const std::string tail = "# one\n#plan:\n  # two\n  #date:\n";
  const auto consent = [](const std::string& text) {
    return TextOf(Added(text, "case", "consent", {{"consent.signed_by", "client"}}));
  };
  // As it is written today, and as it was: `#` at the beginning of each line.
  const std::string now =
      "#consent:\n  # day of signing, from the decision on and before the first service\n  #date: 2026-03-05\n  "
      "#signed_by:\n";
  const std::string once =
      "#consent:\n#  # day of signing, from the decision on and before the first service\n#  date: 2026-03-05\n#  "
      "signed_by:\n";
  const std::string filled = "consent:\n  date: 2026-03-05\n  signed_by: client\n";
  CHECK(consent(kThreeLines + "# the help\n" + now + tail) == kThreeLines + "# the help\n" + filled + tail);
  CHECK(consent(kThreeLines + once + tail) == kThreeLines + filled + tail);
  // Its key alone was freed.
  CHECK(consent(kThreeLines + now.substr(1) + tail) == kThreeLines + filled + tail);
  CHECK(consent(kThreeLines + once.substr(1) + tail) == kThreeLines + filled + tail);
  CHECK(consent(kThreeLines + "consent: # soon\n" + tail) ==
        kThreeLines + "consent: # soon\n  signed_by: client\n" + tail);
  // What somebody has written of their own stays.
  const std::string own = "#consent:\n  #date: 2026-03-05\n  # ask her sister\n";
  CHECK(consent(kThreeLines + own) == kThreeLines + own + "consent:\n  signed_by: client\n");
  const std::string block = "screening:\n  statement: |\n    #consent:\n";
  CHECK(consent(kThreeLines + block) == kThreeLines + block + "consent:\n  signed_by: client\n");
}

TEST_CASE("splice: what is to be filled in is a blank, what has a default a comment") {
  const std::string text = TextOf(Added(kThreeLines, "case", "sessions", {{"sessions.date", "2026-03-05"}}, true));
  CHECK(text.find("sessions:\n  # day of the meeting; the first not before the plan\n  - date: 2026-03-05\n") !=
        std::string::npos);
  CHECK(text.find("    #by:\n") != std::string::npos);
  CHECK(text.find("    place:\n") != std::string::npos);
  CHECK(
      text.find("    # by what means; face to face when not given: face | home | phone | electronic\n    #medium:\n") !=
      std::string::npos);
  CHECK(text.find("    next:\n      # day of the next meeting\n      date:\n") != std::string::npos);
  CHECK(TextOf(Added("staff: chen\nrole: worker\n", "staff", "qualifications", {}, true))
            .ends_with("qualifications:\n  #-\n"));
}

TEST_CASE("splice: new faults are told, those that were there are not") {
  const auto faults = [](const std::string& text, const std::vector<Given>& given) {
    std::vector<std::string> ids;
    for (const Diagnostic& fault : Added(text, "case", "consent", given).faults) ids.push_back(fault.message.id);
    return ids;
  };
  CHECK(faults(kThreeLines + "source: nobody\n", kConsent).empty());
  CHECK(faults(kThreeLines, {{"consent.signed_by", "nobody"}, {"consent.date", "2026-03-05"}}) ==
        std::vector<std::string>{"record-bad-choice"});
  CHECK(faults(kThreeLines, {{"consent.date", "soon"}}) == std::vector<std::string>{"record-date"});
}

TEST_CASE("splice: several elements at once, with remarks, and a part left out") {
  const Shape& shape = *EmbeddedShapes().Find("group");
  const auto add = [&](const std::string& text, const Addition& addition) {
    return TextOf(Splice(MakeFile("x/G2026-0001.yaml", text), EmbeddedShapes(), Language::en, nullptr, Language::en,
                         Language::en, addition));
  };
  const std::string group = "group: G2026-0001\nsite: east\nworker: chen\n";
  Addition members;
  members.field = FindField(shape, "members");
  members.to_fill = false;
  members.parts = {{{FindField(shape, "members.ref"), "K1"}}, {{FindField(shape, "members.ref"), "K2"}}};
  CHECK(add(group, members) == group + "members:\n  - ref: K1\n  - ref: K2\n");
  CHECK(add(group + "members:\n", members) == group + "members:\n  - ref: K1\n  - ref: K2\n");
  CHECK(add(group + "members:\n  - ref: K0\n", members) == group + "members:\n  - ref: K0\n  - ref: K1\n  - ref: K2\n");
  members.remarks = {"one", "two"};
  CHECK(add(group + "members:\n- ref: K0\n", members) ==
        group + "members:\n- ref: K0\n# one\n- ref: K1\n# two\n- ref: K2\n");
  Addition audit;
  audit.field = FindField(shape, "audit");
  audit.omit = FindField(shape, "audit.checklist");
  const std::string audited = add(group, audit);
  CHECK(audited.find("  by:\n") != std::string::npos);
  CHECK(audited.find("checklist") == std::string::npos);
  Addition questions;
  questions.field = audit.omit;
  questions.to_fill = false;
  questions.parts = {
      {{FindField(shape, "audit.checklist.clause"), "a.b"}, {FindField(shape, "audit.checklist.answer"), {}, true}}};
  questions.remarks = {"was it so?"};
  CHECK(add(audited, questions) == audited + "  checklist:\n    # was it so?\n    - clause: a.b\n      answer:\n");
}
