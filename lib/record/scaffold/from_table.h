// Elements of a list from a table that a spreadsheet has saved.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "record/scaffold/values.h"

namespace lanzhi {

// Something that cannot be taken over.
struct TableFault {
  int line = 1;
  int column = 1;  // of the table, from 1
  Message message;
  Message hint;  // may be empty
};

struct TableParts {
  std::vector<std::vector<FieldValue>> parts;  // as in Addition
  std::vector<int> lines;                      // of each element, or of each single value
  std::map<const Field*, int> columns;         // of the table, from 1
  std::vector<TableFault> faults;
  bool legible = true;  // what the columns are could be read: the rest is worth a look
};

// The first line names the fields of the list, by key or path in either language; of a list of single values there is
// one column, which may have any name of the list or of what it holds. Cells that are blank are not given; in those of
// a list of single values `、`, `；` and `;` separate. `keys`: the language of the names that are offered instead.
// Errors: TableParts::faults: not UTF-8, a head that is no field, a row with more cells than there are heads, a quote
// that is not closed.
[[nodiscard]] TableParts PartsFromTable(const Field& list, std::string_view table, Language keys);

}  // namespace lanzhi
