// Folders made of the fixtures of tests/handbooks, for tests of the whole pipeline.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "source/read_file.h"

namespace lanzhi::test {

using Files = std::map<std::string, std::string>;

// All cases of a handbook's fixtures in one folder, each under an id of its own, with staff, sites and lanzhi.yaml.
inline Files FixtureFolder(const std::string& handbook) {
  const std::filesystem::path root =
      std::filesystem::path(LANZHI_SOURCE_DIR) / "tests/handbooks" / handbook / "fixtures";
  Files files;
  files["lanzhi.yaml"] = "agency: test\nname: Test\nhandbook: " + handbook + "\nkeys: en\nlanguage: en\n";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "folder")) {
    if (entry.is_regular_file())
      files[std::filesystem::relative(entry.path(), root / "folder").string()] = ReadFile(entry.path()).value();
  }
  int number = 100;
  std::map<std::string, std::string> cases;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.is_regular_file()) cases[entry.path().stem().string()] = ReadFile(entry.path()).value();
  }
  for (auto& [name, text] : cases) {
    if (text.rfind("case: ", 0) != 0) continue;
    const std::string id = "C2026-0" + std::to_string(++number);
    files["cases/" + id + ".yaml"] = "case: " + id + text.substr(text.find('\n'));
  }
  return files;
}

}  // namespace lanzhi::test
