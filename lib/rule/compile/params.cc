#include "rule/compile/params.h"

#include "rule/compile/test.h"

namespace lanzhi {

Params::Params(Scope& scope, const std::vector<Parameter>& parameters, Part home)
    : DataMap(Empty{}, *scope.faults, kHandbookWords, home), scope_(scope), parameters_(&parameters) {
  for (const Parameter& parameter : parameters) Add(parameter.key, parameter.value);
}

Params::Params(Scope& scope, Part map) : DataMap(*scope.faults, kHandbookWords, map), scope_(scope) {}

bool Params::FromAgency(std::string_view key) const {
  if (parameters_ == nullptr) return false;
  for (const Parameter& parameter : *parameters_) {
    if (parameter.key == key) return parameter.agency;
  }
  return false;
}

std::optional<Severity> Params::GetSeverity(std::string_view key) {
  const Part part = Get(key);
  if (!part) return std::nullopt;
  if (part.text() == "error") return Severity::error;
  if (part.text() == "warning") return Severity::warning;
  if (part.text() == "info") return Severity::info;
  WrongType(part, "handbook-type.severity");
  return std::nullopt;
}

const Shape* Params::NeedShape(std::string_view key) {
  const Part part = Need(key);
  if (!part) return nullptr;
  const Shape* shape = scope_.shapes->Find(part.text());
  if (shape != nullptr) return shape;
  std::vector<std::string_view> kinds;
  for (const auto& known : scope_.shapes->All()) kinds.push_back(known->kind);
  faults().AddNear(part.place(), "handbook-record-kind", {Typed("name", part.text())}, part.text(), kinds);
  return nullptr;
}

Path Params::PathOf(Part part, Expect expect) {
  const std::string_view text = WordOf(part);
  if (text.empty()) return {};
  return CompilePath(scope_, text, part.place(), expect).value_or(Path{});
}

std::vector<Path> Params::PathsOf(Part part, Expect expect) {
  std::vector<Path> paths;
  if (!part) return paths;
  if (part.is_scalar()) {
    paths.push_back(PathOf(part, expect));
  } else if (!part.is_list() || part.is_blank()) {
    WrongType(part, "handbook-type.paths");
  } else {
    paths.reserve(part.node->count);
    for (const Part path : part) paths.push_back(PathOf(path, expect));
  }
  return paths;
}

Path Params::NeedPath(std::string_view key, Expect expect) { return PathOf(Need(key), expect); }

std::optional<Path> Params::GetPath(std::string_view key, Expect expect) {
  const Part part = Get(key);
  if (!part) return std::nullopt;
  return PathOf(part, expect);
}

std::vector<Path> Params::Paths(std::string_view key, Expect expect) { return PathsOf(Get(key), expect); }

Tests Params::GetTests(std::string_view key) {
  const Part part = Get(key);
  return part ? CompileTests(scope_, part) : Tests{};
}

Limit Params::Noted(Limit limit) {
  if (limit.period.unit == Period::Unit::working_days) scope_.working_days = true;
  return limit;
}

template <typename T>
T Params::ValueOrSetting(Part part, SettingType type, std::string_view fault, std::string_view& setting) {
  const std::string_view text = WordOf(part);
  if (text.empty()) return {};
  constexpr std::string_view kSetting = "setting ";
  if (!text.starts_with(kSetting)) {
    const std::optional<SettingValue> value = ParseSetting(text, type);
    if (!value) faults().Add(part.place(), fault, {Typed("text", text)});
    return value ? std::get<T>(*value) : T{};
  }
  const std::string_view name = text.substr(kSetting.size());
  std::vector<std::string_view> names;
  for (const Setting& each : *scope_.settings) {
    if (each.type != type) continue;
    if (each.name == name) {
      if (!each.value) scope_.waiting_for = each.name;
      scope_.asked_for.push_back(each.name);
      setting = each.name;
      return each.value ? std::get<T>(*each.value) : T{};
    }
    names.push_back(each.name);
  }
  faults().AddNear(part.place(), "handbook-setting.undefined", {Typed("name", name)}, name, names);
  return {};
}

Limit Params::LimitOf(Part part) {
  Limit limit;
  limit.period = ValueOrSetting<Period>(part, SettingType::period, "handbook-period", limit.setting);
  return Noted(limit);
}

Share Params::ShareOf(Part part) {
  Share share;
  share.percent = ValueOrSetting<Percent>(part, SettingType::percent, "handbook-period.share", share.setting).n;
  return share;
}

Within Params::WithinOf(Part part) {
  using Direction = Within::Direction;
  struct Form {
    std::string_view key, inner;
    Direction direction;
  };
  static constexpr Form kForms[] = {
      {"within", "after", Direction::after},
      {"within", "before", Direction::before},
      {"within", "by", Direction::by},
      {"at_least", "before", Direction::lead},
  };
  if (part.key() == "not_before") return {Direction::not_before, LimitOf(part), {}};
  for (const Form& form : kForms) {
    if (form.key != part.key() || part.node->count != 1) continue;
    const Part inner = part.Find(form.inner);
    if (!inner) continue;
    if (form.direction == Direction::by) return {form.direction, {}, PathOf(inner, kDate)};
    return {form.direction, LimitOf(inner), {}};
  }
  WrongType(part, "handbook-type.limit");
  return {};
}

std::optional<Within> Params::GetWithin() {
  std::optional<Within> within;
  for (const std::string_view key : Within::kKeys) {
    const Part part = Get(key);
    if (!part) continue;
    if (within) faults().Add(part.key_place(), "handbook-both", {Typed("names", Within::kAnyKey)});
    within = WithinOf(part);
  }
  return within;
}

void CheckHeld(Params& params) {
  const Shape* shape = params.scope().shape;
  if (shape == nullptr || shape->linked) return;
  params.faults().Add(params.Get("applies_to").place(), "handbook-not-held.judged", {Typed("name", shape->kind)});
}

}  // namespace lanzhi
