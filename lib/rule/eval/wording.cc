#include "rule/eval/wording.h"

#include <algorithm>
#include <utility>

#include "record/shown.h"

namespace lanzhi {
namespace {

bool Has(const Args& args, std::string_view name) {
  return std::any_of(args.begin(), args.end(), [&](const Arg& arg) { return arg.name == name; });
}

// The value at a dotted path from the element (or the record); nullptr when there is none.
const Value* FieldOf(const Instance& instance, std::string_view path) {
  const Record& record = instance.record();
  const Value* value = instance.origin.element != nullptr ? instance.origin.element : &record.root();
  while (value != nullptr) {
    const bool section = value == &record.root() || value->field->type == Type::section;
    if (!section) return nullptr;
    const std::size_t dot = path.find('.');
    value = record.ChildNamed(*value, path.substr(0, dot));
    if (value == nullptr || !value->given()) return nullptr;
    if (dot == std::string_view::npos) return value;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

// Adds what `<name>` stands for, when it is a field of the element. `<by>` is the signer: by default whoever the
// element names.
bool Supply(std::string_view name, const Instance& instance, Args& args) {
  if (Has(args, name)) return true;
  const bool dotted = name.starts_with('.');
  if (!dotted && name != "by") return false;
  const Value* value = FieldOf(instance, dotted ? name.substr(1) : name);
  std::optional<ArgValue> arg = value == nullptr ? std::nullopt : ArgOf({&instance.record(), value});
  if (!arg) return false;
  args.push_back({std::string(name), std::move(*arg)});
  return true;
}

// Whether everything that the template names is known.
bool SupplyAll(std::string_view words, const Instance& instance, Args& args) {
  for (std::size_t at = words.find('<'); at != std::string_view::npos; at = words.find('<', at + 1)) {
    const std::size_t end = words.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view inside = words.substr(at + 1, end - at - 1);
    if (!Supply(inside.substr(0, inside.find(':')), instance, args)) return false;
  }
  return true;
}

bool Fits(const Words& words, const Instance& instance, Args& args) {
  return !words.empty() && SupplyAll(words.zh, instance, args) && SupplyAll(words.en, instance, args);
}

}  // namespace

void Word(Outcome& outcome, const Instance& instance, Statement statement) {
  const Rule& rule = *instance.rule;
  const bool absent = outcome.verdict == Verdict::missing || outcome.verdict == Verdict::missed;
  Message& message = outcome.message;
  if (absent && !statement.own_words && Fits(rule.missing, instance, statement.args)) {
    message.text = rule.missing;
  } else if (!statement.own_words && Fits(rule.message, instance, statement.args)) {
    message.text = rule.message;
  } else {
    message.id = "kind." + std::string(rule.kind_name) + "." + std::string(VerdictName(outcome.verdict));
    if (!statement.variant.empty()) message.id += "." + std::string(statement.variant);
  }
  message.args = std::move(statement.args);
}

std::optional<ArgValue> ArgOf(const Ref& ref) {
  const Value& value = *ref.value;
  switch (value.field->type) {
    case Type::text:
    case Type::prose:
    case Type::reference:
    case Type::time:
    case Type::month:
    case Type::half:
    case Type::year:
      return ShownOrPlace(*ref.record, value);
    case Type::date:
      return value.date();
    case Type::period:
      return value.period;
    case Type::decimal:
      return Decimal{value.number};
    case Type::count:
      return value.number;
    case Type::choice:
      return Text(value.field->choices[static_cast<std::size_t>(value.number)].names);
    case Type::boolean:
      if (!value.text.empty()) return ShownOrPlace(*ref.record, value);
      break;
    case Type::list:
    case Type::section:
      break;
  }
  return std::nullopt;
}

void AddValue(Args& args, std::string name, const Ref& ref) {
  if (std::optional<ArgValue> arg = ArgOf(ref)) args.push_back({std::move(name), std::move(*arg)});
}

Text FormName(const Field* field, const Text& name) {
  return field != nullptr && !field->form.empty() ? Text(field->form) : name;
}

}  // namespace lanzhi
