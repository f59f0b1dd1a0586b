// Reading a struct by its table of parameters (rule/parameter.h): one overload for each type that a parameter may have.
#pragma once

#include <concepts>
#include <string_view>
#include <vector>

#include "rule/compile/params.h"
#include "rule/parameter.h"
#include "rule/rule.h"

namespace lanzhi {

// A row, with what the parameters before it make of it.
struct Asked {
  ParameterTraits row;
  std::string_view like_key;    // the parameter whose values these are like; "" for none
  const Field* like = nullptr;  // the field at its path; nullptr when it is not there or has a finding
};

// Each sets `into` where the parameter is given. Errors: handbook-*, seen by Faults::raised().
void Read(Params& params, const Asked& asked, Path& into);
void Read(Params& params, const Asked& asked, std::optional<Path>& into);
void Read(Params& params, const Asked& asked, std::vector<Path>& into);
void Read(Params& params, const Asked& asked, std::vector<std::vector<Path>>& into);
void Read(Params& params, const Asked& asked, PathsOrAll& into);
void Read(Params& params, const Asked& asked, Tests& into);
void Read(Params& params, const Asked& asked, Limit& into);
void Read(Params& params, const Asked& asked, std::optional<Limit>& into);
void Read(Params& params, const Asked& asked, Within& into);
void Read(Params& params, const Asked& asked, std::optional<Within>& into);
void Read(Params& params, const Asked& asked, std::vector<Settlement>& into);
void Read(Params& params, const Asked& asked, std::optional<Timely>& into);
void Read(Params& params, const Asked& asked, std::optional<Share>& into);
void Read(Params& params, const Asked& asked, Early& into);
void Read(Params& params, const Asked& asked, Restart& into);
void Read(Params& params, const Asked& asked, std::optional<Elsewhere>& into);
void Read(Params& params, const Asked& asked, std::optional<ValueLike>& into);
void Read(Params& params, const Asked& asked, PathsAndValues& into);
void Read(Params& params, const Asked& asked, std::string_view& into);
void Read(Params& params, const Asked& asked, std::vector<std::string_view>& into);
void Read(Params& params, const Asked& asked, Words& into);
void Read(Params& params, const Asked& asked, Severity& into);
void Read(Params& params, const Asked& asked, std::optional<Severity>& into);
void Read(Params& params, const Asked& asked, const Shape*& into);
void Read(Params& params, const Asked& asked, bool& into);
void Read(Params& params, const Asked& asked, std::int64_t& into);
void Read(Params& params, const Asked& asked, std::optional<std::int64_t>& into);
template <HasParameters T>
void Read(Params& params, const Asked& asked, std::vector<T>& into);
template <HasParameters T>
void Read(Params& params, const Asked& asked, std::vector<std::vector<T>>& into);

// Keeps where paths start.
class ScopeKeeper {
 public:
  explicit ScopeKeeper(Scope& scope)
      : scope_(scope),
        shape_(scope.shape),
        asker_(scope.asker),
        element_(scope.element),
        abroad_(scope.element_abroad) {}
  ~ScopeKeeper() {
    scope_.shape = shape_;
    scope_.asker = asker_;
    scope_.element = element_;
    scope_.element_abroad = abroad_;
  }
  ScopeKeeper(const ScopeKeeper&) = delete;
  ScopeKeeper& operator=(const ScopeKeeper&) = delete;

 private:
  Scope& scope_;
  const Shape* shape_;
  const Shape* asker_;
  const Field* element_;
  bool abroad_;
};

// The key of the row for this member.
template <HasParameters T>
std::string_view KeyOf(std::optional<Path> T::*member) {
  std::string_view key;
  ForEachParameter<T>([&](const auto& row) {
    if constexpr (std::is_same_v<decltype(row.member), std::optional<Path> T::*>) {
      if (row.member == member) key = row.key;
    }
  });
  return key;
}

template <HasParameters T, typename Row>
void ReadRow(Params& params, const Row& row, T& object) {
  if (!row.with.empty() && !params.Get(row.with)) return;
  Scope& scope = params.scope();
  const ScopeKeeper keeper(scope);
  Asked asked{row, {}, nullptr};
  const Path* element = row.element != nullptr ? &(object.*row.element) : nullptr;
  if (row.element_if != nullptr && object.*row.element_if) element = &*(object.*row.element_if);
  if (element != nullptr && element->target != nullptr) {
    scope.element = element->target;
    scope.element_abroad = LeadsAbroad(*element);
  }
  if (row.elsewhere != nullptr && object.*row.elsewhere) {
    const Elsewhere& elsewhere = *(object.*row.elsewhere);
    scope.asker = scope.shape;
    scope.shape = elsewhere.shape;
    scope.element = elsewhere.list ? &ValueField(*elsewhere.list) : nullptr;
    asked.row.expect.many = row.many_there;
    if (scope.shape == nullptr) {  // it has a finding
      static_cast<void>(params.Get(row.key));
      return;
    }
  }
  if (row.like != nullptr) {
    const std::optional<Path>& like = object.*row.like;
    asked.like_key = KeyOf<T>(row.like);
    if (like && like->target != nullptr) asked.like = &ValueField(*like);
    if (!like && params.Get(row.key)) params.Missing(asked.like_key);
  }
  Read(params, asked, object.*row.member);
}

// Reads all parameters of T, those that rest on others after these.
template <HasParameters T>
void ReadParameters(Params& params, T& object) {
  ForEachParameter<T>([&](const auto& row) {
    if (!row.RestsOnAnother()) ReadRow(params, row, object);
  });
  ForEachParameter<T>([&](const auto& row) {
    if (row.RestsOnAnother()) ReadRow(params, row, object);
  });
  if constexpr (requires { object.CheckParameters(params); }) object.CheckParameters(params);
}

// One element of such a list: a map or, where the type says so, a path alone.
template <HasParameters T>
void ReadElement(Params& params, Part part, T& object) {
  if constexpr (requires { T::kShort; }) {
    const auto row = std::get<0>(T::Parameters());
    if (!part.is_map()) {
      object.*row.member = params.PathOf(part, row.expect);
      return;
    }
  }
  Params inner(params.scope(), part);
  ReadParameters(inner, object);
  inner.Finish();
}

template <HasParameters T>
void Read(Params& params, const Asked& asked, std::vector<T>& into) {
  const Part list = asked.row.needed ? params.Need(asked.row.key) : params.Get(asked.row.key);
  if (!list) return;
  into.clear();
  if constexpr (requires { T::kShort; }) {
    if (!list.is_list()) return ReadElement(params, list, into.emplace_back());
  }
  if (!list.is_list() || list.node->count < asked.row.least) params.WrongType(list, asked.row.few);
  for (const Part part : list) ReadElement(params, part, into.emplace_back());
}

// A part that is no list is a list of one.
template <HasParameters T>
void Read(Params& params, const Asked& asked, std::vector<std::vector<T>>& into) {
  const Part list = params.Get(asked.row.key);
  if (!list) return;
  if (!list.is_list() || list.node->count < asked.row.least) params.WrongType(list, asked.row.few);
  for (const Part part : list) {
    std::vector<T>& set = into.emplace_back();
    if (!part.is_list()) {
      ReadElement(params, part, set.emplace_back());
    } else {
      if (part.is_blank()) params.WrongType(part, "handbook-type.paths");
      for (const Part inner : part) ReadElement(params, inner, set.emplace_back());
    }
  }
}

}  // namespace lanzhi
