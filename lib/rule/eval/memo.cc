#include "rule/eval/memo.h"

#include <utility>

namespace lanzhi {
namespace {

// As many as the record that asked for most.
thread_local std::vector<std::unique_ptr<Found>> rooms;

}  // namespace

std::unique_ptr<Found> Memo::Take() {
  if (rooms.empty()) return std::make_unique<Found>();
  std::unique_ptr<Found> room = std::move(rooms.back());
  rooms.pop_back();
  room->Clear();
  return room;
}

void Memo::Clear() {
  for (std::unique_ptr<Found>& place : places_) {
    if (place != nullptr) rooms.push_back(std::move(place));
  }
  places_.clear();
  tests_.clear();
}

}  // namespace lanzhi
