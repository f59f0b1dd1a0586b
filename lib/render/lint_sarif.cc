// SARIF 2.1.0, OASIS standard with errata 01.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/explain.h"
#include "render/human.h"
#include "render/json.h"
#include "render/machine.h"

namespace lanzhi {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
// The name that GitHub and others know for the top of the repository.
constexpr std::string_view kTop = "%SRCROOT%";

std::string_view LevelOf(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "note";
  }
  return {};
}

std::string_view LanguageTag(Language language) { return language == Language::zh ? "zh-CN" : "en-US"; }

// Only what RFC 3986 leaves unreserved stands as it is.
std::string PercentEncoded(std::string_view path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

bool Takes(const RuleSet& set, std::string_view reading) {
  return std::any_of(set.distinct.begin(), set.distinct.end(), [&](const Rule& rule) {
    return std::find(rule.readings.begin(), rule.readings.end(), reading) != rule.readings.end();
  });
}

class Log {
 public:
  explicit Log(const MachineOptions& options) : options_(options), language_(options.language) {}

  void Put(Sink& sink, const Findings& findings) {
    for (const Finding& finding : findings) {
      if (rule_at_.emplace(finding.rule, rules_.size()).second) rules_.push_back(RuleOf(finding));
    }
    auto at = findings.begin();
    sink.Put(fmt::format("{{\"$schema\":\"{}\",\"version\":\"2.1.0\",\"runs\":[\n", kSchema));
    PutDocument(sink, Run(), "results", findings.size(), [&](std::size_t) {
      Json result = ResultOf(*at);
      ++at;
      return result;
    });
    sink.Put("]}\n");
  }

 private:
  Json ResultOf(const Finding& finding) {
    Json result = {{"ruleId", finding.rule},
                   {"ruleIndex", rule_at_.find(finding.rule)->second},
                   {"level", LevelOf(finding.severity)},
                   {"message", {{"text", Advice(finding, "\n", language_)}}}};
    Json location = {{"physicalLocation", PhysicalOf(finding.place)}};
    if (!finding.record.empty()) location["logicalLocations"] = Json::array({LogicalOf(finding)});
    result["locations"] = Json::array({std::move(location)});
    if (!finding.related.empty()) result["relatedLocations"] = RelatedOf(finding);
    // GitHub compares results of two commits by the first of these: a hash and how many share it so far.
    result["partialFingerprints"] = {
        {"primaryLocationLineHash", fmt::format("{}:{}", finding.fingerprint, occurrences_.Next(finding))},
        {"lanzhi/v1", finding.fingerprint}};
    if (!finding.waiver.empty()) {
      result["suppressions"] =
          Json::array({{{"kind", "external"},
                        {"status", "accepted"},
                        {"justification", Say("sarif.waiver", language_, {{"waiver", finding.waiver}})}}});
    }
    result["properties"] = PropertiesOf(finding);
    return result;
  }

  Json Run() {
    Json driver = {{"name", "lanzhi"}, {"version", options_.version}, {"semanticVersion", options_.version}};
    if (!options_.homepage.empty()) driver["informationUri"] = options_.homepage;
    driver["language"] = LanguageTag(language_);
    driver["rules"] = std::move(rules_);
    return {{"tool", {{"driver", std::move(driver)}}},
            {"invocations", Json::array({{{"executionSuccessful", options_.handbook != nullptr}}})},
            {"language", LanguageTag(language_)},
            {"originalUriBaseIds", {{kTop, {{"description", {{"text", Say("sarif.top", language_)}}}}}}},
            {"columnKind", "unicodeCodePoints"}};
  }

  Json PhysicalOf(const Place& place) {
    const Region region = RegionOf(place, locator_);
    return {{"artifactLocation", {{"uri", PercentEncoded(MachinePath(place.file, options_))}, {"uriBaseId", kTop}}},
            {"region",
             {{"startLine", region.begin.line},
              {"startColumn", region.begin.column},
              {"endLine", region.end.line},
              {"endColumn", region.end.column}}}};
  }

  static Json LogicalOf(const Finding& finding) {
    return {{"name", finding.record}, {"fullyQualifiedName", finding.record + finding.pointer}};
  }

  Json RelatedOf(const Finding& finding) {
    Json list = Json::array();
    for (const Related& related : finding.related) {
      Json location = {{"id", list.size() + 1}, {"physicalLocation", PhysicalOf(related.place)}};
      if (const std::string label = Fill(related.label, language_); !label.empty()) {
        location["message"] = {{"text", label}};
      }
      list.push_back(std::move(location));
    }
    return list;
  }

  static Json PropertiesOf(const Finding& finding) {
    Json json = {{"kind", finding.kind}, {"pointer", finding.pointer}, {"clauses", finding.clauses}};
    if (finding.due) json["due"] = FormatDate(*finding.due);
    if (finding.due && finding.derivation) {
      if (finding.derivation->due.moved()) json["rawDue"] = FormatDate(finding.derivation->due.raw);
      if (finding.derivation->due.provisional) json["provisional"] = true;
    }
    if (finding.actual) json["actual"] = FormatDate(*finding.actual);
    if (finding.days) json["days"] = *finding.days;
    if (!finding.site_kind.empty()) json["siteKind"] = finding.site_kind.en;
    if (!finding.expired_waiver.empty()) json["expiredWaiver"] = finding.expired_waiver;
    if (!finding.setting.empty()) json["setting"] = finding.setting;
    if (finding.periods > 1) json["periods"] = finding.periods;
    if (finding.standing) json["standing"] = true;
    return json;
  }

  Json RuleOf(const Finding& finding) {
    const RuleSet* set = options_.handbook == nullptr ? nullptr : options_.handbook->FindRule(finding.rule);
    if (set == nullptr) return OwnRule(finding);
    const Rule& rule = set->base();
    std::string clauses, help;
    for (const std::string_view id : AllClauses(*set)) {
      const Clause* clause = options_.clauses == nullptr ? nullptr : options_.clauses->Find(id);
      if (clause == nullptr) continue;
      if (!clauses.empty()) clauses += '\n';
      clauses += fmt::format("{}: {}", ClausePlace(id, options_.clauses), clause->summary.In(language_));
    }
    help = clauses;
    if (options_.clauses != nullptr) {
      for (const ClauseReading& reading : options_.clauses->readings()) {
        if (!Takes(*set, reading.id)) continue;
        help += fmt::format("\n{}: {}", reading.id, reading.text.In(language_));
      }
    }
    help += '\n' + Say("human.explain", language_, {{"rule", finding.rule}});
    return Descriptor(finding.rule, std::string(rule.title.In(language_)), clauses, help, rule.severity,
                      AllClauses(*set));
  }

  // A fault of text, shape, waivers or handbook data: the program's own rules have no clauses.
  Json OwnRule(const Finding& finding) {
    const std::string about = Say("explain.own-" + finding.rule.substr(0, finding.rule.find('-')), language_);
    return Descriptor(finding.rule, DiagnosticTitle(finding.rule, language_), about,
                      about + '\n' + Say("human.explain", language_, {{"rule", finding.rule}}), finding.severity, {});
  }

  static Json Descriptor(const std::string& id, const std::string& title, const std::string& full,
                         const std::string& help, Severity severity, const std::vector<std::string_view>& clauses) {
    return {{"id", id},
            {"shortDescription", {{"text", title}}},
            {"fullDescription", {{"text", full.empty() ? title : full}}},
            {"help", {{"text", help}}},
            {"defaultConfiguration", {{"level", LevelOf(severity)}}},
            {"properties", {{"clauses", clauses}}}};
  }

  const MachineOptions& options_;
  Language language_;
  Locator locator_;
  Occurrences occurrences_;
  std::map<std::string, std::size_t> rule_at_;
  Json rules_ = Json::array();
};

}  // namespace

void SarifFindings(Sink& sink, const Findings& findings, const MachineOptions& options) {
  Log(options).Put(sink, findings);
}

}  // namespace lanzhi
