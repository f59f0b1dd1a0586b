#include "rule/compile/params.h"

#include "base/decimal.h"
#include "rule/compile/test.h"

namespace lanzhi {

Params::Params(Scope& scope, const std::vector<Parameter>& parameters, Part home) : scope_(scope), home_(home) {
  entries_.reserve(parameters.size());
  asked_.reserve(24);
  for (const Parameter& parameter : parameters) entries_.push_back({parameter});
}

Params::Params(Scope& scope, Part map) : scope_(scope), home_(map) {
  if (!map.is_map()) {
    WrongType(map, "handbook-type.map");
    return;
  }
  entries_.reserve(map.node->count);
  for (const Part entry : map) entries_.push_back({{entry.key(), entry}});
}

Part Params::Get(std::string_view key) {
  for (Entry& entry : entries_) {
    if (entry.parameter.key != key) continue;
    entry.known = true;
    if (entry.parameter.value.is_faulty()) {
      faults().Silent();
      return {};
    }
    return entry.parameter.value;
  }
  asked_.push_back(key);
  return {};
}

Part Params::Need(std::string_view key) {
  const std::size_t before = faults().raised();
  const Part part = Get(key);
  if (!part && faults().raised() == before) Missing(key);
  return part;
}

void Params::Missing(std::string_view names) {
  if (!home_.is_map()) return;  // reported by the constructor
  // What a broken text no longer shows may be there.
  if (home_.node->cut) {
    faults().Silent();
  } else {
    const Node& first = home_.tree->nodes[home_.node->first];
    faults().Add({home_.tree->file, home_.node->first != 0 ? first.key : home_.node->span}, "handbook-missing",
                 {Typed("name", names)});
  }
}

bool Params::FromAgency(std::string_view key) const {
  for (const Entry& entry : entries_) {
    if (entry.parameter.key == key) return entry.parameter.agency;
  }
  return false;
}

void Params::WrongType(Part part, std::string_view id) {
  if (part.is_faulty()) {
    faults().Silent();
  } else {
    faults().Add(part.place(), id);
  }
}

std::string_view Params::WordOf(Part part) {
  if (!part) return {};
  if (!part.is_scalar() || part.is_blank() || part.is_faulty()) {
    WrongType(part, "handbook-type.word");
    return {};
  }
  return part.text();
}

std::string_view Params::Word(std::string_view key) { return WordOf(Get(key)); }
std::string_view Params::NeedWord(std::string_view key) { return WordOf(Need(key)); }

std::vector<std::string_view> Params::WordList(std::string_view key) {
  std::vector<std::string_view> words;
  const Part part = Get(key);
  if (!part) return words;
  if (part.is_scalar()) return {WordOf(part)};
  if (!part.is_list() || part.is_blank()) WrongType(part, "handbook-type.list");
  if (part.is_list()) {
    words.reserve(part.node->count);
    for (const Part word : part) words.push_back(WordOf(word));
  }
  return words;
}

Words Params::WordsOf(Part part) {
  if (!part) return {};
  const Part zh = part.Find("zh");
  const Part en = part.Find("en");
  if (!zh || !en || part.node->count != 2) {
    WrongType(part, "handbook-type.words");
    return {};
  }
  return {WordOf(zh), WordOf(en)};
}

Words Params::GetWords(std::string_view key) { return WordsOf(Get(key)); }
Words Params::NeedWords(std::string_view key) { return WordsOf(Need(key)); }

bool Params::Flag(std::string_view key) {
  const Part part = Get(key);
  if (!part) return false;
  if (part.text() != "true" && part.text() != "false") WrongType(part, "handbook-type.flag");
  return part.text() == "true";
}

std::optional<std::int64_t> Params::Number(std::string_view key) {
  const Part part = Get(key);
  if (!part) return std::nullopt;
  const auto number = ParseCount(part.text());
  if (!number) WrongType(part, "handbook-type.number");
  return number;
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

Tests Params::NeedTests(std::string_view key) {
  const Part part = Need(key);
  return part ? CompileTests(scope_, part) : Tests{};
}

Limit Params::LimitOf(Part part) {
  const std::string_view text = WordOf(part);
  if (text.empty()) return {};
  constexpr std::string_view kSetting = "setting ";
  if (!text.starts_with(kSetting)) {
    const auto period = ParsePeriod(text);
    if (!period) faults().Add(part.place(), "handbook-period", {Typed("text", text)});
    return {period.value_or(Period{}), {}};
  }
  const std::string_view name = text.substr(kSetting.size());
  std::vector<std::string_view> names;
  for (const Setting& setting : *scope_.settings) {
    if (setting.name == name) {
      if (!setting.value) scope_.waiting_for = setting.name;
      return {setting.value.value_or(Period{}), setting.name};
    }
    names.push_back(setting.name);
  }
  faults().AddNear(part.place(), "handbook-setting.undefined", {Typed("name", name)}, name, names);
  return {};
}

Limit Params::NeedLimit(std::string_view key) { return LimitOf(Need(key)); }

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
  for (const std::string_view key : {"within", "at_least", "not_before"}) {
    const Part part = Get(key);
    if (!part) continue;
    if (within) faults().Add(part.key_place(), "handbook-both", {Typed("names", "within, at_least, not_before")});
    within = WithinOf(part);
  }
  return within;
}

void Params::Finish() {
  for (const Entry& entry : entries_) {
    if (entry.known) continue;
    const Part& value = entry.parameter.value;
    faults().AddNear(value.key_place(), "handbook-parameter", {Typed("name", entry.parameter.key)}, entry.parameter.key,
                     asked_);
  }
}

}  // namespace lanzhi
