#include "source/faults.h"

#include "base/nearest.h"

namespace lanzhi {

Arg Typed(std::string_view name, std::string_view text) { return {std::string(name), std::string(text)}; }

void Faults::Add(const Place& place, std::string_view id, Args args) { Put(place, id, std::move(args), {}); }

void Faults::AddNear(const Place& place, std::string_view id, Args args, std::string_view word,
                     const std::vector<std::string_view>& candidates) {
  // Guessing is dear, and a file with so many faults is not helped by guesses.
  constexpr std::size_t kGuesses = 200;
  Message help;
  if (said_.size() < kGuesses) {
    if (const auto near = Nearest(word, candidates); !near.empty()) {
      help.id = std::string(id) + ".help";
      help.args.push_back(Typed("near", near.front()));
    }
  }
  Put(place, id, std::move(args), std::move(help));
}

void Faults::Put(const Place& place, std::string_view id, Args args, Message help) {
  ++raised_;
  if (!said_.emplace(place.file.get(), place.span.begin, place.span.end, std::string(id)).second) return;
  Diagnostic fault;
  fault.rule = id.substr(0, id.find('.'));
  fault.place = place;
  fault.message.id = id;
  fault.message.args = std::move(args);
  fault.help = std::move(help);
  out_.push_back(std::move(fault));
}

}  // namespace lanzhi
