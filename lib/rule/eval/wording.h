// Which words a breach is told with; the words themselves are data.
#pragma once

#include "rule/eval/docket.h"

namespace lanzhi {

// Sets Outcome::message: the rule's own template when all that it names is known, else the kind's words
// (schemas/messages/kinds.yaml, `kind.<kind>.<verdict>`). Adds the `<.field>` values that the template names.
void Word(Outcome& outcome, const Instance& instance, Statement statement);

// What somebody typed as a message may tell it: a code with a digit in it (K0501) as it stands, anything else as "…",
// because it may be words about a client.
[[nodiscard]] Text CodeOrDots(std::string_view text);

// A value as an argument; nullopt for what has no words of its own (sections, lists).
[[nodiscard]] std::optional<ArgValue> ArgOf(const Value& value);

// Adds the value as an argument, if it has words of its own.
void AddValue(Args& args, std::string name, const Value& value);

// The name of the paper form that a place is, else `name`.
[[nodiscard]] Text FormName(const Field* field, const Text& name);

}  // namespace lanzhi
