// The tables of parameters: one row for each member of a struct, from which reading, the places a rule looks at,
// `explain`, the rights of agencies and the table in schemas/README.md are made.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "rule/parameter_types.h"
#include "rule/path.h"

namespace lanzhi {

class Params;

// What does not depend on the type of a parameter.
struct ParameterTraits {
  std::string_view key;       // as handbook data writes it
  Expect expect = kAnything;  // of a path
  bool needed = false;        // besides paths, limits and the like that are not optional, which always are
  bool agency = false;        // an agency may set it in a rule of the handbook
  bool told = true;           // `explain` shows it
  bool asks = false;          // what is absent at its paths breaks the rule, or leaves a duty running
  bool side = false;          // other values are compared with what is at its path
  bool many_there = false;    // of those records it may lead to several values
  std::string_view with;      // a parameter without which this one is unknown
  std::string_view separator = "list.separator";  // words between the parts of a list, in `explain`
  std::size_t least = 0;                          // of a list of lists or maps: so many parts, or ...
  std::string_view few = "handbook-type.list";    // ... this diagnostic
};

// One parameter of Object. The methods give the row with one thing changed.
template <typename Object, typename Member>
struct ParameterSpec : ParameterTraits {
  using Type = Member;
  Member Object::*member;
  Path Object::*element = nullptr;                        // a leading dot starts from what this one leads to ...
  std::optional<Path> Object::*element_if = nullptr;      // ... or this one, where it is given
  std::optional<Path> Object::*like = nullptr;            // values are as the field at this path holds them
  std::optional<Elsewhere> Object::*elsewhere = nullptr;  // where that is given, paths are of those records

  constexpr ParameterSpec(std::string_view in_key, Member Object::*in_member, Expect in_expect = kAnything)
      : member(in_member) {
    key = in_key;
    expect = in_expect;
  }
  [[nodiscard]] constexpr ParameterSpec Needed() const { return With(&ParameterTraits::needed, true); }
  [[nodiscard]] constexpr ParameterSpec AgencyMay() const { return With(&ParameterTraits::agency, true); }
  [[nodiscard]] constexpr ParameterSpec Untold() const { return With(&ParameterTraits::told, false); }
  [[nodiscard]] constexpr ParameterSpec Asks() const { return With(&ParameterTraits::asks, true); }
  [[nodiscard]] constexpr ParameterSpec Side() const { return With(&ParameterTraits::side, true); }
  [[nodiscard]] constexpr ParameterSpec OnlyWith(std::string_view other) const {
    return With(&ParameterTraits::with, other);
  }
  [[nodiscard]] constexpr ParameterSpec Separated(std::string_view words) const {
    return With(&ParameterTraits::separator, words);
  }
  [[nodiscard]] constexpr ParameterSpec AtLeast(std::size_t parts, std::string_view diagnostic) const {
    return With(&ParameterTraits::least, parts).With(&ParameterTraits::few, diagnostic);
  }
  [[nodiscard]] constexpr ParameterSpec Of(Path Object::*other) const { return With(&ParameterSpec::element, other); }
  [[nodiscard]] constexpr ParameterSpec Of(std::optional<Path> Object::*other) const {
    return With(&ParameterSpec::element_if, other);
  }
  [[nodiscard]] constexpr ParameterSpec Like(std::optional<Path> Object::*other) const {
    return With(&ParameterSpec::like, other);
  }
  [[nodiscard]] constexpr ParameterSpec In(std::optional<Elsewhere> Object::*other) const {
    return With(&ParameterSpec::elsewhere, other);
  }

  [[nodiscard]] constexpr ParameterSpec ManyIn(std::optional<Elsewhere> Object::*other) const {
    return In(other).With(&ParameterTraits::many_there, true);
  }

  // It is read in the light of another parameter, hence after it.
  [[nodiscard]] constexpr bool RestsOnAnother() const {
    return !with.empty() || element != nullptr || element_if != nullptr || like != nullptr || elsewhere != nullptr;
  }
  // Whether handbook data writes it under this key.
  [[nodiscard]] constexpr bool Names(std::string_view name) const {
    if constexpr (std::is_same_v<Member, Within> || std::is_same_v<Member, std::optional<Within>>) {
      for (const std::string_view each : Within::kKeys) {
        if (each == name) return true;
      }
    }
    return key == name;
  }

 private:
  template <typename Class, typename Value>
  constexpr ParameterSpec With(Value Class::*what, std::type_identity_t<Value> value) const {
    ParameterSpec changed = *this;
    changed.*what = value;
    return changed;
  }
};

// Whether T is a map with parameters of its own.
template <typename T>
concept HasParameters = requires {
  T::Parameters();
};

// Takes an object apart into Count members: an error here ("... names provided for structured binding") says that a
// table lacks a member of its struct, or has one too many.
template <std::size_t Count, typename T>
constexpr auto TakeApart([[maybe_unused]] const T& object) {
  static_assert(Count >= 1 && Count <= 16, "TakeApart() needs another line");
  // clang-format off
  if constexpr (Count == 1) { [[maybe_unused]] const auto& [a] = object; }
  if constexpr (Count == 2) { [[maybe_unused]] const auto& [a, b] = object; }
  if constexpr (Count == 3) { [[maybe_unused]] const auto& [a, b, c] = object; }
  if constexpr (Count == 4) { [[maybe_unused]] const auto& [a, b, c, d] = object; }
  if constexpr (Count == 5) { [[maybe_unused]] const auto& [a, b, c, d, e] = object; }
  if constexpr (Count == 6) { [[maybe_unused]] const auto& [a, b, c, d, e, f] = object; }
  if constexpr (Count == 7) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g] = object; }
  if constexpr (Count == 8) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h] = object; }
  if constexpr (Count == 9) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i] = object; }
  if constexpr (Count == 10) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j] = object; }
  if constexpr (Count == 11) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j, k] = object; }
  if constexpr (Count == 12) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j, k, l] = object; }
  if constexpr (Count == 13) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = object; }
  if constexpr (Count == 14) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = object; }
  if constexpr (Count == 15) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = object; }
  if constexpr (Count == 16) { [[maybe_unused]] const auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = object; }
  // clang-format on
  return true;
}

template <typename A, typename B>
constexpr bool SameRow(const A& a, const B& b) {
  if (a.key == b.key) return true;
  if constexpr (std::is_same_v<A, B>) return a.member == b.member;
  return false;
}

// Calls visit(row) for each parameter of T, in the order of its table.
template <HasParameters T, typename Visit>
constexpr void ForEachParameter(Visit visit) {
  constexpr auto kTable = T::Parameters();
  constexpr std::size_t kRows = std::tuple_size_v<decltype(kTable)>;
  static_assert(std::is_same_v<decltype(TakeApart<kRows>(std::declval<const T&>())), bool>, "see TakeApart()");
  static_assert(std::apply(
                    [](const auto&... rows) {
                      const auto times = [&](const auto& row) { return (std::size_t{0} + ... + SameRow(row, rows)); };
                      return ((times(rows) == 1) && ...);
                    },
                    kTable),
                "a member or a key stands twice in a table of parameters");
  std::apply([&](const auto&... rows) { (visit(rows), ...); }, kTable);
}

}  // namespace lanzhi
