#include "rule/compile/template.h"

#include <algorithm>

#include "rule/compile/path.h"

namespace lanzhi {
namespace {

const std::vector<std::string_view>& Arguments() {
  static const std::vector<std::string_view> names{"trigger", "due",  "done", "days",   "period", "missing",
                                                   "failed",  "late", "a",    "a.date", "b",      "b.date",
                                                   "n",       "have", "want", "by",     "begin",  "of"};
  return names;
}

void Check(const Scope& scope, std::string_view text, const Place& place) {
  while (true) {
    const std::size_t open = text.find('<');
    if (open == std::string_view::npos) return;
    const std::size_t close = text.find('>', open);
    if (close == std::string_view::npos) {
      scope.faults->Add(place, "handbook-message.open");
      return;
    }
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const std::string_view name = inside.substr(0, inside.find(':'));
    text.remove_prefix(close + 1);
    if (name.starts_with('.')) {
      // The value is shown as it stands; whether it is there is seen only in the record.
      static_cast<void>(CompilePath(scope, name, place, {Expect::What::anything, true}));
    } else if (std::find(Arguments().begin(), Arguments().end(), name) == Arguments().end()) {
      scope.faults->AddNear(place, "handbook-message.argument", {Typed("name", name)}, name, Arguments());
    }
  }
}

}  // namespace

void CheckTemplate(const Scope& scope, const Words& words, const Place& place) {
  Check(scope, words.zh, place);
  Check(scope, words.en, place);
}

}  // namespace lanzhi
