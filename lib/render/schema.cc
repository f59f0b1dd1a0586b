#include "render/schema.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "render/catalogue.h"
#include "render/json.h"

namespace lanzhi {
namespace {

constexpr std::string_view kDialect = "https://json-schema.org/draft/2020-12/schema";
constexpr std::string_view kEmpty = "empty";   // definition of what is not there for the reader
constexpr std::string_view kNothing = "none";  // and of a text that only says that there is none

// The blanks that a reader strips (record/spelling.h, Trim), and what is none of them.
const std::string kBlanks = R"([ \t\r\n\u3000]*)";
const std::string kVisible = R"([^ \t\r\n\u3000])";

constexpr std::int64_t kHundredths = 100;  // of a decimal; its bounds are whole numbers

// Patterns of values; as ECMA-262 and Python read them.
const std::string kLine = kVisible + R"(([^\n]*)" + kVisible + ")?";
const std::string kProse = kVisible + R"(([\s\S]*)" + kVisible + ")?";
// Days that exist, from 2000 to 2099: in these years every fourth is a leap year.
const std::string kMonthDay =
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
const std::string kDatePattern = "20([0-9]{2}-" + kMonthDay + "|([02468][048]|[13579][26])-02-29)";
const std::string kTime = "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)";
const std::string kMonth = "20[0-9]{2}-(0[1-9]|1[0-2])";
const std::string kDecimal = R"(-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?)";
const std::string kCount = "(0|[1-9][0-9]{0,8})";
const std::string kBirthYear = "((19|20)[0-9]{2}|不详|unknown)";
const std::string kBoolean = "([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|是|否)";
const std::string kNoneWords = "无|没有|暂无|略|[Nn][Oo][Nn][Ee]|[Nn][Ii][Ll]|[Nn]/[Aa]|-|—|/";
const std::string kPeriod =
    "([1-9][0-9]{0,3}( days?| weeks?| months?| years?|[dwmy]| working[- ]"
    "days?|天|日|周|星期|个星期|个月|年|工作日|个工作日)|month|half-year|半年|year|end of month|day "
    "([1-9]|[12][0-9]|3[01]) of next month|(" +
    kMonthDay + "|02-29) of next year)";
// Of any script, but no blanks, no punctuation but three signs, and no dot to begin with (record/read.cc).
const std::string kIdPattern =
    R"((?!\.)[^\u0000-\u002C\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\u00A9\u2000-\u2BFF\u3000-\u3004)"
    R"(\u3008-\u3020\uFE00-\uFE6F\uFF00-\uFFEF]+)";

// How a single value is written.
struct Form {
  std::string_view name;             // of its definition
  std::vector<std::string> types;    // that other readers of YAML may take it for; none: any single value
  std::string pattern;               // as a text
  std::string_view help;             // message: what to write instead
  std::int64_t least = 0, most = 0;  // as a number; the same: without limits
};

const Form kId{"id", {}, kIdPattern, "record-id.help"};
const std::vector<Form> kForms{
    {"text", {}, kLine, "schema.line"},
    {"prose", {}, kProse, "record-wrong-type.text.help"},
    {"date", {"string"}, kDatePattern, "record-date.help"},
    {"time", {"string"}, kTime, "record-wrong-type.time.help"},
    {"calendar-month", {"string"}, kMonth, "record-wrong-type.month.help"},
    {"calendar-half", {"string"}, "20[0-9]{2}H[12]", "record-wrong-type.half.help"},
    {"calendar-year", {"string", "integer"}, "20[0-9]{2}", "record-wrong-type.year.help", 2000, 2099},
    {"period", {"string"}, kPeriod, "record-wrong-type.period.help"},
    {"decimal", {"string", "number"}, kDecimal, "record-wrong-type.decimal.help", -999'999'999'999, 999'999'999'999},
    {"count", {"string", "integer"}, kCount, "record-wrong-type.count.help", 0, 999'999'999},
    {"birth-year", {"string", "integer"}, kBirthYear, "record-wrong-type.birth-year.help", 1900, 2099},
    {"boolean", {"string", "boolean"}, kBoolean, "record-wrong-type.boolean.help"},
};

// References are texts, and what is neither is never asked for.
const Form& FormOf(const Field& field) {
  const auto named = [](std::string_view name) {
    return std::find_if(kForms.begin(), kForms.end(), [&](const Form& form) { return form.name == name; });
  };
  const std::string word(TypeWord(field));
  auto form = named(word);
  if (form == kForms.end()) form = named("calendar-" + word);  // a kind of record has the name month, too
  return form != kForms.end() ? *form : *named("text");
}

Json Reference(std::string_view definition) { return {{"$ref", "#/$defs/" + std::string(definition)}}; }

class SchemaWriter {
 public:
  explicit SchemaWriter(const SchemaOptions& options) : options_(options) {}

  [[nodiscard]] Json Kind(const Shape& shape) const {
    Json schema = Titled(shape.names, shape.help);
    OnlyContainer(schema, "object", "yaml-root.help", true);
    AddFields(schema, shape.root);
    return schema;
  }

  // A place with its name and its help.
  [[nodiscard]] Json Titled(const Words& names, const Words& help) const {
    Json schema = Json::object();
    if (!names.empty()) schema["title"] = names.In(options_.words);
    if (!help.empty()) schema["description"] = help.In(options_.words);
    return schema;
  }

  // What all kinds refer to.
  [[nodiscard]] Json Definitions() const {
    Json definitions = Json::object();
    definitions[kEmpty] = {{"not", {{"type", {"number", "boolean"}}}},
                           {"pattern", "^" + kBlanks + "$"},
                           {"maxItems", 0},
                           {"maxProperties", 0}};
    definitions[kNothing] = {{"type", "string"},
                             {"pattern", "^" + kBlanks + "(" + kNoneWords + ")[。.]?" + kBlanks + "$"}};
    for (const Form& form : kForms) definitions[form.name] = Scalar(form, false);
    if (options_.keys == Language::zh) definitions["boolean"]["examples"] = {"是", "否"};
    return definitions;
  }

  [[nodiscard]] Language keys() const { return options_.keys; }
  [[nodiscard]] std::string Name(const Words& names) const { return std::string(names.In(options_.keys)); }

 private:
  // `needed`: it may not be empty.
  [[nodiscard]] Json FieldSchema(const Field& field, bool needed = false) const {
    Json schema = Titled(field.names, field.help);
    if (!field.form.empty()) {
      const std::string help = field.help.empty() ? "" : "\n\n" + std::string(field.help.In(options_.words));
      schema["description"] = std::string(field.form.In(options_.words)) + help;
    }
    switch (field.type) {
      case Type::choice:
        AddChoices(schema, field, needed);
        break;
      case Type::list:
        OnlyContainer(schema, "array", "record-wrong-type.list.help", needed);
        schema["items"] = FieldSchema(*field.item);
        if (!field.alone) break;
        schema.erase("maxProperties");
        AddFields(schema, *field.item);
        break;
      case Type::section:
        OnlyContainer(schema, "object", "record-wrong-type.section.help", needed);
        AddFields(schema, field);
        break;
      default:
        schema.update(needed ? Scalar(FormOf(field), true) : Reference(FormOf(field).name));
        if (field.min) {
          const std::int64_t unit = field.type == Type::decimal ? kHundredths : 1;
          schema["minimum"] = *field.min / unit;
          schema["maximum"] = *field.max / unit;
          schema["description"] = std::string(field.help.In(options_.words)) + " (" + BoundsText(field) + ")";
        }
        if (!field.none) schema.update(Unlike(kNothing, Say("record-none.help", options_.words)));
    }
    return schema;
  }

  // What is empty is not there for the reader, so it may stand wherever nothing is needed. Editors offer `true` and
  // `null` wherever a `type` names them: what is allowed beside the text is told by what it is not.
  [[nodiscard]] Json Scalar(const Form& form, bool needed) const {
    Json value = {{"type", "string"}};
    if (!form.types.empty()) value["type"] = form.types;
    value["pattern"] = "^" + kBlanks + form.pattern + kBlanks + "$";
    value["errorMessage"] = Say(form.help, options_.words);  // VS Code and its kin show it
    if (form.least != form.most) {
      value["minimum"] = form.least;
      value["maximum"] = form.most;
    }
    Json others = Json::array();
    if (form.types.empty()) others.push_back({{"not", {{"type", {"string", "null", "array", "object"}}}}});
    if (!needed) others.push_back(Reference(kEmpty));
    return OrElse(std::move(value), std::move(others));
  }

  // What fits the definition is refused, with words; `not` has none. Neither definition holds for a number.
  static Json Unlike(std::string_view definition, const std::string& message) {
    return {{"if", Reference(definition)}, {"then", {{"type", "number"}, {"errorMessage", message}}}};
  }

  // What the first says of a value that fits nowhere is what editors show.
  static Json OrElse(Json first, Json others) {
    if (others.empty()) return first;
    others.insert(others.begin(), std::move(first));
    return {{"anyOf", std::move(others)}};
  }

  // An array or an object, or else what is empty. The message is that of a branch: editors show one that stands beside
  // the keys for each key that is not known too.
  void OnlyContainer(Json& schema, const char* type, std::string_view help, bool needed) const {
    const bool list = type == std::string_view("array");
    Json others = {"string", "number", "boolean"};
    if (needed) {
      others.push_back("null");
      others.push_back(list ? "object" : "array");
      schema[list ? "minItems" : "minProperties"] = 1;
    } else {
      schema[list ? "maxProperties" : "maxItems"] = 0;
    }
    schema["if"] = {{"type", std::move(others)}};
    schema["then"] = {{"type", type}, {"errorMessage", Say(help, options_.words)}};
  }

  void AddChoices(Json& schema, const Field& field, bool needed) const {
    Json values = Json::array(), about = Json::array();
    std::vector<Text> allowed;
    for (const Choice& choice : field.choices) {
      allowed.emplace_back(Name(choice.names), Name(choice.names));
      AddChoice(values, about, choice, options_.keys);
      if (options_.either) AddChoice(values, about, choice, Other(options_.keys));
    }
    for (const Choice& choice : field.choices) {
      for (const std::string_view word : choice.was) {
        values.push_back(std::string(word));
        about.push_back(std::string(choice.names.In(options_.words)));
      }
    }
    const Args said{{"field", PathName(field)}, {"allowed", std::move(allowed)}};
    Json one = {{"enum", std::move(values)},
                {"enumDescriptions", std::move(about)},
                {"errorMessage", Say("record-bad-choice", options_.words, said)}};
    schema.update(OrElse(std::move(one), needed ? Json::array() : Json::array({Reference(kEmpty)})));
  }

  void AddChoice(Json& values, Json& about, const Choice& choice, Language language) const {
    const std::string value(choice.names.In(language)), name(choice.names.In(options_.words));
    std::string description = value == name ? std::string() : name;
    if (!choice.help.empty())
      description += (description.empty() ? "" : "\n\n") + std::string(choice.help.In(options_.words));
    values.push_back(value);
    about.push_back(description);
    // Written without quotes, `2` is a number for others.
    Json number = Json::parse(value, nullptr, false);
    if (!number.is_number() && !number.is_boolean()) return;
    values.push_back(std::move(number));
    about.push_back(std::move(description));
  }

  void AddFields(Json& schema, const Field& section) const {
    const bool root = section.parent == nullptr;
    Json properties = Json::object(), required = Json::array();
    Json others = Json::object(), one_of_each = Json::array(), not_both = Json::object();
    for (const auto& field : section.fields) {
      const bool id = root && field->index == 0;
      const bool needed = id || (root && field->needed);
      Json inner = FieldSchema(*field, needed);
      if (id) {
        inner.erase("$ref");
        inner.update(Scalar(kId, true));
      }
      const std::string name = Name(field->names);
      if (options_.either) {
        // As a pattern it is valid, but not offered: nobody should be led to mix the two.
        const std::string other(field->names.In(Other(options_.keys)));
        others["^" + other + "$"] = inner;
        not_both[other] = {{"properties", {{name, false}}}};
        if (needed) one_of_each.push_back({{"anyOf", {{{"required", {name}}}, {{"required", {other}}}}}});
      } else if (needed) {
        required.push_back(name);
      }
      properties[name] = std::move(inner);
    }
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    if (options_.either) {
      schema["patternProperties"] = std::move(others);
      schema["dependentSchemas"] = std::move(not_both);
    }
    if (!one_of_each.empty()) schema["allOf"] = std::move(one_of_each);
    if (!root) AddNeeded(schema, section);
    schema["additionalProperties"] = false;
    schema["errorMessage"] = Say("record-unknown-key", options_.words, {{"place", PathName(section)}});
  }

  // What a section cannot be without, once anything in it is filled in.
  void AddNeeded(Json& schema, const Field& section) const {
    Json all = Json::array();
    for (const auto& field : section.fields) {
      const bool day = field.get() == section.key_date;
      if (day && section.key_date_instead != nullptr) {
        all.push_back({{"anyOf", {IsFilledIn(*field), IsFilledIn(*section.key_date_instead)}}});
      } else if ((day && !field->planned) || field->needed) {
        all.push_back(IsFilledIn(*field));
      }
    }
    if (all.empty()) return;
    Json then = all.size() == 1 ? std::move(all[0]) : Json{{"allOf", std::move(all)}};
    const Json begun = {{"type", "object"}, {"not", {{"additionalProperties", Reference(kEmpty)}}}};
    schema["allOf"] = Json::array({{{"if", begun}, {"then", std::move(then)}}});
  }

  [[nodiscard]] Json IsFilledIn(const Field& field) const {
    const Json filled = Unlike(kEmpty, Say("record-missing", options_.words, {{"field", PathName(field)}}));
    const auto under = [&](const std::string& name) {
      return Json{{"required", {name}},
                  {"properties", {{name, field.type == Type::list ? Json{{"contains", filled}} : filled}}}};
    };
    if (!options_.either) return under(Name(field.names));
    return {{"anyOf", {under(Name(field.names)), under(std::string(field.names.In(Other(options_.keys))))}}};
  }

  const SchemaOptions& options_;
};

Json SchemaHead() { return {{"$schema", kDialect}}; }

// A record of this kind: it has the kind's key, and no key of a kind that may hold this one as a field.
Json IsKind(const SchemaWriter& writer, const Shapes& shapes, const Shape& shape) {
  Json holders = Json::array();
  for (const auto& other : shapes.All()) {
    if (other.get() != &shape && other->root.Find(writer.Name(shape.names), writer.keys()) != nullptr) {
      holders.push_back({{"required", {writer.Name(other->names)}}});
    }
  }
  Json test = {{"type", "object"}, {"required", {writer.Name(shape.names)}}};
  if (!holders.empty()) test["not"] = {{"anyOf", std::move(holders)}};
  return test;
}

}  // namespace

Json KindSchema(const Shape& shape, const SchemaOptions& options) {
  const SchemaWriter writer(options);
  Json schema = SchemaHead();
  schema.update(writer.Kind(shape));
  schema["$defs"] = writer.Definitions();
  return schema;
}

Json RecordSchema(const Shapes& shapes, const SchemaOptions& options) {
  const SchemaWriter writer(options);
  Json schema = SchemaHead(), cases = Json::array(), kinds = Json::object(), any = Json::array();
  Json definitions = writer.Definitions();
  for (const auto& shape : shapes.All()) {
    const std::string name = writer.Name(shape->names), definition(shape->kind);
    cases.push_back({{"if", IsKind(writer, shapes, *shape)}, {"then", Reference(definition)}});
    kinds[name] = writer.Titled(shape->names, shape->help);
    kinds[name]["type"] = "string";  // else editors complete it without its colon
    any.push_back({{"required", {name}}});
    definitions[definition] = writer.Kind(*shape);
  }
  const std::string help = Say("record-unknown-kind.help", options.words);
  schema["type"] = "object";
  schema["errorMessage"] = help;
  schema["allOf"] = std::move(cases);
  // Until the kind is told, the kinds are all there is to say, and they are said once.
  schema["if"] = {{"type", "object"}, {"not", {{"anyOf", any}}}};
  schema["then"] = {{"properties", std::move(kinds)}, {"type", "string"}, {"errorMessage", help}};
  schema["$defs"] = std::move(definitions);
  return schema;
}

}  // namespace lanzhi
