// The parameters of a rule: a map of data (source/data.h) that may be put together from several trees, with readers
// for what only handbooks know.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rule/compile/path.h"
#include "rule/compile/scope.h"
#include "rule/rule.h"
#include "source/data.h"

namespace lanzhi {

struct Parameter {
  std::string_view key;
  Part value;
  bool agency = false;  // set by the agency's own folder
};

inline constexpr DataWords kHandbookWords{.argument = "name",
                                          .unknown = "handbook-parameter",
                                          .missing = "handbook-missing",
                                          .map = "handbook-type.map",
                                          .list = "handbook-type.list",
                                          .word = "handbook-type.word",
                                          .words = "handbook-type.words",
                                          .flag = "handbook-type.flag",
                                          .number = "handbook-type.number",
                                          .id = "handbook-type.id",
                                          .line = "handbook-type.line"};

class Params : public DataMap {
 public:
  // `home`: the map that missing parameters are reported at. `parameters` must outlive it.
  Params(Scope& scope, const std::vector<Parameter>& parameters, Part home);
  // The entries of one map; reports anything else, and then has no parameters.
  Params(Scope& scope, Part map);

  // They are laid over others that are there already: none of them is missing.
  void Overlay() { overlay_ = true; }
  [[nodiscard]] bool overlay() const { return overlay_; }

  [[nodiscard]] Scope& scope() { return scope_; }

  // Set by the agency's own folder.
  [[nodiscard]] bool FromAgency(std::string_view key) const;

  [[nodiscard]] std::optional<Severity> GetSeverity(std::string_view key);
  [[nodiscard]] const Shape* NeedShape(std::string_view key);  // nullptr after a fault
  [[nodiscard]] Path NeedPath(std::string_view key, Expect expect);
  [[nodiscard]] std::optional<Path> GetPath(std::string_view key, Expect expect);
  [[nodiscard]] std::vector<Path> Paths(std::string_view key, Expect expect);  // a scalar or a list of them
  [[nodiscard]] Tests GetTests(std::string_view key);
  // One of `within`, `at_least`, `not_before`.
  [[nodiscard]] std::optional<Within> GetWithin();

  // The same for a part that is at hand.
  [[nodiscard]] Path PathOf(Part part, Expect expect);
  [[nodiscard]] std::vector<Path> PathsOf(Part part, Expect expect);
  [[nodiscard]] Limit LimitOf(Part part);
  [[nodiscard]] Share ShareOf(Part part);

 private:
  Within WithinOf(Part part);
  Limit Noted(Limit limit);  // says so where it is in working days
  // A value given outright, or by the setting that it names (its name goes to `setting`); a T{} after a fault.
  template <typename T>
  T ValueOrSetting(Part part, SettingType type, std::string_view fault, std::string_view& setting);

  Scope& scope_;
  const std::vector<Parameter>* parameters_ = nullptr;
  bool overlay_ = false;
};

// A rule that rests on sums of many records judges records that are held: only these can ask before all are read.
// Errors: handbook-not-held.
void CheckHeld(Params& params);

}  // namespace lanzhi
