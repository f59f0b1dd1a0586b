// The mutants of a handbook's rules: one parameter of one rule dropped, or weakened by the least step.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "laws/tree_edit.h"
#include "rule/handbook.h"

namespace lanzhi::test {

struct Mutant {
  std::string rule;
  std::string name;      // the place in the rule, and what became of it: "when/stage dropped", "within/after = 8 days"
  bool common = false;   // it changes a file of the common rules, else one of the handbook's
  std::size_t tree = 0;  // which
  std::uint32_t node = 0;
  bool dropped = false;
  Replaced what = Replaced::value;
  std::string text;
};

class MutantMaker {
 public:
  // `handbook`: one that is compiled in.
  explicit MutantMaker(std::string_view handbook);

  // Of all rules in force. What the handbook says itself is not taken from the common rule besides.
  [[nodiscard]] std::vector<Mutant> All() const;
  [[nodiscard]] HandbookFiles Files(const Mutant& mutant) const;

 private:
  std::vector<Tree> common_;
  std::vector<Tree> handbook_;
  std::vector<Tree> clauses_;  // and readings: as they are, so that rules cite what is there
};

}  // namespace lanzhi::test
