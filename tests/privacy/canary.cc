// No words of a record come out. Every test of a rule (tests/handbooks) is judged with a mark in place of each text
// that its shape does not call public, in turn in two spellings: words, and a name in Latin letters, which reads as a
// code without a digit. What all formats make of it, redacted and in both languages, holds no mark; and each message
// that a rule in force can give was given, or never.txt says why not. usage: canary TREE
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "record/spelling.h"
#include "render/concise.h"
#include "render/due.h"
#include "render/findings_json.h"
#include "render/human.h"
#include "render/json.h"
#include "render/lint_formats.h"
#include "render/show_formats.h"
#include "source/read_file.h"
#include "support/rule_tests.h"
#include "support/text_by.h"
#include "view/show.h"

namespace lanzhi::test {
namespace {

constexpr std::string_view kTraces[] = {"zzqx", "ZZQX", "暗号", "\\u6697", "%E6%9A%97"};

int failures = 0;

void Fail(const std::string& what) {
  ++failures;
  std::cerr << "canary: " << what << "\n";
}

void Check(const std::string& where, std::string_view text) {
  for (const std::string_view trace : kTraces) {
    const std::size_t at = text.find(trace);
    if (at == std::string_view::npos) continue;
    const std::size_t from = at < 150 ? 0 : at - 150;
    return Fail(where + ": ..." + std::string(text.substr(from, 250)));
  }
}

// The same text has the same mark, so that what is equal stays so.
class Marks {
 public:
  explicit Marks(bool latin) : latin_(latin) {}

  void Put(Doc& doc, const Field& field) {
    switch (field.type) {
      case Type::section:
        for (auto& [key, value] : doc.entries) {
          if (const Field* child = field.Find(key)) Put(value, *child);
        }
        return;
      case Type::list:
        for (auto& [key, value] : doc.entries) {
          if (field.item) Put(value, *field.item);
        }
        return;
      case Type::text:
      case Type::prose:
        if (doc.kind != NodeKind::scalar || field.telling == Telling::always || doc.text.empty() ||
            SaysNone(doc.text)) {
          return;
        }
        doc.text = MarkFor(doc.text);
        doc.plain = true;
        ++count_;
        return;
      default:
        return;
    }
  }

  [[nodiscard]] int count() const { return count_; }

 private:
  std::string MarkFor(const std::string& text) {
    std::string number;
    for (std::size_t n = marks_.emplace(text, marks_.size()).first->second + 1; n > 0; n /= 26) {
      number += static_cast<char>('a' + n % 26);
    }
    return (latin_ ? "zzqx-" : "暗号 zzqx ") + number;
  }

  bool latin_;
  int count_ = 0;
  std::map<std::string, std::size_t> marks_;
};

// What the judging of many records gives, each kept as long as what speaks of it.
struct Seen {
  std::vector<Judged> judged;
  std::vector<Finding> findings;
  std::vector<DueRow> rows;
  std::set<std::string> messages;  // of rules: the rule and its words, as in never.txt
};

std::string NameOf(std::string_view rule, const Words& words) { return fmt::format("{}: {}", rule, words.en); }

class Canary {
 public:
  Canary(const std::filesystem::path& tree, std::string handbook)
      : tests_(tree / "tests/handbooks", std::move(handbook)), bench_(tests_) {}

  void Run(const std::map<std::string, std::string>& never) {
    Marks words(false), latin(true);
    int n = 0;
    for (const auto& [rule, cases] : tests_.rules()) {
      for (const RuleCase& each : cases) JudgeMarked(each, ++n % 2 == 0 ? words : latin);
    }
    for (const Marks* marks : {&words, &latin}) {
      if (marks->count() < 10000) Fail(fmt::format("{}: only {} marks", tests_.handbook(), marks->count()));
    }
    CheckFormats();
    Account(never);
  }

 private:
  void JudgeMarked(const RuleCase& rule_case, Marks& marks) {
    Doc doc = Doc::From(rule_case.record);
    const Shape* shape = bench_.handbook().shapes().Find(doc.entries.front().key);
    if (shape == nullptr) return Fail(rule_case.name + ": of no kind");
    marks.Put(doc, shape->root);
    Parsed parsed = ParseYaml(MakeFile(rule_case.record.file->path, doc.Print()));
    if (!parsed.diagnostics.empty()) return Fail(rule_case.name + ": marked it cannot be read");
    Judged judged = bench_.Judge(rule_case, parsed.tree);
    if (!judged.record) return;
    for (Finding& finding : FindingsOf(*judged.record, judged.outcomes)) seen_.findings.push_back(std::move(finding));
    for (const Diagnostic& fault : judged.faults) {
      seen_.findings.push_back(FindingOf(fault, shape->kind, judged.record->id));
    }
    for (DueRow& row : DueRowsOf(*judged.record, judged.outcomes)) {
      if (row.rule == rule_case.rule) seen_.rows.push_back(std::move(row));
    }
    for (const auto& outcome : judged.outcomes) {
      const Message& message = outcome->message;
      if (message.id.empty()) seen_.messages.insert(NameOf(outcome->rule->id, message.text));
    }
    const bool draw = seen_.judged.size() % 8 == 0;  // the records of a handbook are much alike
    for (const bool json : {false, true}) {
      if (!draw) break;
      const Handbook& handbook = bench_.handbook(rule_case);
      const ShownRecord shown = ShowRecord(*judged.record, handbook, judged.outcomes, false);
      ShowOptions options;
      options.language = json ? Language::en : Language::zh;
      options.today = MakeDate(2026, 11, 22);
      options.handbook = &handbook;
      Check(rule_case.name + " show", json ? ShowJson(shown, options) : ShowText(shown, options));
    }
    seen_.judged.push_back(std::move(judged));
  }

  void CheckFormats() {
    SortFindings(seen_.findings);
    LocateDueRows(seen_.rows);
    Summary summary;
    CountFindings(seen_.findings, summary);
    for (const Language language : {Language::zh, Language::en}) {
      const std::string in = tests_.handbook() + (language == Language::zh ? " zh " : " en ");
      const auto& findings = seen_.findings;
      const MachineOptions machine{language, true, {}, "0", &bench_.handbook(), nullptr};
      Check(in + "human", TextBy<HumanFindings>(findings, {language, {}, true, true, nullptr}));
      Check(in + "concise", TextBy<ConciseFindings>(findings, language, true));
      Check(in + "json", TextBy<FindingsJson>(".", tests_.handbook(), summary, findings, language));
      Check(in + "sarif", TextBy<SarifFindings>(findings, machine));
      Check(in + "github", TextBy<GithubFindings>(findings, machine));
      Check(in + "gitlab", TextBy<GitlabFindings>(findings, machine));
      Check(in + "junit", TextBy<JunitFindings>(findings, {}, Severity::info, machine));
      DueOptions due{language, MakeDate(2026, 11, 22)};
      for (const DueRow& row : seen_.rows) Check(in + "due json", DueRowJson(row, due).dump());
      Check(in + "due ics", TextBy<DueIcs>(seen_.rows, due));
      // The marks are there to be found.
      if (TextBy<HumanFindings>(findings, {language, {}, true, false, nullptr}).find("zzqx") == std::string::npos) {
        Fail(in + "no mark where lines of records are shown");
      }
    }
  }

  // Each message of each rule in force was given.
  void Account(const std::map<std::string, std::string>& never) {
    int wanted = 0;
    for (const auto& set : bench_.handbook().rules()) {
      for (const Rule& rule : set->distinct) {
        if (rule.off && rule.waiting_for.empty()) continue;
        for (const Words* words : {&rule.message, &rule.missing}) {
          if (words->empty()) continue;
          const std::string name = NameOf(rule.id, *words);
          if (!asked_.insert(name).second) continue;
          ++wanted;
          const bool given = seen_.messages.contains(name);
          const std::string line = tests_.handbook() + " " + name;
          if (!given && !never.contains(line)) Fail("never given: " + line);
          if (given && never.contains(line)) Fail("never.txt: is given: " + line);
        }
      }
    }
    std::cout << fmt::format("{}: {} records, {} findings, {} duties; {} messages of rules\n", tests_.handbook(),
                             seen_.judged.size(), seen_.findings.size(), seen_.rows.size(), wanted);
  }

  RuleTests tests_;
  RuleBench bench_;
  Seen seen_;
  std::set<std::string> asked_;
};

// never.txt: a message and, behind a tab, why no test of a rule gives it.
std::map<std::string, std::string> ReadNever(const std::filesystem::path& path) {
  std::map<std::string, std::string> never;
  std::istringstream lines(ReadFile(path).value());
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) Fail("never.txt: no reason: " + line);
    never[line.substr(0, tab)] = tab == std::string::npos ? std::string() : line.substr(tab + 1);
  }
  return never;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  using namespace lanzhi::test;
  if (argc != 2) return 2;
  const std::filesystem::path tree = argv[1];
  const auto never = ReadNever(tree / "tests/privacy/never.txt");
  for (const std::string_view handbook : lanzhi::EmbeddedHandbooks()) {
    Canary(tree, std::string(handbook)).Run(never);
  }
  return failures == 0 ? 0 : 1;
}
