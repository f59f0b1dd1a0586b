// Words and code agree: no id without words, no words without use.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "render/catalogue.h"
#include "render/clauses.h"
#include "render/concise.h"
#include "rule/outcome.h"
#include "source/packed.h"
#include "source/read_file.h"
#include "view/due.h"

namespace lanzhi {
namespace {

// Everything between quotes in the sources of lib and cli.
std::set<std::string> Literals() {
  static const std::regex kLiteral("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  std::set<std::string> literals;
  for (const char* folder : {"/lib", "/cli"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(LANZHI_SOURCE_DIR) + folder)) {
      if (entry.path().extension() != ".cc" && entry.path().extension() != ".h") continue;
      const std::string text = ReadFile(entry.path()).value();
      for (std::sregex_iterator at(text.begin(), text.end(), kLiteral), end; at != end; ++at) literals.insert((*at)[1]);
    }
  }
  return literals;
}

std::set<std::string> Ids() {
  std::set<std::string> ids;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    if (!file->path.starts_with("messages/")) continue;
    const Tree tree = Unpack(file->packed);
    for (const Node& entry : Children(tree, *tree.Find(tree.nodes.at(0), "messages"))) {
      ids.emplace(tree.TextOf(*tree.Find(entry, "id")));
    }
  }
  return ids;
}

TEST_CASE("every id in the code has words") {
  static const std::regex kId("[a-z][a-z0-9-]*(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
  const std::set<std::string> ids = Ids();
  std::set<std::string> families;
  for (const std::string& id : ids) families.insert(id.substr(0, id.find('.')));
  for (const std::string& literal : Literals()) {
    if (!std::regex_match(literal, kId) || !families.contains(literal.substr(0, literal.find('.')))) continue;
    INFO(literal);
    CHECK(ids.contains(literal));
  }
}

TEST_CASE("ids that are put together at run time have words") {
  std::vector<std::string> ids;
  for (int i = 0; i <= static_cast<int>(DueStatus::waived); ++i) {
    ids.push_back("due.status." + std::string(DueStatusName(static_cast<DueStatus>(i))));
  }
  for (int i = 0; i <= static_cast<int>(Fate::pending); ++i) {
    ids.push_back("fate." + std::string(FateName(static_cast<Fate>(i))));
    ids.push_back("fate-name." + std::string(FateName(static_cast<Fate>(i))));
  }
  for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
    ids.push_back("severity." + std::string(SeverityName(severity)));
  }
  for (const Verdict verdict :
       {Verdict::late, Verdict::missed, Verdict::missing, Verdict::violated, Verdict::contradicted}) {
    ids.push_back("verdict." + std::string(VerdictName(verdict)));
  }
  for (const std::string_view name : EmbeddedHandbooks()) {
    Diagnostics diagnostics;
    const auto handbook = Handbook::Load(name, {}, diagnostics);
    handbook->Compile(nullptr, diagnostics);
    for (const auto& rule : handbook->rules()) ids.push_back("rule-kind." + std::string(rule->base().kind_name));
  }
  for (const std::string& rule : DiagnosticRules()) {
    const std::string group = rule.substr(0, rule.find('-'));
    ids.push_back("explain.own-" + group);
    if (group != "handbook") ids.push_back("title." + rule);
  }
  for (const std::string& id : ids) {
    INFO(id);
    CHECK(HasWords(id));
  }
}

TEST_CASE("each rule of the program's own has a title of its own") {
  for (const Language language : {Language::zh, Language::en}) {
    std::set<std::string> titles;
    for (const std::string& rule : DiagnosticRules()) {
      if (rule.starts_with("handbook-")) continue;
      INFO(rule);
      CHECK(titles.insert(DiagnosticTitle(rule, language)).second);
    }
    CHECK(titles.size() >= 42);
  }
}

TEST_CASE("all words are used") {
  const std::set<std::string> literals = Literals();
  for (const std::string& id : Ids()) {
    // An id is written out, or put together from a literal that ends in a dot or a dash; a remedy goes with its
    // message.
    const std::string base = id.ends_with(".help") ? id.substr(0, id.size() - 5) : id;
    bool used = literals.contains(id) || literals.contains(base);
    for (std::size_t cut = base.find_first_of(".-"); !used && cut != std::string::npos;
         cut = base.find_first_of(".-", cut + 1)) {
      used = literals.contains(base.substr(0, cut + 1));
    }
    INFO(id);
    CHECK(used);
  }
}

}  // namespace
}  // namespace lanzhi
