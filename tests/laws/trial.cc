// No fact that settles a duty without a number stands in the examples before what it settles was done: else that fact
// settles nothing. usage: trial ROOT
// Fails for every such duty that was missed at the end of a day, although it was done later.
#include <fmt/format.h>

#include <iostream>
#include <tuple>

#include "laws/example_folder.h"
#include "rule/rule.h"

namespace lanzhi::test {
namespace {

struct Count {
  int duties = 0, days = 0, failures = 0;
};

void Try(const std::string& root, const std::string& example, Count& count) {
  using Duty = std::tuple<std::size_t, const Rule*, std::string>;  // of a record, by its element
  ExampleFolder folder(root + "/examples/" + example);
  std::map<Duty, Date> done;
  for (std::size_t i = 0; i < folder.records().size(); ++i) {
    const Judged whole = folder.Judge(folder.records()[i].tree, Want::all);
    for (const auto& outcome : whole.outcomes) {
      if (IsUndated(*outcome->rule->kind) && outcome->actual)
        done[{i, outcome->rule, outcome->element}] = *outcome->actual;
    }
  }
  count.duties += static_cast<int>(done.size());
  folder.ForEachState(Want::all, [&](Date day, std::size_t i, const Judged& then) {
    for (const auto& outcome : then.outcomes) {
      const auto later = done.find({i, outcome->rule, outcome->element});
      if (later == done.end() || later->second <= day) continue;
      ++count.days;
      if (outcome->verdict != Verdict::missed) continue;
      ++count.failures;
      std::cerr << fmt::format("{} {}: {} {} was settled by {}, and done on {}\n", example,
                               folder.records()[i].record->id, outcome->rule->id, outcome->element, FormatDate(day),
                               FormatDate(later->second));
    }
  });
}

int Main(const std::string& root) {
  Count count;
  for (const std::string_view example : EmbeddedHandbooks()) Try(root, std::string(example), count);
  std::cout << fmt::format("{} duties without a number were done; on {} days before that, {} were settled too early\n",
                           count.duties, count.days, count.failures);
  return count.failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) { return argc == 2 ? lanzhi::test::Main(argv[1]) : 2; }
