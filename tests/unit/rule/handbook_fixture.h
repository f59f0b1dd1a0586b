// A small handbook with small shapes, so that tests of loading do not hang on the real data.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rule/handbook.h"

namespace lanzhi::fixture {

struct Texts {
  std::string head = {};      // added to handbook.yaml
  std::string facts = {};     // entries of `facts:`
  std::string common = {};    // entries of `rules:` of the common part
  std::string rules = {};     // entries of `rules:` of the handbook
  std::string agency = {};    // a whole file of the agency's folder
  std::string clauses = {};   // added to the clauses
  std::string settings = {};  // entries of `settings:` in lanzhi.yaml
};

struct Loaded {
  std::unique_ptr<Handbook> handbook;
  std::unique_ptr<Record> agency;
  Diagnostics diagnostics;
};

[[nodiscard]] Tree Parse(std::string path, std::string text);

// Loads and compiles; clauses and readings are not read.
[[nodiscard]] Loaded Load(const Texts& texts);

// "rules.yaml:3:5 handbook-kind (near)" for each diagnostic, one a line; the remedy's word only where there is one.
[[nodiscard]] std::string Show(const Diagnostics& diagnostics);

// A whole deadline rule `id` with further lines (each indented by four blanks, replacing none).
[[nodiscard]] std::string DeadlineRule(std::string_view id, std::string_view more);

}  // namespace lanzhi::fixture
