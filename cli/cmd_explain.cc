#include <algorithm>

#include "cli/books.h"
#include "cli/parse.h"
#include "render/catalogue.h"
#include "render/explain.h"

namespace lanzhi {
namespace {

struct ExplainOptions {
  std::string id, handbook;
};

// The page of a rule or clause of this handbook; nullopt when it has none of this name.
std::optional<int> Explain(Context& context, Handbook& handbook, Language keys, const std::string& id) {
  Diagnostics faults;
  if (const RuleSet* rule = handbook.FindRule(id)) {
    const Examples examples = ExamplesOf(handbook, *rule, keys);
    const int code = DeliverAll(context, "human", [&](const Output& output) {
      if (output.format == "json") return ExplainRuleJson(handbook, *rule, examples, context.language, faults);
      return ExplainRule(handbook, *rule, examples, context.language, context.StyleFor(output), faults);
    });
    return PrintClauseFaults(context, faults) ? kUsage : code;
  }
  const Clause* clause = handbook.FindClause(id, faults);
  if (PrintClauseFaults(context, faults)) return kUsage;
  if (clause == nullptr) return std::nullopt;
  return DeliverAll(context, "human", [&](const Output& output) {
    if (output.format == "json") return ExplainClauseJson(*clause, context.language);
    return ExplainClause(handbook, *clause, context.language, context.StyleFor(output));
  });
}

std::vector<std::string> KnownIds(const std::vector<Handbook*>& handbooks) {
  std::vector<std::string> ids = DiagnosticRules();
  Diagnostics ignored;
  for (Handbook* handbook : handbooks) {
    for (const auto& rule : handbook->rules()) ids.emplace_back(rule->id);
    for (const Clause& clause : handbook->Clauses(ignored)) ids.emplace_back(clause.id);
  }
  return ids;
}

int RunExplain(Context& context, const ExplainOptions& options) {
  if (options.id.empty()) return context.Fail({"cli.explain.no-id", {}, {}}, {"cli.explain.no-id.help", {}, {}});
  int code = kUsage;
  std::optional<Books> books = Books::Open(context, options.handbook, code);
  if (!books) return code;
  for (Handbook* handbook : books->All()) {
    if (const std::optional<int> done = Explain(context, *handbook, books->Keys(context), options.id)) return *done;
  }
  const std::vector<std::string> own = DiagnosticRules();
  if (std::find(own.begin(), own.end(), options.id) != own.end()) {
    return DeliverAll(context, "human", [&](const Output& output) {
      if (output.format == "json") return ExplainDiagnosticJson(options.id, context.language);
      return ExplainDiagnostic(options.id, context.language, context.StyleFor(output));
    });
  }
  return context.Fail({"cli.explain.unknown", {}, {{"value", Verbatim(options.id)}}},
                      DidYouMean(options.id, KnownIds(books->All())));
}

}  // namespace

Command ExplainCommand() {
  const auto options = std::make_shared<ExplainOptions>();
  Command command;
  command.name = "explain";
  command.options = {
      {"id", "rule-or-clause", "cli.explain.id", &options->id, {}},
      {"--handbook", "handbook", "cli.handbook", &options->handbook, {}},
  };
  command.formats = {"human", "json"};
  command.run = [options](Context& context) { return RunExplain(context, *options); };
  return command;
}

}  // namespace lanzhi
