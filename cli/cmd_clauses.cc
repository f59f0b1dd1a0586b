#include "cli/books.h"
#include "render/clauses.h"

namespace lanzhi {
namespace {

struct ClausesOptions {
  std::string handbook;
  bool coverage = false;
};

// Of every handbook, the folder's own with what the agency laid over it.
int RunCoverage(Context& context, Books& books, bool others) {
  if (others) books.AddOthers();
  std::vector<HandbookCoverage> list;
  Diagnostics faults;
  for (Handbook* handbook : books.All()) list.push_back({std::string(handbook->name()), CoverageOf(*handbook, faults)});
  if (PrintClauseFaults(context, faults)) return kUsage;
  return DeliverAll(context, "table", [&](const Output& output) {
    return output.format == "json" ? CoverageJson(list)
                                   : CoverageTable(list, context.language, context.StyleFor(output));
  });
}

int RunClauses(Context& context, const ClausesOptions& options) {
  int code = kUsage;
  std::optional<Books> books = Books::Open(context, options.handbook, code);
  if (!books) return code;
  if (options.coverage) return RunCoverage(context, *books, options.handbook.empty());
  Handbook* handbook = books->Only(context);
  if (handbook == nullptr) return kUsage;
  Diagnostics faults;
  const std::vector<Clause>& clauses = handbook->Clauses(faults);
  if (PrintClauseFaults(context, faults)) return kUsage;
  return DeliverAll(context, "table", [&](const Output& output) {
    return output.format == "json" ? ClausesJson(handbook->name(), clauses, context.language)
                                   : ClausesTable(clauses, context.language, context.StyleFor(output));
  });
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
  command.formats = {"table", "json"};
  command.run = [options](Context& context) { return RunClauses(context, *options); };
  return command;
}

}  // namespace lanzhi
