// Whether the texts of records and the names of files that are no ids are left out of what is printed.
#pragma once

#include "cli/command.h"
#include "cli/env.h"

namespace lanzhi {

// --redact and --no-redact, where a command has them.
struct Redaction {
  bool redact = false, no_redact = false;

  // Without either, where a build server runs this: its logs are read by more people than the records.
  [[nodiscard]] bool Holds(const Env& env) const;

  // The options, for the table of a command. It must outlive the parsing.
  [[nodiscard]] Option RedactOption() { return {"--redact", "", "cli.lint.redact", &redact, {}}; }
  [[nodiscard]] Option NoRedactOption() { return {"--no-redact", "", "cli.lint.no-redact", &no_redact, {}}; }
};

}  // namespace lanzhi
