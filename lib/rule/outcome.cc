#include "rule/outcome.h"

namespace lanzhi {

bool IsBreach(Verdict verdict) {
  switch (verdict) {
    case Verdict::late:
    case Verdict::missed:
    case Verdict::missing:
    case Verdict::violated:
    case Verdict::contradicted:
      return true;
    default:
      return false;
  }
}

bool IsRunning(Verdict verdict) { return verdict == Verdict::open || verdict == Verdict::overdue; }

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_applicable:
      return "not-applicable";
    case Verdict::undetermined:
      return "undetermined";
    case Verdict::met:
      return "met";
    case Verdict::late:
      return "late";
    case Verdict::missed:
      return "missed";
    case Verdict::missing:
      return "missing";
    case Verdict::violated:
      return "violated";
    case Verdict::contradicted:
      return "contradicted";
    case Verdict::open:
      return "open";
    case Verdict::overdue:
      return "overdue";
  }
  return "";
}

}  // namespace lanzhi
