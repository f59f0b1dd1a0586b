#include "view/show.h"

#include "unit/view/small_folder.h"

namespace lanzhi {
namespace {

using test::SmallFolder;

constexpr std::string_view kRest =
    "source: self\n"
    "client: {ref: K0471, sex: female, born: 1949, voluntary: true}\n"
    "application: {date: 2026-03-02, by: client, form: true}\n"
    "decision: {date: 2026-03-06, accepted: true, reason: 本社区居民, told_on: 2026-03-07}\n"
    "sessions:\n  - date: 2026-03-20\n    next: {date: 2026-04-20}\n  - date: 2026-03-10\n    by: lin-yu\n";

TEST_CASE("show: fields, timeline, stage") {
  const SmallFolder folder;
  const auto record = folder.Case(std::string(kRest));
  const ShownRecord shown = ShowRecord(*record, *folder.handbook, {}, true);
  CHECK(shown.kind.en == "case");
  CHECK(shown.id == "C2026-0001");
  CHECK_FALSE(shown.stage.empty());

  std::string fields;
  for (const ShownField& field : shown.fields) fields += field.name.en + " ";
  CHECK(fields == "site worker source client.ref client.sex client.born client.voluntary ");

  std::string events;
  for (const ShownEvent& event : shown.timeline) {
    events += FormatDate(event.date) + " " + event.name.en + (event.by.empty() ? "" : " by " + event.by) +
              (event.planned ? " planned" : "") + "\n";
  }
  CHECK(events ==
        "2026-03-02 application\n"
        "2026-03-06 decision by chen-jia\n"
        "2026-03-07 decision.told_on\n"
        "2026-03-10 sessions by lin-yu\n"
        "2026-03-20 sessions by chen-jia\n"
        "2026-04-20 sessions.next.date planned\n");
  CHECK(shown.timeline[3].pointer == "/sessions/1/date");
}

TEST_CASE("show: the worker is the one in charge now") {
  const SmallFolder folder;
  const auto record =
      folder.Case("handovers:\n  - {from: 2026-01-01, worker: chen-jia}\n  - {from: 2026-05-01, worker: lin-yu}\n");
  const ShownRecord shown = ShowRecord(*record, *folder.handbook, {}, true);
  REQUIRE(shown.fields.size() >= 2);
  CHECK(std::get<Text>(shown.fields[1].value.args.at(0).value).en == "lin-yu");
  REQUIRE(shown.timeline.size() == 2);
  CHECK(shown.timeline[1].by == "lin-yu");
}

TEST_CASE("list: one line of a record") {
  const SmallFolder folder;
  const ListRow open = ListRowOf(*folder.Case(std::string(kRest)), *folder.handbook);
  CHECK(open.id == "C2026-0001");
  CHECK(open.site == "shangsha");
  CHECK(open.worker == "chen-jia");
  CHECK(open.began == MakeDate(2026, 3, 2));
  CHECK(open.last == MakeDate(2026, 3, 20));  // a planned date has not come yet
  CHECK(open.stage_id == "serving");
  CHECK_FALSE(open.ended);
  const ListRow closed =
      ListRowOf(*folder.Case("closing: {date: 2026-04-01, grounds: [goals-met]}\n"), *folder.handbook);
  CHECK(closed.ended);
  CHECK(closed.stage_id == "ended");
}

TEST_CASE("list: ordered by id, then path") {
  std::vector<ListRow> rows(3);
  rows[0].id = "b";
  rows[1].id = "a";
  rows[1].path = "2";
  rows[2].id = "a";
  rows[2].path = "1";
  SortListRows(rows);
  CHECK(rows[0].path == "1");
  CHECK(rows[1].path == "2");
  CHECK(rows[2].id == "b");
}

}  // namespace
}  // namespace lanzhi
