// Which words a breach is told with; the words themselves are data.
#pragma once

#include "rule/eval/docket.h"

namespace lanzhi {

// Sets Outcome::message: the rule's own template when all that it names is known, else the kind's words
// (schemas/messages/kinds.yaml, `kind.<kind>.<verdict>`). Adds the `<.field>` values that the template names.
void Word(Outcome& outcome, const Instance& instance, Statement statement);

// A value as an argument, or its place where its words may not be told; nullopt for what has no words of its own
// (sections, lists).
[[nodiscard]] std::optional<ArgValue> ArgOf(const Ref& ref);

// Adds the value as an argument, if it has words of its own.
void AddValue(Args& args, std::string name, const Ref& ref);

// The name of the paper form that a place is, else `name`.
[[nodiscard]] Text FormName(const Field* field, const Text& name);

}  // namespace lanzhi
