// Numbers for what rules ask of a record: those that ask the same share one, so that it is answered once a record
// (rule/eval/memo.h).
#pragma once

#include <map>
#include <string>

#include "rule/compile/scope.h"
#include "rule/test.h"

namespace lanzhi {

class Slots {
 public:
  // For rules about records of `shape`. `first`: the first number of a path, behind those of the facts.
  Slots(const Shape& shape, std::size_t first) : shape_(&shape), first_(first) {}

  [[nodiscard]] const Shape& shape() const { return *shape_; }

  // Sets Path::slot, where there is something to remember: not of paths from an element, nor of those that take no
  // walk. Precondition: it starts at a record of shape().
  void Number(Path& path);
  // Sets Test::slot and what belongs to it. Precondition: the same for its paths, which have their numbers.
  void Number(Test& test);

 private:
  const Shape* shape_;
  std::size_t first_;
  std::map<std::string, std::int32_t> paths_;
  std::map<std::string, std::int32_t> tests_;
};

// Those of what is asked of the records that `scope` speaks of; nullptr: nothing is remembered of them.
[[nodiscard]] inline Slots* SlotsOf(const Scope& scope) {
  return scope.slots != nullptr && &scope.slots->shape() == scope.shape ? scope.slots : nullptr;
}

}  // namespace lanzhi
