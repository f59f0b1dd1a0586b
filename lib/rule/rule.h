// A rule: what every kind has in common, beside the parameters of its kind (kinds/all.h).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/words.h"
#include "rule/kinds/all.h"
#include "rule/parameter.h"
#include "source/diagnostic.h"

namespace lanzhi {

// A breach that is less grave where it keeps a wider limit or meets a condition (SEMANTICS 10).
struct Grade {
  Tests when;
  std::optional<Path> trigger;
  std::optional<Within> within;
  Severity severity = Severity::warning;
  std::vector<std::string_view> clauses;  // empty: the rule's own

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("when", &Grade::when),       ParameterSpec("trigger", &Grade::trigger, kDate),
        ParameterSpec("within", &Grade::within),   ParameterSpec("severity", &Grade::severity),
        ParameterSpec("clauses", &Grade::clauses),
    };
  }
  void CheckParameters(Params& params) const;
};

// What a rule speaks of.
struct RuleSubject {
  const Shape* shape = nullptr;  // applies_to
  Tests when;
  std::optional<Path> at;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("applies_to", &RuleSubject::shape).Untold(),
        ParameterSpec("when", &RuleSubject::when).Of(&RuleSubject::at),
        ParameterSpec("at", &RuleSubject::at, kSections),
    };
  }
};

// What every kind has beside its own parameters. A version for a kind of site that differs in these alone, grades
// apart, is not compiled again.
struct CommonParameters {
  Severity severity = Severity::error;
  std::vector<std::string_view> clauses;
  std::vector<std::string_view> readings;  // X-nn
  std::vector<std::string_view> formerly;  // ids that it took over: waivers and agencies may still name them
  std::string_view actor;                  // the role that must act
  std::vector<Grade> grades;
  Words title;
  Words message;  // of a breach; empty: the kind's own words (schemas/messages/kinds.yaml)
  Words missing;  // of missing and missed, where it differs
  Words help;     // the remedy
  bool off = false;
  Words off_reason;

  static constexpr auto Parameters() {
    return std::tuple{
        ParameterSpec("severity", &CommonParameters::severity).Needed().AgencyMay(),
        ParameterSpec("clauses", &CommonParameters::clauses).Needed(),
        ParameterSpec("reading", &CommonParameters::readings).Untold(),
        ParameterSpec("formerly", &CommonParameters::formerly).Untold(),
        ParameterSpec("actor", &CommonParameters::actor),
        ParameterSpec("grades", &CommonParameters::grades),
        ParameterSpec("title", &CommonParameters::title).Needed().Untold(),
        ParameterSpec("message", &CommonParameters::message).Untold(),
        ParameterSpec("missing", &CommonParameters::missing).Untold(),
        ParameterSpec("help", &CommonParameters::help).Untold(),
        ParameterSpec("off", &CommonParameters::off).Untold().AgencyMay(),
        ParameterSpec("off_reason", &CommonParameters::off_reason).Untold().AgencyMay(),
    };
  }
};

struct Rule : RuleSubject, CommonParameters {
  std::string_view id;
  std::string_view kind_name;
  bool when_of_element = false;      // it looks at the element of `at`: asked of each instance, not of the record
  std::shared_ptr<const Kind> kind;  // of all versions that differ in nothing of it
  Words actor_names;                 // as the shape of staff has it
  bool by_site = false;              // it differs by the kind of site
  bool off_by_agency = false;
  std::string_view waiting_for;            // the unset setting that switches it off
  std::vector<std::string_view> settings;  // all that it names, set or not
  Place place;                             // of its definition
  // Of what recurs and is not done, so many of the newest periods are told one by one, those before them together.
  std::size_t periods_singly = std::numeric_limits<std::size_t>::max();

  // By its id or one that it had.
  [[nodiscard]] bool IsCalled(std::string_view name) const {
    return name == id || std::find(formerly.begin(), formerly.end(), name) != formerly.end();
  }
};

// A rule in its versions by kind of site. Kinds that share a version share the struct.
struct RuleSet {
  std::string_view id;
  bool agency = false;                 // added by the agency's own folder
  std::vector<Rule> distinct;          // [0] is for a site of unknown kind
  std::vector<std::uint8_t> versions;  // index into `distinct`, for each of Handbook::site_kinds()

  [[nodiscard]] const Rule& base() const { return distinct.front(); }
  // `kind`: index into Handbook::site_kinds(); -1 for a site of unknown kind.
  [[nodiscard]] const Rule& For(int kind) const {
    return kind < 0 ? distinct.front() : distinct[versions[static_cast<std::size_t>(kind)]];
  }
};

}  // namespace lanzhi
