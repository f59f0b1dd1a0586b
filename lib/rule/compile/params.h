// A checked reader of parameters: a map put together from several trees. What a reader never asks for is an unknown
// parameter; what it needs and does not find is a missing one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rule/compile/path.h"
#include "rule/compile/scope.h"
#include "rule/rule.h"

namespace lanzhi {

struct Parameter {
  std::string_view key;
  Part value;
  bool agency = false;  // set by the agency's own folder
};

class Params {
 public:
  // `home`: the map that missing parameters are reported at.
  Params(Scope& scope, const std::vector<Parameter>& parameters, Part home);
  // The entries of one map; reports anything else, and then has no parameters.
  Params(Scope& scope, Part map);

  [[nodiscard]] Scope& scope() { return scope_; }
  [[nodiscard]] Faults& faults() { return *scope_.faults; }

  // The value of a parameter; nothing when it is not there or already has a finding.
  [[nodiscard]] Part Get(std::string_view key);
  // The same; reports handbook-missing.
  [[nodiscard]] Part Need(std::string_view key);
  // Set by the agency's own folder.
  [[nodiscard]] bool FromAgency(std::string_view key) const;

  // Readers by type. After a fault they give an empty value: whoever builds something from them looks at
  // Faults::raised() once at the end.
  [[nodiscard]] std::string_view Word(std::string_view key);  // "" when not there
  [[nodiscard]] std::string_view NeedWord(std::string_view key);
  [[nodiscard]] std::vector<std::string_view> WordList(std::string_view key);  // a scalar or a list of them
  [[nodiscard]] Words GetWords(std::string_view key);                          // {zh, en}
  [[nodiscard]] Words NeedWords(std::string_view key);
  [[nodiscard]] bool Flag(std::string_view key);  // false when not there
  [[nodiscard]] std::optional<std::int64_t> Number(std::string_view key);
  [[nodiscard]] std::optional<Severity> GetSeverity(std::string_view key);
  [[nodiscard]] const Shape* NeedShape(std::string_view key);  // nullptr after a fault
  [[nodiscard]] Path NeedPath(std::string_view key, Expect expect);
  [[nodiscard]] std::optional<Path> GetPath(std::string_view key, Expect expect);
  [[nodiscard]] std::vector<Path> Paths(std::string_view key, Expect expect);  // a scalar or a list of them
  [[nodiscard]] Tests GetTests(std::string_view key);
  [[nodiscard]] Tests NeedTests(std::string_view key);
  [[nodiscard]] Limit NeedLimit(std::string_view key);
  // One of `within`, `at_least`, `not_before`.
  [[nodiscard]] std::optional<Within> GetWithin();

  // The same for a part that is at hand.
  [[nodiscard]] Path PathOf(Part part, Expect expect);
  [[nodiscard]] std::vector<Path> PathsOf(Part part, Expect expect);
  [[nodiscard]] Limit LimitOf(Part part);

  // `id`: handbook-type.*, which says what should stand here.
  void WrongType(Part part, std::string_view id);
  // Reports that none of these parameters is there.
  void Missing(std::string_view names);

  // Reports what was never asked for.
  void Finish();

 private:
  struct Entry {
    Parameter parameter;
    bool known = false;
  };
  std::string_view WordOf(Part part);
  Words WordsOf(Part part);
  Within WithinOf(Part part);

  Scope& scope_;
  Part home_;
  std::vector<Entry> entries_;
  std::vector<std::string_view> asked_;  // what was asked for and not found, for did-you-mean
};

}  // namespace lanzhi
