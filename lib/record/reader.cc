#include "record/reader.h"

#include <algorithm>
#include <utility>

#include "base/id.h"
#include "base/reveal.h"
#include "record/shown.h"
#include "record/spelling.h"

namespace lanzhi {
namespace {

// A section holds a value for every field of its shape, about three times as many as are written: room for all at once.
constexpr std::size_t kValuesPerNode = 3;
constexpr std::size_t kRoom = 32;  // for what is noted on the way: more than most records need

}  // namespace

Diagnostic& Report(Diagnostics& to, const FilePtr& file, Span span, std::string_view message, Args args) {
  Diagnostic& diagnostic = to.emplace_back();
  diagnostic.rule = message.substr(0, message.find('.'));
  diagnostic.place = {file, span};
  diagnostic.message = {std::string(message), {}, std::move(args)};
  return diagnostic;
}

void SetHelp(Diagnostic& diagnostic, std::string_view message, Args args) {
  diagnostic.help = {std::string(message), {}, std::move(args)};
}

std::vector<std::string_view> TypedNames(Words names, KeyLanguage keys) {
  if (keys) return {names.In(*keys)};
  return {names.zh, names.en};
}

std::vector<Text> NamesOf(const Suggestions& suggestions) {
  constexpr std::size_t kMost = 6;
  std::vector<Text> names;
  for (const Suggestion& each : suggestions.all) {
    if (names.size() < kMost) names.push_back(AsIs(each.name));
  }
  return names;
}

std::string_view Typed(Words names, KeyLanguage keys) { return names.In(keys.value_or(Language::zh)); }

Diagnostic& Reader::ReportAt(std::string_view message, Span span, At at, Args args) {
  Diagnostic& diagnostic = Report(diagnostics_, record_.file(), span, message, std::move(args));
  diagnostic.pointer = PointerOf(record_, record_.values[at]);
  return diagnostic;
}

std::optional<std::string_view> Reader::ToldStem() const {
  const std::string_view stem = StemOf(record_.file()->path);
  return IsToldStem(stem, record_.shape) && !record_.shape->folder.empty() ? std::optional(stem) : std::nullopt;
}

void Reader::ReadId() {
  const At at = 1;  // the first field of the root
  Value& value = record_.values[at];
  record_.id_span = value.span.empty() ? value.key : value.span;
  if (value.state == State::absent) {
    ReportAt("record-missing-id", value.key, at, {{"kind", Text(record_.shape->names)}});
    if (const std::optional<std::string_view> stem = ToldStem()) {
      SetHelp(diagnostics_.back(), "record-missing-id.help", {{"stem", std::string(*stem)}});
    } else {
      SetHelp(diagnostics_.back(), "record-missing-id.any");
    }
    return Refuse(at);
  }
  if (!value.given()) return;
  const std::string_view id = Reveal(value.text);
  if (!IsId(id)) {
    ReportAt("record-id", value.span, at);
    SetHelp(diagnostics_.back(), "record-id.help");
    return;  // and it has none: it may be words about a client
  }
  record_.id = id;
  if (LooksLikeFigure(id)) {
    ReportAt("record-id.figure", value.span, at, {{"id", std::string(id)}}).severity = Severity::warning;
    SetHelp(diagnostics_.back(), "record-id.figure.help");
  }
  if (record_.shape->folder.empty() || StemOf(record_.file()->path) == record_.id) return;
  Args args{{"id", std::string(record_.id)}};
  const std::optional<std::string_view> stem = ToldStem();
  if (stem) args.push_back({"file", std::string(*stem) + ".yaml"});
  ReportAt(stem ? "record-id-file" : "record-id-file.words", value.span, at, std::move(args));
  SetHelp(diagnostics_.back(), "record-id-file.help", {{"name", std::string(record_.id) + ".yaml"}});
}

// An id that is made of what the record says, says the same.
void Reader::CheckIdParts() {
  const Shape& shape = *record_.shape;
  if (shape.id_parts.empty() || record_.id.empty()) return;
  std::vector<std::string_view> words;
  std::vector<Text> parts;
  for (const Field* field : shape.id_parts) {
    const Value& value = record_.Top(*field);
    const std::optional<std::string_view> shown = value.given() ? Shown(value) : std::optional<std::string_view>("");
    if (value.state == State::unreadable || !shown) return;
    words.push_back(*shown);
    parts.push_back(Called(*field));
  }
  const std::string id = IdMadeOf(shape, words);
  if (id.empty() || id == record_.id) return;
  ReportAt("record-id-parts", record_.id_span, 1, {{"id", id}});
  SetHelp(diagnostics_.back(), "record-id-parts.help", {{"parts", std::move(parts)}});
}

void Reader::ReadAll(KeyLanguage keys) {
  const Node& root = tree_.nodes[0];
  record_.values.reserve(record_.shape->root.fields.size() + tree_.nodes.size() * kValuesPerNode);
  record_.partial = std::any_of(tree_.nodes.begin(), tree_.nodes.end(), [](const Node& node) { return node.cut; });
  lists_.reserve(kRoom);
  defaults_.reserve(kRoom);
  Value& value = record_.values.emplace_back();
  value.field = &record_.shape->root;
  value.span = root.span;
  const Node& first = tree_.nodes[root.first];
  value.key = first.key;
  if (!record_.shape->id_prefix.empty()) SetYearOfId(YearInId(Trim(tree_.TextOf(first))));
  ReadSection(0, root, keys);
  ReadId();
  CheckIdParts();
  HideMisplaced();
  CheckBirthYears();
  std::sort(defaults_.begin(), defaults_.end());
  for (const At at : defaults_) {
    if (record_.values[at].state == State::absent) FillDefault(record_, at);
  }
  TellElementsApart();
  CheckHistories();
}

}  // namespace lanzhi
