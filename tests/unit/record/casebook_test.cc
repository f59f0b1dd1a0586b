#include <doctest/doctest.h>

#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

void Add(Casebook& casebook, std::string_view text, const std::string& path) {
  Reading reading = Read(text, path);
  REQUIRE(Faults(reading.diagnostics) == Lines{});
  casebook.Add(std::move(reading.record));
}

}  // namespace

TEST_CASE("references among linked records lead to each other") {
  Casebook casebook;
  Add(casebook, "staff: lin\nrole: leader\nsite: shangsha\n", "lin.yaml");
  Add(casebook, "staff: wu\nrole: worker\nsite: shangshaa\n", "wu.yaml");
  Add(casebook, "site: shangsha\nleader: lin\n", "shangsha.yaml");
  Diagnostics diagnostics;
  casebook.Link(diagnostics);
  CHECK(Faults(diagnostics) == Lines{"record-broken-link.named @ shangshaa"});
  CHECK(diagnostics[0].pointer == "/site");
  CHECK(diagnostics[0].help.id == "record-broken-link.near");
  const Record* site = casebook.Find("site", "shangsha");
  const Record* lin = casebook.Find("staff", "lin");
  REQUIRE(site != nullptr);
  REQUIRE(lin != nullptr);
  CHECK(At(*site, "leader").link == lin);
  CHECK(At(*lin, "site").link == site);
  CHECK(At(*casebook.Find("staff", "wu"), "site").state == State::unreadable);
  CHECK(casebook.Find("staff", "shangsha") == nullptr);
  CHECK(casebook.All("staff").size() == 2);
  CHECK(casebook.Ids("staff") == std::vector<std::string_view>{"lin", "wu"});
  CHECK(casebook.All("case").empty());
}

TEST_CASE("a record read with a casebook is linked to it at once") {
  Casebook casebook;
  Add(casebook, "staff: lin\nrole: worker\n", "lin.yaml");
  Add(casebook, "staff: chen-jia\nrole: worker\n", "chen-jia.yaml");
  const Reading good = Read("case: C2026-0001\nworker: lin\nsessions:\n  - {date: 2026-03-05}\n", "C2026-0001.yaml",
                            Language::en, &casebook);
  CHECK(Faults(good.diagnostics) == Lines{});
  CHECK(At(*good.record, "worker").link == casebook.Find("staff", "lin"));
  CHECK(At(*good.record, "sessions.0.by").link == casebook.Find("staff", "lin"));

  // Told once, also where the worker stands in for others.
  const Reading broken = Read("case: C2026-0001\nworker: chen-ja\nsite: nowhere\nsessions:\n  - {date: 2026-03-05}\n",
                              "C2026-0001.yaml", Language::en, &casebook);
  CHECK(Faults(broken.diagnostics) ==
        Lines{"record-broken-link.named @ chen-ja", "record-broken-link.named @ nowhere"});
  CHECK(broken.diagnostics[0].help.id == "record-broken-link.near");
  CHECK(broken.diagnostics[1].help.id == "record-broken-link.help");
  CHECK(At(*broken.record, "sessions.0.by").state == State::unreadable);
}

TEST_CASE("a reference to any record is left to the whole folder") {
  Casebook casebook;
  const Reading waiver = Read("waiver: W2026-0001\nrecord: C2026-0001\n", "W2026-0001.yaml", Language::en, &casebook);
  CHECK(Faults(waiver.diagnostics) == Lines{});
  CHECK(At(*waiver.record, "record").given());
  CHECK(At(*waiver.record, "record").link == nullptr);
}

TEST_CASE("a casebook goes back to a day whole") {
  Casebook casebook;
  Add(casebook,
      "staff: lin\nrole: leader\nsite: shangsha\nposts:\n  - {from: 2026-02-01, role: worker}\n  - {from: 2026-06-01, "
      "role: leader}\n",
      "lin.yaml");
  Add(casebook, "site: shangsha\n", "shangsha.yaml");
  Add(casebook, "waiver: W2026-0001\ndate: 2026-05-01\n", "W2026-0001.yaml");
  Diagnostics diagnostics;
  casebook.Link(diagnostics);
  CHECK(diagnostics.empty());
  const auto then = casebook.AsOf(MakeDate(2026, 3, 1));
  const Record* lin = then->Find("staff", "lin");
  REQUIRE(lin != nullptr);
  CHECK(lin != casebook.Find("staff", "lin"));
  CHECK(At(*lin, "site").link == then->Find("site", "shangsha"));
  CHECK(At(*lin, "posts").count == 1);
  CHECK(then->Find("waiver", "W2026-0001") == nullptr);
  CHECK(casebook.AsOf(MakeDate(2026, 5, 1))->Find("waiver", "W2026-0001") != nullptr);
  const Field& role = *lin->shape->root.Find("role");
  CHECK(Effective(*lin, role, MakeDate(2026, 3, 1)).number == 0);
}

TEST_CASE("records that were left unread are proposed, but lead nowhere") {
  Casebook casebook;
  Add(casebook, "staff: wu\nrole: worker\nsite: shangshaa\n", "wu.yaml");
  casebook.Name("site", "shangsha");
  casebook.Name("staff", "lin");
  CHECK(casebook.Ids("staff") == std::vector<std::string_view>{"lin", "wu"});
  CHECK(casebook.Find("site", "shangsha") == nullptr);
  Diagnostics diagnostics;
  casebook.Link(diagnostics);
  REQUIRE(Faults(diagnostics) == Lines{"record-broken-link.named @ shangshaa"});
  CHECK(diagnostics[0].help.id == "record-broken-link.near");
}
