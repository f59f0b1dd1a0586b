#include "view/show_content.h"

#include <string>
#include <utility>

#include "base/reveal.h"
#include "record/shown.h"

namespace lanzhi {
namespace {

constexpr std::string_view kUntold = "…";  // in place of words that may not be told

Message Said(ArgValue value) { return {"show.value", {}, {{"value", std::move(value)}}}; }

std::string TextOf(const Value& value, bool words) {
  return std::string(words ? Reveal(value.text) : Shown(value).value_or(kUntold));
}

bool IsThere(const Value& value) { return value.given() && !value.defaulted && value.field != nullptr; }

// Scalars of one list, to be read as one line.
bool IsList(const Value& value) {
  return value.field->type == Type::list && value.field->item->type != Type::section &&
         value.field->item->type != Type::prose;
}

class Content {
 public:
  Content(const Record& record, bool words) : record_(record), words_(words) {}

  std::vector<ShownLine> Take() {
    const Value& root = record_.root();
    for (std::uint32_t i = 1; i < root.count; ++i) Add(record_.values[root.first + i], 0);  // the first is the id
    return std::move(lines_);
  }

 private:
  void Add(const Value& value, int depth) {
    if (!IsThere(value)) return;
    ShownLine line;
    line.depth = depth;
    line.name = Text(value.field->names);
    line.span = value.key;
    if (IsList(value)) {
      line.value = Members(value);
      line.members = value.count;
      lines_.push_back(std::move(line));
    } else if (value.field->type == Type::prose) {
      line.form = ShownLine::Form::prose;
      line.text = TextOf(value, words_);
      lines_.push_back(std::move(line));
    } else if (value.field->type == Type::section) {
      line.form = ShownLine::Form::heading;
      lines_.push_back(std::move(line));
      Children(value, depth + 1, nullptr);
    } else if (value.field->type == Type::list) {
      line.form = ShownLine::Form::heading;
      lines_.push_back(std::move(line));
      for (std::uint32_t i = 0; i < value.count; ++i) Element(record_.values[value.first + i], depth + 1);
    } else {
      line.value = ValueInWords(value, words_);
      lines_.push_back(std::move(line));
    }
  }

  // `but`: told already.
  void Children(const Value& section, int depth, const Field* but) {
    for (std::uint32_t i = 0; i < section.count; ++i) {
      const Value& value = record_.values[section.first + i];
      if (value.field != but) Add(value, depth);
    }
  }

  void Element(const Value& element, int depth) {
    if (!IsThere(element)) return;
    ShownLine line;
    line.depth = depth;
    line.span = element.key.end > element.key.begin ? element.key : element.span;
    if (element.field->type != Type::section) {
      line.form = ShownLine::Form::item;
      line.text = TextOf(element, words_);
      lines_.push_back(std::move(line));
      return;
    }
    line.form = ShownLine::Form::element;
    const Field* key = element.field->key_date != nullptr ? element.field->key_date : element.field->key_name;
    if (key != nullptr && !IsThere(record_.Child(element, *key))) key = nullptr;
    line.name = key == nullptr ? AsIs("(" + std::to_string(element.ordinal + 1) + ")") : KeyText(element, *key);
    std::vector<const Value*> long_ones;
    for (std::uint32_t i = 0; i < element.count; ++i) {
      const Value& value = record_.values[element.first + i];
      if (value.field == key || !IsThere(value)) continue;
      if (IsList(value)) {
        line.fields.push_back({Text(value.field->names), Members(value)});
      } else if (Message said = ValueInWords(value, words_); !said.empty()) {
        line.fields.push_back({Text(value.field->names), std::move(said)});
      } else {
        long_ones.push_back(&value);
      }
    }
    lines_.push_back(std::move(line));
    for (const Value* value : long_ones) Add(*value, depth + 1);
  }

  [[nodiscard]] Text KeyText(const Value& element, const Field& key) const {
    const Value& value = record_.Child(element, key);
    if (value.field->type == Type::date) return AsIs(FormatDate(value.date()));
    if (value.field->type == Type::choice) return Name(value);
    return AsIs(TextOf(value, words_));
  }

  static Text Name(const Value& choice) {
    return Text(choice.field->choices[static_cast<std::size_t>(choice.number)].names);
  }

  [[nodiscard]] Message Members(const Value& list) const {
    std::vector<Text> members;
    for (std::uint32_t i = 0; i < list.count; ++i) {
      const Value& value = record_.values[list.first + i];
      if (!IsThere(value)) continue;
      switch (value.field->type) {
        case Type::choice:
          members.push_back(Name(value));
          break;
        case Type::date:
          members.push_back(AsIs(FormatDate(value.date())));
          break;
        default:
          members.push_back(AsIs(TextOf(value, words_)));
      }
    }
    return Said(std::move(members));
  }

  const Record& record_;
  bool words_;
  std::vector<ShownLine> lines_;
};

}  // namespace

Message ValueInWords(const Value& value, bool words) {
  switch (value.field->type) {
    case Type::text:
    case Type::reference:
    case Type::time:
    case Type::month:
    case Type::half:
    case Type::year:
      return Said(AsIs(TextOf(value, words)));
    case Type::date:
      return Said(value.date());
    case Type::count:
      return Said(value.number);
    case Type::decimal:
      return Said(Decimal{value.number});
    case Type::period:
      return Said(value.period);
    case Type::boolean:
      return {value.number != 0 ? "show.yes" : "show.no", {}, {}};
    case Type::choice:
      return Said(Text(value.field->choices[static_cast<std::size_t>(value.number)].names));
    default:
      return {};
  }
}

std::vector<ShownLine> ContentOf(const Record& record, bool words) { return Content(record, words).Take(); }

}  // namespace lanzhi
