// The output formats of a command, one row each: its name, what --help says of it, and the function that makes it. From
// the rows come what -f accepts, --help, completions, and the account of what the golden tests show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "render/write.h"

namespace lanzhi {

// `Of`: what the command has found, from which every format is made.
template <class Of>
struct Format : FormatName {
  using Subject = Of;
  using Make = void (*)(Sink&, const Of&, const Page&);

  // `about`: id of its words. A row without its function does not compile.
  constexpr Format(std::string_view name, std::string_view about, Make function)
      : FormatName{name, about}, make(function) {}

  Make make;
};

// A `Row` is a Format, or one with more to say of it.
template <class Row, std::size_t N>
[[nodiscard]] std::vector<FormatName> NamesOf(const Row (&formats)[N]) {
  return std::vector<FormatName>(formats, formats + N);
}

// The function of a format that writes the document of what was found.
template <auto MakeDocument, auto Write, class Of>
void AsDocument(Sink& sink, const Of& of, const Page& page) {
  Write(sink, MakeDocument(of, page.language), page);
}

// Puts the text of `of` in one format. Precondition: `name` is among `formats` (Run() lets no other through).
template <class Row, std::size_t N>
void MakeFormat(Sink& sink, const Row (&formats)[N], std::string_view name, const typename Row::Subject& of,
                const Page& page) {
  for (const Row& format : formats) {
    if (format.name == name) return format.make(sink, of, page);
  }
}

// Every output asked for; when there was none, the format `otherwise`, or else the first row, to standard output.
template <class Row, std::size_t N>
[[nodiscard]] int DeliverAll(Context& context, const Row (&formats)[N], const typename Row::Subject& of,
                             std::string_view otherwise = {}) {
  const std::string normal(otherwise.empty() ? formats[0].name : otherwise);
  return DeliverAll(context, normal, [&](Sink& sink, const Output& output) {
    MakeFormat(sink, formats, output.format, of, context.PageFor(output));
  });
}

}  // namespace lanzhi
