#include "rule/example.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "record/read.h"
#include "record/scaffold/template.h"
#include "record/shown.h"
#include "rule/assess.h"
#include "rule/eval/scene.h"
#include "rule/kinds/all.h"
#include "rule/places.h"
#include "source/packed.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

constexpr std::string_view kSitePrefix = "site-";  // of the ids of sites in the tests

std::optional<Doc> EmbeddedDoc(const std::string& path) {
  const EmbeddedFile* file = FindEmbedded(path);
  if (file == nullptr) return std::nullopt;
  return Doc::From(Unpack(file->packed));
}

Reading ReadText(const std::string& path, const std::string& text, const Handbook& handbook, KeyLanguage keys,
                 const Casebook* casebook) {
  return ReadRecord(ParseYaml(MakeFile(path, text)), handbook.shapes(), keys, casebook);
}

// One entry, where it only matters that something is filled in.
Doc OneOf(const Doc& map) {
  const auto scalar = std::find_if(map.entries.begin(), map.entries.end(),
                                   [](const auto& entry) { return entry.value.kind == NodeKind::scalar; });
  Doc out = map;
  if (!map.entries.empty()) out.entries = {scalar == map.entries.end() ? map.entries.front() : *scalar};
  return out;
}

// Two elements have one key, so that what tells them apart is shown too.
bool HasSameKeys(const Doc& list, const Field& field) {
  std::set<std::string> keys;
  for (const auto& [none, element] : list.entries) {
    for (const Field* key : {field.key_date, field.key_name}) {
      if (key == nullptr || element.kind != NodeKind::map) continue;
      const std::string text = element.TextAt(key->key);
      if (!text.empty() && !keys.insert(text).second) return true;
    }
  }
  return false;
}

// What of a record is shown: the sections and fields among `places`, each with what names it.
Doc Cut(const Doc& map, const Field& section, const Places& places) {
  Doc out{NodeKind::map, true, {}, {}};
  for (const auto& [key, value] : map.entries) {
    const Field* field = section.Find(key);
    if (field == nullptr) continue;
    const bool names =
        field == section.key_date || field == section.key_name || (section.parent == nullptr && field->index == 0);
    if (!names && places.count(field) == 0) continue;
    Doc kept = value;
    if (value.kind == NodeKind::map) kept = Cut(value, *field, places);
    if (value.kind == NodeKind::list) {
      Places inside = places;
      if (HasSameKeys(value, *field)) inside.insert(field->apart.begin(), field->apart.end());
      for (auto& [none, element] : kept.entries) {
        if (element.kind == NodeKind::map) element = Cut(element, *field, inside);
      }
    }
    out.entries.push_back({key, std::move(kept)});
  }
  if (out.entries.empty()) return OneOf(map);
  return out;
}

// Keys, choices and booleans in this language.
Doc Translate(const Doc& doc, const Field& field, Language language) {
  Doc out = doc;
  if (doc.kind == NodeKind::scalar) {
    if (doc.plain) out.text = ScalarIn(field, doc.text, language);
    return out;
  }
  for (auto& [key, child] : out.entries) {
    if (doc.kind == NodeKind::list) {
      child = Translate(child, field.item ? *field.item : field, language);
    } else if (const Field* inner = field.Find(key)) {
      key = inner->names.In(language);
      child = Translate(child, *inner, language);
    }
  }
  return out;
}

// Adds what stands for the linked records that a record names: they are there, and of a site its kind is known;
// nothing else is.
void AddStandIns(const Record& record, const Handbook& handbook, Casebook& casebook) {
  for (const Value& value : record.values) {
    if (!value.given() || value.field == nullptr || !value.field->linked) continue;
    const std::string id(IdIn(value));
    const std::string_view to = value.field->to;
    if (casebook.Find(to, id) != nullptr) continue;
    std::string text = fmt::format("{}: {}\n", to, id);
    const auto& kinds = handbook.site_kinds();
    if (id.starts_with(kSitePrefix) &&
        std::find(kinds.begin(), kinds.end(), id.substr(kSitePrefix.size())) != kinds.end()) {
      text += fmt::format("kind: {}\n", id.substr(kSitePrefix.size()));
    }
    if (Reading reading = ReadText(id + ".yaml", text, handbook, Language::en, nullptr); reading.record) {
      casebook.Add(std::move(reading.record));
    }
  }
}

// Adds an agency that has all records up to a day.
void AddAgency(Date complete_to, const Handbook& handbook, Casebook& casebook) {
  const Shape* shape = handbook.shapes().With(Meaning::complete_to);
  if (shape == nullptr) return;
  const std::string_view key = shape->Meant(Meaning::complete_to)->key;
  const std::string text = fmt::format("{}: example\n{}: {}\n", shape->kind, key, FormatDate(complete_to));
  if (Reading reading = ReadText("agency.yaml", text, handbook, Language::en, nullptr); reading.record) {
    casebook.Add(std::move(reading.record));
  }
}

// Adds the records that the rule looks for, and stand-ins for what they and `record` name besides.
void AddOthers(const Record& record, const std::vector<std::string>& texts, const Handbook& handbook, KeyLanguage keys,
               Casebook& casebook) {
  std::vector<const Record*> others;
  for (const std::string& text : texts) {
    Reading reading = ReadText("other.yaml", text, handbook, keys, nullptr);
    if (!reading.record || reading.record->values.empty() || !reading.record->shape->linked) continue;
    const std::string_view kind = reading.record->shape->kind;
    const std::string id(reading.record->id);
    casebook.Add(std::move(reading.record));
    others.push_back(casebook.Find(kind, id));
  }
  AddStandIns(record, handbook, casebook);
  for (const Record* other : others) AddStandIns(*other, handbook, casebook);
  Diagnostics none;  // each link has its stand-in
  casebook.Link(none);
}

int Weight(Verdict verdict) {
  if (IsBreach(verdict)) return 3;
  return IsRunning(verdict) ? 2 : verdict == Verdict::undetermined ? 1 : 0;
}

class ExampleSearch {
 public:
  ExampleSearch(const Handbook& handbook, const RuleSet& set, Language keys)
      : handbook_(handbook), set_(set), keys_(keys), folder_(fmt::format("examples/{}/", handbook.name())) {}

  Examples Run() {
    Examples examples;
    const std::optional<Doc> file = EmbeddedDoc(folder_ + std::string(set_.id) + ".yaml");
    const Doc* cases = !file || set_.agency ? nullptr : file->Find("cases");
    if (cases == nullptr) return examples;
    examples.passing = First(*cases, {{"met"}});
    std::vector<std::vector<std::string_view>> failing{{"late", "missed", "missing", "violated", "contradicted"},
                                                       {"overdue"}};
    if (IsQuestion(*set_.base().kind)) failing = {{"open"}};
    examples.failing = First(*cases, failing);
    return examples;
  }

 private:
  // What is compared when a record has been cut.
  struct Judged {
    std::string verdict;
    std::optional<Date> due, actual;
    Message message;

    [[nodiscard]] bool Same(const Judged& other) const {
      return verdict == other.verdict && due == other.due && actual == other.actual;
    }
  };

  // The first case with one of these verdicts that is judged so; else the first that cannot be judged here.
  std::optional<Example> First(const Doc& cases, const std::vector<std::vector<std::string_view>>& verdicts) const {
    std::optional<Example> unjudged;
    for (const auto& wanted : verdicts) {
      for (const auto& [none, test] : cases.entries) {
        if (std::find(wanted.begin(), wanted.end(), test.TextAt("expect")) == wanted.end()) continue;
        bool judged = false;
        std::optional<Example> example = Of(test, judged);
        if (judged) return example;
        if (!unjudged) unjudged = std::move(example);
      }
    }
    return unjudged;
  }

  std::optional<Example> Of(const Doc& test, bool& judged) const {
    const std::optional<Doc> fixture = EmbeddedDoc(folder_ + "fixtures/" + test.TextAt("base") + ".yaml");
    if (!fixture || test.Find("faulty") != nullptr) return std::nullopt;
    const std::vector<std::string> sites = TextsAt(test, "site");
    Example example;
    example.verdict = test.TextAt("expect");
    example.day = ParseDate(test.TextAt("day"));
    example.due = ParseDate(test.TextAt("due"));
    example.complete_to = ParseDate(test.TextAt("complete_to"));
    const auto& kinds = handbook_.site_kinds();
    const auto kind = sites.empty() ? kinds.end() : std::find(kinds.begin(), kinds.end(), sites.front());
    if (kind != kinds.end()) example.site_kind = *kind;
    const Rule& rule = set_.For(kind == kinds.end() ? -1 : static_cast<int>(kind - kinds.begin()));
    const Doc record = RecordOfTest(*fixture, test, sites.empty() ? "" : sites.front());
    const Shape& shape = *set_.base().shape;
    const std::string element = test.TextAt("element");
    const std::array<Doc, 3> cuts = Cuts(record, shape, !sites.empty());
    for (const Doc& other : OthersOfTest(test)) {
      const Shape* kind = handbook_.shapes().Find(other.entries.front().key);
      if (kind != nullptr) example.with.push_back(Show(other, *kind));
    }
    const auto judge = [&](const std::string& text) { return Judge(text, example, element); };
    const Judged whole = judge(Show(record, shape));
    if (whole.verdict == example.verdict) {
      for (const Doc& cut : cuts) {
        example.text = Show(cut, shape);
        const Judged again = judge(example.text);
        if (!again.Same(whole)) continue;
        example.due = whole.due;
        if (example.verdict != VerdictName(Verdict::met)) example.message = again.message;
        judged = true;
        return example;
      }
      return std::nullopt;
    }
    // What the records say that it links to is not known here: no outcome then, and the rule tests vouch for the
    // verdict.
    const bool off = rule.off && rule.waiting_for.empty();
    const bool unknown = whole.verdict.empty() ? !off : whole.verdict == VerdictName(Verdict::undetermined);
    if (!unknown) return std::nullopt;
    const bool waits = whole.verdict.empty() && !set_.base().waiting_for.empty() && test.Find("settings") != nullptr;
    if (waits) {
      for (const auto& [name, value] : test.Find("settings")->entries) {
        for (const Setting& setting : handbook_.settings()) {
          const auto parsed = ParseSetting(value.text, setting.type);
          if (setting.name == name && parsed) example.settings.emplace_back(name, *parsed);
        }
      }
    }
    example.text = Show(cuts.front(), shape);
    return example;
  }

  // From the least that may do to the whole.
  std::array<Doc, 3> Cuts(const Doc& record, const Shape& shape, bool with_site) const {
    Places places;
    for (const Rule& rule : set_.distinct) places.merge(PlacesOf(rule, handbook_));
    if (with_site) places.insert(shape.Meant(Meaning::site));
    places.insert(shape.id_parts.begin(), shape.id_parts.end());                   // the id is made of them
    if (const Field* kind = shape.Meant(Meaning::site_kind)) places.insert(kind);  // rules differ by it
    Doc least = Cut(record, shape.root, places);
    places.merge(StagePlaces(shape, handbook_));
    return {std::move(least), Cut(record, shape.root, places), record};
  }

  [[nodiscard]] std::string Show(const Doc& record, const Shape& shape) const {
    return Translate(record, shape.root, keys_).Print();
  }

  [[nodiscard]] Judged Judge(const std::string& text, const Example& example, const std::string& element) const {
    const std::optional<Date>& day = example.day;
    const std::string path = "example.yaml";
    const Reading first = ReadText(path, text, handbook_, keys_, nullptr);
    if (!first.record || first.record->values.empty()) return {};
    Casebook casebook;
    if (example.complete_to) AddAgency(*example.complete_to, handbook_, casebook);
    AddOthers(*first.record, example.with, handbook_, keys_, casebook);
    const Reading reading = ReadText(path, text, handbook_, keys_, &casebook);
    std::optional<Record> known;
    if (day) {
      known = AsOf(*reading.record, *day);
      if (!known) return {};
    }
    const auto then = day ? casebook.AsOf(*day) : nullptr;
    const Record& judged = known ? *known : *reading.record;
    const Casebook& others = then ? *then : casebook;
    Sums sums;
    AddUp(judged, others, example.with, day, sums);
    const auto outcomes = Assess(judged, handbook_, others, {}, day, Want::all, &sums);
    const Outcome* worst = nullptr;
    for (const auto& outcome : outcomes) {
      if (outcome->rule->id != set_.id || (!element.empty() && outcome->element != element)) continue;
      if (worst == nullptr || Weight(outcome->verdict) > Weight(worst->verdict)) worst = outcome.get();
    }
    if (worst == nullptr) return {};
    return {std::string(VerdictName(worst->verdict)), worst->due, worst->actual, worst->message};
  }

  // What the other records of the example come to.
  void AddUp(const Record& judged, const Casebook& casebook, const std::vector<std::string>& others,
             std::optional<Date> day, Sums& sums) const {
    AskFor(sums, judged, handbook_, casebook, day);
    if (sums.empty()) return;
    sums.Close(std::make_shared<const Numbers>(Numbers::Load(handbook_)));
    for (const std::string& other : others) {
      const Reading reading = ReadText("other.yaml", other, handbook_, keys_, &casebook);
      if (!reading.record || reading.record->values.empty()) continue;
      const std::optional<Record> known = day ? AsOf(*reading.record, *day) : std::nullopt;
      if (!day || known) sums.Add(Scene(known ? *known : *reading.record, handbook_, day));
    }
  }

  const Handbook& handbook_;
  const RuleSet& set_;
  Language keys_;
  std::string folder_;
};

}  // namespace

Examples ExamplesOf(const Handbook& handbook, const RuleSet& set, Language keys) {
  return ExampleSearch(handbook, set, keys).Run();
}

Doc RecordOfTest(const Doc& fixture, const Doc& test, std::string_view site) {
  Doc record = fixture;
  if (!site.empty()) record.Set("site", Doc{NodeKind::scalar, true, std::string(kSitePrefix) + std::string(site), {}});
  for (const std::string& path : TextsAt(test, "remove")) record.Remove(path);
  if (const Doc* set = test.Find("set")) {
    for (const auto& [path, value] : set->entries) record.Set(path, value);
  }
  return record;
}

std::vector<Doc> OthersOfTest(const Doc& test) {
  std::vector<Doc> others;
  const Doc* with = test.Find("with");
  if (with == nullptr) return others;
  for (const auto& entry : with->entries) {
    if (!entry.value.entries.empty()) others.push_back(entry.value);
  }
  return others;
}

std::vector<std::string> TextsAt(const Doc& test, std::string_view key) {
  std::vector<std::string> texts;
  const Doc* found = test.Find(key);
  if (found == nullptr) return texts;
  if (found->kind == NodeKind::scalar) return {found->text};
  for (const auto& entry : found->entries) texts.push_back(entry.value.text);
  return texts;
}

}  // namespace lanzhi
