#include <algorithm>

#include "base/nearest.h"
#include "cli/books.h"
#include "cli/formats.h"
#include "render/catalogue.h"
#include "render/explain.h"
#include "render/explain_number.h"
#include "view/report_definition.h"

namespace lanzhi {
namespace {

struct ExplainOptions {
  std::string id, handbook;
};

// A rule of a handbook with its examples, a clause of one, a number that reports count, or a rule of the program's own.
struct Explained {
  std::string id;
  const Handbook* handbook = nullptr;
  const ClauseIndex* clauses = nullptr;
  const RuleSet* rule = nullptr;
  const Examples* examples = nullptr;
  std::vector<const Clause*> named = {};  // by their anchor in the source, which several may have
  const ReportNumber* number = nullptr;
  std::vector<NumberColumn> columns = {};  // that show the number
};

std::string ExplainText(const Explained& it, const Page& page) {
  if (it.rule != nullptr) {
    return ExplainRule(*it.handbook, *it.clauses, *it.rule, *it.examples, page);
  }
  if (!it.named.empty()) return ExplainClauses(*it.handbook, it.named, page);
  if (it.number != nullptr) return ExplainNumber(*it.handbook, *it.number, it.columns, page);
  return ExplainDiagnostic(it.id, page);
}

std::string ExplainJson(const Explained& it, const Page& page) {
  if (it.rule != nullptr) return ExplainRuleJson(*it.handbook, *it.clauses, *it.rule, *it.examples, page.language);
  if (!it.named.empty()) return ExplainClausesJson(it.named, page.language);
  if (it.number != nullptr) return ExplainNumberJson(*it.handbook, *it.number, it.columns, page.language);
  return ExplainDiagnosticJson(it.id, page.language);
}

constexpr Format<Explained> kExplainFormats[] = {
    {"human", "format.human",
     [](Sink& sink, const Explained& it, const Page& page) { sink.Put(ExplainText(it, page)); }},
    {"json", "format.json", [](Sink& sink, const Explained& it, const Page& page) { sink.Put(ExplainJson(it, page)); }},
};

// The columns of reports that show the number.
std::vector<NumberColumn> ColumnsOf(const Handbook& handbook, std::string_view number) {
  Diagnostics none;  // `report` tells them
  std::vector<NumberColumn> columns;
  for (Tree& tree : CompiledReports()) {
    const ReportDefinition report = ReportDefinition::Load(handbook, WithCompiled(std::move(tree)), none);
    for (const CountedTable& table : report.counted) {
      for (const ReportColumn& column : table.columns) {
        if (!table.hidden && column.is_total() && column.number->id == number) {
          columns.push_back({report.head.id, table.id + "/" + column.id});
        }
      }
    }
  }
  return columns;
}

// Says that a number is meant, where a rule is called like it.
constexpr std::string_view kNumber = "number:";

// The page of a rule, clause or number of this handbook; nullopt when it has none of this name.
std::optional<int> Explain(Context& context, Handbook& handbook, Language keys, const std::string& typed) {
  const bool number_meant = typed.starts_with(kNumber);
  const std::string id = number_meant ? typed.substr(kNumber.size()) : typed;
  const RuleSet* rule = number_meant ? nullptr : handbook.FindRule(id);
  const ClauseIndex& clauses = handbook.LoadClauses();
  if (rule != nullptr) {
    const Examples examples = ExamplesOf(handbook, *rule, keys);
    return DeliverAll(context, kExplainFormats, {id, &handbook, &clauses, rule, &examples});
  }
  std::vector<const Clause*> named;
  if (const Clause* clause = clauses.Find(id)) {
    named.push_back(clause);
  } else if (!number_meant) {
    named = clauses.At(id);
  }
  if (!named.empty()) return DeliverAll(context, kExplainFormats, {id, &handbook, &clauses, nullptr, nullptr, named});
  const Numbers numbers = Numbers::Load(handbook);
  const ReportNumber* number = numbers.Find(id);
  if (number == nullptr) return std::nullopt;
  return DeliverAll(context, kExplainFormats,
                    {id, &handbook, &clauses, nullptr, nullptr, {}, number, ColumnsOf(handbook, id)});
}

std::vector<std::string> KnownIds(const std::vector<Handbook*>& handbooks) {
  std::vector<std::string> ids = DiagnosticRules();
  for (Handbook* handbook : handbooks) {
    for (const auto& rule : handbook->rules()) ids.emplace_back(rule->id);
    for (const Clause& clause : handbook->LoadClauses().clauses()) ids.emplace_back(clause.id);
    const Numbers numbers = Numbers::Load(*handbook);
    for (const std::string_view number : numbers.Ids()) ids.emplace_back(number);
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
    return DeliverAll(context, kExplainFormats, {options.id});
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
  command.formats = NamesOf(kExplainFormats);
  command.run = [options](Context& context) { return RunExplain(context, *options); };
  return command;
}

}  // namespace lanzhi
