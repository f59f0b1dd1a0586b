#include "trial.h"

#include <stdexcept>

#include "record/read.h"
#include "world.h"

#include "source/yaml.h"

namespace lanzhi::test {
namespace {

constexpr const char* kHead = R"(handbook: trial
version: "1"
title: {zh: 试用, en: for tests}
waiver_approvers: [leader, supervisor]
)";

constexpr const char* kFacts = R"(facts:
  - {name: accepted-on, zh: 接案, en: acceptance, applies_to: case, when: {decision.accepted: true}, first: [decision.date]}
  - {name: ended-on, zh: 结案, en: closing, applies_to: case, first: [closing.date]}
  - {name: last-session, zh: 末次, en: last session, applies_to: case, latest: [sessions.date]}
)";

constexpr const char* kClauses =
    "clauses:\n  - {id: t.one, place: 一, zh: 甲, en: one}\n  - {id: t.two, place: 二, zh: 乙, en: two}\n";

Tree Parse(const std::string& path, const std::string& text) {
  Parsed parsed = ParseYaml(std::make_shared<File>(File{path, text}));
  if (!parsed.diagnostics.empty()) throw std::runtime_error(path + ": " + parsed.diagnostics.front().message.id);
  return std::move(parsed.tree);
}

// Gives every rule what it leaves out.
std::string Completed(const std::string& rules, const std::string& kind) {
  std::string out;
  std::size_t at = 0;
  while (at < rules.size()) {
    std::size_t next = rules.find("\n  - ", at);
    next = next == std::string::npos ? rules.size() : next + 1;
    std::string rule = rules.substr(at, next - at);
    if (rule.back() != '\n') rule += '\n';
    const auto add = [&](const char* key, const std::string& line) {
      if (rule.find(std::string("\n    ") + key) == std::string::npos) rule += line;
    };
    add("applies_to:", "    applies_to: " + kind + "\n");
    add("severity:", "    severity: error\n");
    add("clauses:", "    clauses: [t.one]\n");
    add("title:", "    title: {zh: 题, en: title}\n");
    out += rule;
    at = next;
  }
  return out;
}

}  // namespace

Trial::Trial(const std::string& rules, std::string kind) : kind_(std::move(kind)) {
  HandbookFiles files;
  files.common.push_back(Parse("common.yaml", "facts: []\n"));
  files.handbook.push_back(
      Parse("handbook.yaml",
            std::string(kHead) +
                "vocabularies: {client-category: [{value: youth, zh: 青少年, help: {zh: 无, en: none}}]}\n"));
  files.handbook.push_back(Parse("facts.yaml", kFacts));
  files.handbook.push_back(Parse("clauses.yaml", kClauses));
  files.handbook.push_back(Parse("rules.yaml", "rules:\n" + Completed(rules, kind_)));
  handbook_ = Handbook::Load(std::move(files), faults);
  handbook_->Compile(nullptr, faults);
  if (!faults.empty()) throw std::runtime_error("rules: " + faults.front().message.id);
  const auto add = [&](const std::string& path, const std::string& text) {
    casebook_.Add(ReadText(path, text, handbook_->shapes(), nullptr));
  };
  add("p.yaml", "site: p\nkind: post\n");
  add("chen-jia.yaml", "staff: chen-jia\nrole: worker\nsite: p\nsocial_work_since: 2024-02-29\n");
  add("lin-yu.yaml", "staff: lin-yu\nrole: worker\nsite: p\n");
  add("he-wen.yaml",
      "staff: he-wen\nrole: leader\nsite: p\nposts:\n  - {from: 2020-01-01, role: worker}\n  - {from: 2026-05-01, "
      "role: leader}\n");
  add("q.yaml", "site: q\nkind: centre\n");
  add("wu-di.yaml",
      "staff: wu-di\nrole: worker\nsite: q\nposts:\n  - {from: 2025-01-01, site: p}\n  - {from: 2026-06-01, site: "
      "q}\n");
  add("V2026-0001.yaml", "volunteer: V2026-0001\nsite: p\nworker: chen-jia\ndate: 2026-01-15\n");
  add("zhou-ping.yaml", "staff: zhou-ping\nrole: supervisor\n");
  casebook_.Link(faults);
}

void Trial::Read(const std::string& text, std::optional<Date> day) {
  faults.clear();
  const std::string id(std::string(handbook_->shapes().Find(kind_)->id_prefix) + "2026-0001");
  const std::string head = kind_ + ": " + id + "\nsite: p\nworker: chen-jia\n";
  Reading reading = ReadRecord(ParseYaml(std::make_shared<File>(File{id + ".yaml", head + text})), handbook_->shapes(),
                               Language::en, &casebook_);
  faults = std::move(reading.diagnostics);
  record_ = std::move(reading.record);
  if (!record_) throw std::runtime_error("unreadable record");
  if (!day) return;
  std::optional<Record> known = AsOf(*record_, *day);
  if (!known) throw std::runtime_error("the record is dated later");
  *record_ = std::move(*known);
}

std::vector<std::unique_ptr<Outcome>> Trial::Judge(const std::string& text, std::optional<Date> day) {
  Read(text, day);
  return Assess(*record_, *handbook_, casebook_, {}, day);
}

std::vector<std::unique_ptr<Outcome>> Trial::JudgeWaived(const std::string& text, const std::vector<std::string>& texts,
                                                         std::optional<Date> day) {
  Read(text, day);
  int number = 0;
  for (const std::string& waiver : texts) {
    const std::string id = "W2026-000" + std::to_string(++number);
    casebook_.Add(ReadText(id + ".yaml", "waiver: " + id + "\n" + waiver, handbook_->shapes(), nullptr));
  }
  casebook_.Link(faults);
  const Waivers waivers = Waivers::Load(casebook_, *handbook_, day, faults);
  auto outcomes = Assess(*record_, *handbook_, casebook_, waivers, day);
  const auto own = CheckApprovals(waivers, *record_, outcomes, faults);
  const auto shared = CheckElements(waivers, *record_, outcomes, faults);
  return outcomes;
}

std::string Trial::At(const Place& place) {
  return place.file->bytes.substr(place.span.begin, place.span.end - place.span.begin);
}

std::string Show(const std::vector<std::unique_ptr<Outcome>>& outcomes) {
  std::string shown;
  for (const auto& outcome : outcomes) {
    if (!shown.empty()) shown += '\n';
    if (!outcome->element.empty()) shown += outcome->element + ": ";
    shown += VerdictName(outcome->verdict);
    if (outcome->due) shown += " due " + FormatDate(*outcome->due);
    if (outcome->actual) shown += " done " + FormatDate(*outcome->actual);
  }
  return shown;
}

std::string ArgText(const Outcome& outcome, const std::string& name) {
  for (const Arg& arg : outcome.message.args) {
    if (arg.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&arg.value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&arg.value)) return std::to_string(*number);
    if (const auto* date = std::get_if<Date>(&arg.value)) return FormatDate(*date);
    if (const auto* decimal = std::get_if<Decimal>(&arg.value)) return std::to_string(decimal->hundredths);
    if (const auto* words = std::get_if<Text>(&arg.value)) return words->en;
    if (const auto* list = std::get_if<std::vector<Text>>(&arg.value)) {
      std::string joined;
      for (const Text& words : *list) joined += (joined.empty() ? "" : ", ") + words.en;
      return joined;
    }
  }
  return "-";
}

}  // namespace lanzhi::test
