#include "render/explain.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/wrap.h"
#include "render/catalogue.h"
#include "render/clauses.h"
#include "render/derivation.h"
#include "render/grid.h"
#include "render/human.h"
#include "render/json.h"
#include "render/parameters.h"
#include "render/rules.h"

namespace lanzhi {
namespace {

// `<name>` and the number of `<name:day|days>` left open.
std::string WithoutArguments(std::string_view words) {
  std::string out;
  for (;;) {
    const std::size_t open = words.find('<'), close = words.find('>', open);
    out += words.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos) return out;
    const std::string_view inside = words.substr(open + 1, close - open - 1);
    const std::size_t bar = inside.find('|');
    out += "…";
    if (bar != std::string_view::npos) out += ' ' + std::string(inside.substr(bar + 1));
    words.remove_prefix(close + 1);
  }
}

class ExplainPage {
 public:
  explicit ExplainPage(const Page& page) : language_(page.language), style_(page.style), width_(page.width) {}

  void Title(std::string_view id, std::string_view title) {
    out_ += style_.In(Paint::bold, id);
    if (!title.empty()) out_ += fmt::format("  {}", title);
    out_ += '\n';
  }

  void Line(std::string_view text) {
    if (!text.empty()) out_ += fmt::format("{}\n", text);
  }

  void Heading(std::string_view id) { out_ += '\n' + style_.In(Paint::place, FindWords(id).In(language_)) + '\n'; }

  void Item(std::string_view head, std::string_view text) {
    out_ += fmt::format("  {}\n", head);
    if (!text.empty()) out_ += fmt::format("    {}\n", text);
  }

  // A template of the handbook: its arguments are known only of a breach.
  void Words(std::string_view heading, const lanzhi::Words& words) {
    if (words.empty()) return;
    Heading(heading);
    out_ += fmt::format("  {}\n", WithoutArguments(words.In(language_)));
  }

  // A record, deeper than what is said of it.
  void Record(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      out_ += fmt::format("    {}\n", text.substr(0, end));
      text.remove_prefix(end + 1);
    }
  }

  void Block(const std::string& text) { out_ += text; }

  [[nodiscard]] std::string Take() { return Hang(out_, width_); }

 private:
  Language language_;
  const Style& style_;
  int width_;
  std::string out_;
};

// Empty for a clause of the agency's that names none.
std::string PlaceOf(const Clause& clause) {
  std::string place(clause.place);
  if (!clause.source.empty()) place += fmt::format(" [{}]", fmt::join(clause.source, " "));
  return place;
}

std::string ClauseHead(const Clause& clause) {
  const std::string place = PlaceOf(clause);
  return place.empty() ? std::string(clause.id) : fmt::format("{}  {}", clause.id, place);
}

std::string SiteKindName(const Handbook& handbook, std::string_view kind, Language language) {
  const Field* field = handbook.shapes().Meant(Meaning::site_kind);
  if (field != nullptr) {
    for (const Choice& choice : field->choices) {
      if (choice.value == kind) return std::string(choice.names.In(language));
    }
  }
  return std::string(kind);
}

// A version of the rule and the kinds of site it is for.
struct Version {
  const Rule* rule = nullptr;
  std::string kinds;
};

std::vector<Version> VersionsOf(const Handbook& handbook, const RuleSet& set, Language language) {
  std::vector<Version> versions;
  for (const Rule& rule : set.distinct) {
    Version version{&rule, {}};
    for (std::size_t kind = 0; kind < handbook.site_kinds().size(); ++kind) {
      if (&set.For(static_cast<int>(kind)) != &rule) continue;
      if (!version.kinds.empty()) version.kinds += FindWords("list.separator").In(language);
      version.kinds += SiteKindName(handbook, handbook.site_kinds()[kind], language);
    }
    if (&rule == &set.base() && version.kinds.empty()) version.kinds = FindWords("explain.unknown-kind").In(language);
    versions.push_back(std::move(version));
  }
  return versions;
}

// A line for each value that a parameter has, with the kinds of site that have it.
struct ParameterLine {
  std::string_view name;
  std::string value;
  std::string kinds;
  std::size_t versions = 0;
};

std::vector<ParameterLine> ParameterLines(const Handbook& handbook, const std::vector<Version>& versions,
                                          Language language) {
  std::vector<ParameterLine> lines;
  for (const Version& version : versions) {
    for (ToldParameter& parameter : ParametersOf(*version.rule, handbook, language)) {
      const auto same = std::find_if(lines.begin(), lines.end(), [&](const ParameterLine& line) {
        return line.name == parameter.name && line.value == parameter.value;
      });
      if (same != lines.end()) {
        same->kinds += std::string(FindWords("list.separator").In(language)) + version.kinds;
        ++same->versions;
        continue;
      }
      // Behind the other values of this parameter.
      const auto last = std::find_if(lines.rbegin(), lines.rend(),
                                     [&](const ParameterLine& line) { return line.name == parameter.name; });
      lines.insert(last == lines.rend() ? lines.end() : last.base(),
                   {parameter.name, std::move(parameter.value), version.kinds, 1});
    }
  }
  return lines;
}

std::string ParameterTable(const Handbook& handbook, const RuleSet& set, const Page& page) {
  const Language language = page.language;
  const std::vector<Version> versions = VersionsOf(handbook, set, language);
  Grid table({Say("explain.parameter", language), Say("explain.site-kind", language), Say("explain.value", language)});
  std::string_view before;
  for (const ParameterLine& line : ParameterLines(handbook, versions, language)) {
    const bool all = line.versions == versions.size();
    table.Row({line.name == before ? std::string() : Say("parameter.name." + std::string(line.name), language),
               all ? Say("explain.all-kinds", language) : line.kinds, line.value});
    before = line.name;
  }
  if (page.width > 0) table.Narrow(page.width);
  return table.Format(page.style);
}

std::string RuleHead(const Handbook& handbook, const Rule& rule, Language language) {
  return Say("explain.head", language,
             {{"kind", Text(FindWords("rule-kind." + std::string(rule.kind_name)))},
              {"record", Text(rule.shape->names)},
              {"severity", AsIs(SeverityWord(rule.severity, language))},
              {"handbook", AsIs(handbook.name())},
              {"version", AsIs(handbook.version())}});
}

Json ParametersJson(const Handbook& handbook, const Rule& rule, Language language) {
  Json json = Json::object();
  for (const ToldParameter& parameter : ParametersOf(rule, handbook, language)) {
    const std::string name(parameter.name);
    if (json.contains(name)) {
      json[name] = json[name].get<std::string>() + "; " + parameter.value;
    } else {
      json[name] = parameter.value;
    }
  }
  return json;
}

// What the record is an example of: under which circumstances it is judged, and how.
std::vector<std::string> Circumstances(const Handbook& handbook, const Example& example, Language language) {
  std::vector<std::string> said;
  if (!example.site_kind.empty()) {
    const std::string kind = SiteKindName(handbook, example.site_kind, language);
    said.push_back(Say("explain.example-kind", language, {{"site", AsIs(kind)}}));
  }
  for (const auto& [name, value] : example.settings) {
    said.push_back(Say("explain.example-setting", language,
                       {{"setting", AsIs(name)}, {"value", AsIs(SettingText(value, language))}}));
  }
  if (example.complete_to) {
    said.push_back(Say("explain.example-complete-to", language, {{"complete_to", *example.complete_to}}));
  }
  if (example.day) said.push_back(Say("explain.example-day", language, {{"day", *example.day}}));
  return said;
}

std::string VerdictText(const Example& example, Language language) {
  std::string words;
  if (!example.message.empty()) {
    words = Fill(example.message, language);
  } else if (example.due) {
    words = Say("explain.example-due", language, {{"due", *example.due}});
  }
  const Text verdict(FindWords("verdict." + example.verdict));
  std::string text = Say("explain.verdict", language, {{"verdict", verdict}, {"words", AsIs(words)}});
  text.erase(text.find_last_not_of(' ') + 1);  // where there are no words
  return text;
}

void AddExamples(ExplainPage& page, const Handbook& handbook, const Examples& examples, Language language) {
  const auto add = [&](std::string_view heading, const std::optional<Example>& example, bool fails) {
    if (!example) return;
    page.Heading(heading);
    for (const std::string& said : Circumstances(handbook, *example, language)) page.Item(said, {});
    if (fails) page.Item(VerdictText(*example, language), {});
    page.Record(example->text);
    for (const std::string& other : example->with) {
      page.Item(Say("explain.example-with", language), {});
      page.Record(other);
    }
  };
  add("explain.passing", examples.passing, false);
  add("explain.failing", examples.failing, true);
}

Json ExampleJson(const std::optional<Example>& example, Language language) {
  if (!example) return nullptr;
  Json json = {{"text", example->text}, {"verdict", example->verdict}};
  json["site_kind"] = JsonOrNull(std::string(example->site_kind));
  json["with"] = example->with;
  json["day"] = JsonOf(example->day);
  json["due"] = JsonOf(example->due);
  json["message"] = JsonOrNull(example->message.empty() ? "" : Fill(example->message, language));
  json["complete_to"] = JsonOf(example->complete_to);
  json["settings"] = Json::object();
  for (const auto& [name, value] : example->settings) json["settings"][name] = SettingText(value, Language::en);
  return json;
}

}  // namespace

std::vector<std::string_view> AllClauses(const RuleSet& set) {
  std::vector<std::string_view> all;
  const auto add = [&](const std::vector<std::string_view>& clauses) {
    for (const std::string_view id : clauses) {
      if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
    }
  };
  for (const Rule& rule : set.distinct) {
    add(rule.clauses);
    for (const Grade& grade : rule.grades) add(grade.clauses);
    if (const auto* required = std::get_if<Required>(rule.kind.get())) {
      for (const Need& need : required->need) add(need.clauses);
    }
  }
  return all;
}

std::string ExplainRule(const Handbook& handbook, const ClauseIndex& clauses, const RuleSet& set,
                        const Examples& examples, const Page& to) {
  const Rule& rule = set.base();
  const Language language = to.language;
  ExplainPage page(to);
  page.Title(set.id, rule.title.In(language));
  page.Line(RuleHead(handbook, rule, language));
  if (set.agency) page.Line(Say("explain.agency", language));
  page.Heading("explain.clauses");
  for (const std::string_view id : AllClauses(set)) {
    if (const Clause* clause = clauses.Find(id)) {
      page.Item(ClauseHead(*clause), clause->summary.In(language));
    } else {
      page.Item(id, {});
    }
  }
  if (!rule.readings.empty()) page.Heading("explain.reading");
  for (const ClauseReading& reading : clauses.readings()) {
    if (std::find(rule.readings.begin(), rule.readings.end(), reading.id) == rule.readings.end()) continue;
    page.Item(reading.id, reading.text.In(language));
  }
  page.Heading("explain.parameters");
  page.Block(ParameterTable(handbook, set, to));
  for (const std::string& said : CountingOf(handbook, set, language)) page.Line(said);
  page.Words("explain.message", rule.message);
  page.Words("explain.missing", rule.missing);
  page.Words("explain.help", rule.help);
  AddExamples(page, handbook, examples, language);
  return page.Take();
}

std::string ExplainRuleJson(const Handbook& handbook, const ClauseIndex& clauses, const RuleSet& set,
                            const Examples& examples, Language language) {
  Json json = RuleJson(handbook, set, language);
  json["clauses"] = Json::array();
  for (const std::string_view id : AllClauses(set)) {
    if (const Clause* clause = clauses.Find(id)) json["clauses"].push_back(ClauseJson(*clause, language));
  }
  json["readings"] = Json::array();
  for (const ClauseReading& reading : clauses.readings()) {
    if (std::find(set.base().readings.begin(), set.base().readings.end(), reading.id) == set.base().readings.end())
      continue;
    json["readings"].push_back({{"id", reading.id}, {"text", reading.text.In(language)}});
  }
  const auto words = [&](const Words& text) { return JsonOrNull(std::string(text.In(language))); };
  json["message"] = words(set.base().message);
  json["missing"] = words(set.base().missing);
  json["help"] = words(set.base().help);
  json["parameters"] = Json::object();
  json["parameters"]["base"] = ParametersJson(handbook, set.base(), language);
  for (std::size_t kind = 0; kind < handbook.site_kinds().size(); ++kind) {
    json["parameters"][std::string(handbook.site_kinds()[kind])] =
        ParametersJson(handbook, set.For(static_cast<int>(kind)), language);
  }
  if (const std::vector<std::string> counting = CountingOf(handbook, set, language); !counting.empty()) {
    json["counting"] = counting;
  }
  json["examples"] = {{"passing", ExampleJson(examples.passing, language)},
                      {"failing", ExampleJson(examples.failing, language)}};
  Json document = {{"version", 1}, {"rule", std::move(json)}};
  return DumpJson(document) + '\n';
}

std::string ExplainClauses(const Handbook& handbook, const std::vector<const Clause*>& clauses, const Page& to) {
  const Language language = to.language;
  ExplainPage page(to);
  for (const Clause* clause : clauses) {
    if (clause != clauses.front()) page.Block("\n");
    page.Title(clause->id, {});
    page.Line(PlaceOf(*clause));
    page.Heading("explain.summary");
    page.Line(fmt::format("  {}", clause->summary.In(language)));
    page.Heading("explain.fate");
    page.Line("  " + FateText(*clause, language));
    for (const std::string_view id : clause->rules) {
      const RuleSet* rule = handbook.FindRule(id);
      page.Item(fmt::format("{}  {}", id, rule == nullptr ? "" : rule->base().title.In(language)), {});
    }
  }
  return page.Take();
}

std::string ExplainClausesJson(const std::vector<const Clause*>& clauses, Language language) {
  Json document = {{"version", 1}};
  if (clauses.size() == 1) {
    document["clause"] = ClauseJson(*clauses.front(), language);
  } else {
    document["clauses"] = Json::array();
    for (const Clause* clause : clauses) document["clauses"].push_back(ClauseJson(*clause, language));
  }
  return DumpJson(document) + '\n';
}

std::string ExplainDiagnostic(const std::string& rule, const Page& to) {
  const Language language = to.language;
  ExplainPage page(to);
  const std::string title = DiagnosticTitle(rule, language);
  const std::string group = Say("explain.own-" + rule.substr(0, rule.find('-')), language);
  page.Title(rule, title == group ? std::string() : title);
  page.Line(group);
  if (HasWords(rule)) page.Words("explain.message", FindWords(rule));
  if (HasWords(rule + ".help")) page.Words("explain.help", FindWords(rule + ".help"));
  return page.Take();
}

std::string ExplainDiagnosticJson(const std::string& rule, Language language) {
  const auto words = [&](const std::string& id) {
    return HasWords(id) ? Json(FindWords(id).In(language)) : Json(nullptr);
  };
  Json json = {{"id", rule},
               {"title", DiagnosticTitle(rule, language)},
               {"message", words(rule)},
               {"help", words(rule + ".help")}};
  return DumpJson({{"version", 1}, {"rule", std::move(json)}}) + '\n';
}

}  // namespace lanzhi
