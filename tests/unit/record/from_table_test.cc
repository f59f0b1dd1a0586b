#include <doctest/doctest.h>

#include "record/scaffold/from_table.h"
#include "source/table.h"
#include "support.h"

using namespace lanzhi;
using namespace lanzhi::test;

namespace {

const Field& ListOf(const char* kind, const char* path) { return *FindField(*EmbeddedShapes().Find(kind), path); }

// "line:column id" of each fault, else "field=value" of each value, a row between bars.
std::string Taken(const Field& list, std::string_view table) {
  const TableParts read = PartsFromTable(list, table, Language::en);
  std::string out;
  for (const TableFault& fault : read.faults)
    out += std::to_string(fault.line) + ':' + std::to_string(fault.column) + ' ' + fault.message.id + '\n';
  if (!out.empty()) return out;
  for (const auto& part : read.parts) {
    out += '|';
    for (const FieldValue& value : part) out += std::string(value.field->key) + '=' + value.text + ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("a table names fields in its first line, in either language, and may be saved in several ways") {
  const Field& members = ListOf("group", "members");
  const std::string two = "|ref=K1 by=self |ref=K2 ";
  CHECK(Taken(members, "ref,by\nK1,self\nK2,\n") == two);
  CHECK(Taken(members,
              "\xEF\xBB\xBF"
              "编号;报名人\r\nK1;self\r\nK2;\r\n\r\n") == two);
  CHECK(Taken(members, " ref \tby\nK1\tself\n\nK2") == two);
  CHECK(Taken(members, "ref,exclusion\n\"K1\",\"a, \"\"b\"\"\"") == "1:2 add.table.head\n");
  CHECK(Taken(members, "ref,left.reason\nK1,\"a, \"\"b\"\"\"") == "|ref=K1 reason=a, \"b\" ");
}

TEST_CASE("lists of single values take one column, and cells hold several") {
  CHECK(Taken(ListOf("activity", "occasions.signed_in"), "code\nK1\nK2\n") == "|signed_in=K1 signed_in=K2 ");
  CHECK(Taken(ListOf("activity", "occasions.signed_in"), "code,name\nK1,x\n") ==
        "1:1 add.table.head\n1:2 add.table.head\n");
  CHECK(Taken(ListOf("group", "meetings"), "date,absent\n2026-03-05,K1、K2；K3\n") ==
        "|date=2026-03-05 absent=K1 absent=K2 absent=K3 ");
}

TEST_CASE("what cannot be taken over is told with its line and column") {
  const Field& members = ListOf("group", "members");
  CHECK(Taken(members, "ref,name,ref\nK1,x,K1\n") == "1:2 add.table.head\n1:3 add.table.twice\n");
  CHECK(Taken(members, "ref\nK1,2\n") == "2:2 add.table.extra\n");
  CHECK(Taken(members, "ref\n\"K1\n") == "2:1 add.table.quote\n");
  CHECK(Taken(members, "ref\n\n") == "1:1 add.table.empty\n");
  CHECK(Taken(members, "") == "1:1 add.table.empty\n");
  CHECK(Taken(members, "ref\nK1\n\xB1\xE0\n") == "3:1 add.table.gbk\n");
  CHECK(Taken(members, "ref\n\xC3\n") == "2:1 add.table.encoding\n");
}

TEST_CASE("rows of a table know their line") {
  std::string lines;
  const int open =
      ReadTable("a,b\n\n1,\"x\ny\"\r\n2,z\n", [&](const TableRow& row) { lines += std::to_string(row.line) + ' '; });
  CHECK(open == 0);
  CHECK(lines == "1 3 5 ");
}
