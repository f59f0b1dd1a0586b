// The fixtures of tests/handbooks as a world to assess records in: a handbook, its staff and sites, as known on a day.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rule/assess.h"
#include "source/doc.h"

namespace lanzhi::test {

class World {
 public:
  // `settings`: further lines of lanzhi.yaml.
  World(const std::string& handbook, const std::string& settings);

  // Cases by the name of their fixture.
  [[nodiscard]] const std::map<std::string, Doc>& cases() const { return cases_; }
  [[nodiscard]] const Handbook& handbook() const { return *handbook_; }

  // The record as known on `day`, linked to what was known of the others; nullptr when it is dated later or cannot be
  // read. The record lives as long as the world's casebooks.
  [[nodiscard]] std::unique_ptr<Record> Read(const std::string& text, std::optional<Date> day);
  [[nodiscard]] std::vector<std::unique_ptr<Outcome>> Judge(const Record& record, std::optional<Date> day,
                                                            const Waivers& waivers = {});
  [[nodiscard]] const Casebook& Known(std::optional<Date> day);

 private:
  std::unique_ptr<Handbook> handbook_;
  std::unique_ptr<Record> agency_;
  Casebook casebook_;
  std::map<Date, std::unique_ptr<Casebook>> on_day_;
  std::map<std::string, Doc> cases_;
};

[[nodiscard]] std::unique_ptr<Record> ReadText(const std::string& path, const std::string& text, const Shapes& shapes,
                                               const Casebook* casebook);

}  // namespace lanzhi::test
