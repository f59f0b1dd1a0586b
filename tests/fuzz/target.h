// What the targets share: a folder of records, and the program run in it with what must hold of every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "golden/scratch.h"

// As libFuzzer calls it. Returns -1 for an input that it does not look at.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace lanzhi::test {

// Ends the process, so that either driver keeps the input.
inline void Require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what.c_str());
  std::abort();
}

// A folder with a site, a worker and a case; the same one for all inputs.
inline Scratch& Folder() {
  static Scratch scratch;
  static const bool made = [] {
    scratch.variables["LANZHI_TODAY"] = "2026-11-22";
    scratch.Write("lanzhi.yaml", "agency: demo\nhandbook: lantian\nkeys: en\n");
    scratch.Write("sites/baihe.yaml", "site: baihe\nkind: centre\n");
    scratch.Write("staff/chen-jia.yaml", "staff: chen-jia\nrole: worker\nsocial_work_since: 2021-07-01\n");
    scratch.Write("cases/2026/C2026-0001.yaml", "case: C2026-0001\nsite: baihe\nworker: chen-jia\n");
    return true;
  }();
  static_cast<void>(made);
  return scratch;
}

// Of every command line: it ends with a code of the contract, a wrong one says so, and nothing went wrong inside.
inline RunResult Sound(const std::string& command_line, const std::string& input = {}) {
  RunResult result = Folder().Run(command_line, input);
  Require(result.exit >= 0 && result.exit <= 3, command_line + ": exit " + std::to_string(result.exit));
  Require(result.exit < 2 || !(result.err + result.out).empty(), command_line + ": failed without a word");
  Require(result.err.find("internal error") == std::string::npos, command_line + ": " + result.err);
  return result;
}

}  // namespace lanzhi::test
