#include "cli/books.h"
#include "cli/formats.h"
#include "cli/workspace.h"
#include "render/clauses.h"

namespace lanzhi {
namespace {

struct ClausesOptions {
  std::string handbook;
  bool coverage = false;
};

using Coverages = std::vector<HandbookCoverage>;

// One or the other is told.
struct ClausesList {
  std::string_view handbook;
  const std::vector<Clause>* clauses = nullptr;
  const Coverages* coverage = nullptr;
};

Document ClausesDocumentOf(const ClausesList& list, Language language) {
  return list.coverage != nullptr ? CoverageDocument(*list.coverage, language)
                                  : ClausesDocument(list.handbook, *list.clauses, language);
}

constexpr Format<ClausesList> kClausesFormats[] = {
    {"table", "format.table", AsDocument<ClausesDocumentOf, WriteText>},
    {"json", "format.json", AsDocument<ClausesDocumentOf, WriteJson>},
};

// Of every handbook, the folder's own with what the agency laid over it.
int RunCoverage(Context& context, Books& books, bool others) {
  if (others) books.AddOthers();
  Coverages list;
  Diagnostics faults;
  for (Handbook* handbook : books.All()) {
    const ClauseIndex& clauses = handbook->LoadClauses();
    list.push_back({std::string(handbook->name()), CoverageOf(*handbook, clauses, faults)});
  }
  if (HasError(faults)) return PrintFaults(context, faults);
  return DeliverAll(context, kClausesFormats, {{}, nullptr, &list});
}

int RunClauses(Context& context, const ClausesOptions& options) {
  int code = kUsage;
  std::optional<Books> books = Books::Open(context, options.handbook, code);
  if (!books) return code;
  if (options.coverage) return RunCoverage(context, *books, options.handbook.empty());
  Handbook* handbook = books->Only(context);
  if (handbook == nullptr) return kUsage;
  return DeliverAll(context, kClausesFormats, {handbook->name(), &handbook->LoadClauses().clauses(), nullptr});
}

}  // namespace

Command ClausesCommand() {
  const auto options = std::make_shared<ClausesOptions>();
  Command command;
  command.name = "clauses";
  command.options = {
      {"--coverage", "", "cli.clauses.coverage", &options->coverage, {}},
      {"--handbook", "handbook", "cli.handbook", &options->handbook, {}},
  };
  command.formats = NamesOf(kClausesFormats);
  command.run = [options](Context& context) { return RunClauses(context, *options); };
  return command;
}

}  // namespace lanzhi
