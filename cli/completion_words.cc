#include "cli/completion_words.h"

#include <algorithm>
#include <set>

#include "cli/report_choice.h"
#include "render/catalogue.h"
#include "workspace/open.h"

namespace lanzhi {
namespace {

using WordSet = std::set<std::string, std::less<>>;

void AddNames(WordSet& words, const Words& names) {
  for (const Language language : {Language::zh, Language::en}) words.emplace(names.In(language));
}

void Records(const Workspace& workspace, WordSet& words) {
  for (const Entry& entry : workspace.entries) {
    if (!workspace.IsAgency(entry)) words.emplace(StemOf(entry.path));
  }
}

void IdsOf(const Workspace& workspace, Meaning meaning, WordSet& words) {
  const Shape* shape = workspace.handbook->shapes().With(meaning);
  if (shape == nullptr) return;
  for (const std::string_view id : workspace.casebook->Ids(shape->kind)) words.emplace(id);
}

void Sites(const Workspace& workspace, WordSet& words) { IdsOf(workspace, Meaning::site_kind, words); }
void Staff(const Workspace& workspace, WordSet& words) { IdsOf(workspace, Meaning::role, words); }

void Actors(const Workspace& workspace, WordSet& words) {
  Staff(workspace, words);
  for (const auto& rule : workspace.handbook->rules()) {
    for (const Rule& version : rule->distinct) {
      if (!version.actor.empty()) AddNames(words, version.actor_names);
    }
  }
}

void KindNames(const Workspace& workspace, WordSet& words) {
  for (const auto& shape : workspace.handbook->shapes().All()) AddNames(words, shape->names);
}

void Stages(const Workspace& workspace, WordSet& words) {
  for (const auto& shape : workspace.handbook->shapes().All()) {
    for (const Stage& stage : shape->stages) AddNames(words, stage.names);
  }
}

void Sections(const Workspace& workspace, WordSet& words) {
  for (const auto& shape : workspace.handbook->shapes().All()) {
    for (const auto& field : shape->root.fields) {
      if (field->type == Type::section || field->type == Type::list) AddNames(words, field->names);
    }
  }
}

void RuleIds(const Workspace& workspace, WordSet& words) {
  for (const auto& rule : workspace.handbook->rules()) words.emplace(rule->id);
  for (const std::string& own : DiagnosticRules()) words.insert(own);
}

void RulesAndClauses(const Workspace& workspace, WordSet& words) {
  RuleIds(workspace, words);
  for (const Clause& clause : workspace.handbook->LoadClauses().clauses()) words.emplace(clause.id);
  const Numbers numbers = Numbers::Load(*workspace.handbook);
  for (const std::string_view number : numbers.Ids()) words.emplace(number);
}

struct Completed {
  std::string_view value;
  void (*add)(const Workspace&, WordSet&);
};

constexpr Completed kInFolder[] = {
    {"actor", Actors},     {"kind", KindNames}, {"record", Records},
    {"path", Records},     {"rule", RuleIds},   {"rule-or-clause", RulesAndClauses},
    {"section", Sections}, {"site", Sites},     {"stage", Stages},
    {"worker", Staff},
};
constexpr std::string_view kCommand = "command", kHandbook = "handbook", kReport = "report";

// Opens the folder without a word of what is wrong with it.
void AddFromFolder(Context& context, const Completed& completed, WordSet& words) {
  const Search search = FindRoot(context.cwd);
  if (!search.root) return;
  const Workspace workspace = OpenWorkspace(OpenDisk(*search.root), std::nullopt, context.jobs);
  if (!HasError(workspace.setup)) completed.add(workspace, words);
}

}  // namespace

std::vector<std::string> CompletedValues() {
  std::vector<std::string> values{std::string(kCommand), std::string(kHandbook), std::string(kReport)};
  for (const Completed& each : kInFolder) values.emplace_back(each.value);
  return values;
}

std::vector<std::string> WordsFor(Context& context, std::string_view value) {
  WordSet words;
  if (value == kCommand) {
    for (const Command& command : Commands()) words.insert(command.name);
  } else if (value == kHandbook) {
    for (const std::string_view name : EmbeddedHandbooks()) words.emplace(name);
  } else if (value == kReport) {
    const Search search = FindRoot(context.cwd);
    for (const KnownReport& report : KnownReports(search.root.value_or(std::string()))) words.insert(report.head.id);
  }
  for (const Completed& each : kInFolder) {
    if (each.value == value) AddFromFolder(context, each, words);
  }
  return {words.begin(), words.end()};
}

}  // namespace lanzhi
