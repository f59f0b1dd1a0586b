#include "cli/redaction.h"

namespace lanzhi {

bool Redaction::Holds(const Env& env) const {
  const std::optional<std::string> ci = env.variable("CI");
  return redact || (!no_redact && ci && !ci->empty() && *ci != "false" && *ci != "0");
}

}  // namespace lanzhi
