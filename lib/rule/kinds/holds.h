// holds: what the values of a record must be.
//
// All tests hold: met. Something that a test looks at is not given: missing. It is given and the test fails: violated.
// One finding names every path that fails. Of several cases in `instead` the first whose `when` holds gives the tests
// in place of `holds`. Where nothing fails for certain but something cannot be read: undetermined.
#pragma once

#include <string_view>
#include <tuple>
#include <vector>

#include "rule/parameter.h"

namespace lanzhi {

class Docket;
struct Instance;

struct Holds {
  static constexpr std::string_view kName = "holds";
  static constexpr bool kAsksForForm = true;

  struct Instead {
    Tests when;
    Tests holds;

    static constexpr auto Parameters() {
      return std::tuple{ParameterSpec("when", &Instead::when).Needed(),
                        ParameterSpec("holds", &Instead::holds).Needed()};
    }
  };

  Tests holds;
  std::vector<Instead> instead;  // the first whose `when` holds replaces `holds`

  static constexpr auto Parameters() {
    return std::tuple{ParameterSpec("holds", &Holds::holds).Asks().Needed(), ParameterSpec("instead", &Holds::instead)};
  }
};

void Judge(const Holds& kind, const Instance& instance, Docket& docket);

}  // namespace lanzhi
