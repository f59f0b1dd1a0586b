// CSV for spreadsheets: byte order mark, CRLF, RFC 4180 quotes, and no cell that a spreadsheet takes for a formula.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/sink.h"

namespace lanzhi {

class Csv {
 public:
  // `sink` must outlive it. `begins`: a file begins here, and not rows that are put behind others.
  explicit Csv(Sink& sink, bool begins = true) : sink_(sink) {
    if (begins) sink_.Put("\xEF\xBB\xBF");
  }

  // Control characters are escaped, so that a cell is one line. A text that begins with = + - @ (full-width ones too)
  // or a blank that hides one is prefixed with an apostrophe.
  Csv& Text(std::string_view text);
  // The same of a text of several lines, which stay lines.
  Csv& Lines(std::string_view text);
  Csv& Number(std::int64_t number);
  Csv& Number(Decimal number);
  // Left empty.
  Csv& Blank() { return Put({}); }
  // Ends the row.
  void EndRow();

 private:
  Csv& Put(std::string_view raw);

  Sink& sink_;
  bool first_ = true;
};

}  // namespace lanzhi
