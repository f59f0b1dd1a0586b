// How far a command has come, for somebody who waits at a terminal.
#pragma once

#include <functional>

#include "cli/context.h"

namespace lanzhi {

// Told from time to time of how many records how many are read, by one thread at a time, the last time when all are.
// One line on standard error, once the process has run for about a second; it is written over, and gone when all are
// read. Empty (nobody is told): standard error is no terminal, or one that cannot go back in a line; -q; a build
// server.
[[nodiscard]] std::function<void(std::size_t done, std::size_t of)> ProgressFor(const Context& context);

}  // namespace lanzhi
