// tests/hostile/manifest.json: broken inputs, what is required of each, and the faults that the reader gives.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "dump.h"
#include "source/read_file.h"

using namespace lanzhi;
using namespace lanzhi::testing;

namespace {

bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("hostile files are refused as the manifest requires") {
  const std::string folder = LANZHI_SOURCE_DIR "/tests/hostile/";
  const auto manifest = nlohmann::json::parse(ReadFile(folder + "manifest.json").value());
  REQUIRE(manifest.size() == 85);
  for (const auto& entry : manifest) {
    const std::string name = entry["file"];
    const std::string required = entry["required"];
    CAPTURE(name);
    const std::string bytes = ReadFile(folder + "files/" + name).value();
    REQUIRE(bytes.size() == entry["bytes"].get<std::size_t>());
    const Parsed parsed = Parse(bytes);
    const std::string faults = FaultsIn(parsed);

    std::string gives;
    for (const auto& fault : entry["gives"]) gives += (gives.empty() ? "" : "\n") + fault.get<std::string>();
    CHECK(faults == gives);
    const bool refused = Has(faults, "yaml-") && !Has(faults, "(warning)");
    if (entry.contains("level")) {
      // Bad dates, odd numbers and absent values are text here; the record layer judges them.
      CHECK(faults.empty());
      CHECK_FALSE(parsed.tree.nodes.empty());
    } else if (required.rfind("reject/warn", 0) == 0 || required.rfind("warn", 0) == 0) {
      CHECK(Has(faults, "(warning)"));
    } else if (required.rfind("reject", 0) == 0) {
      CHECK(refused);
      std::smatch place;
      if (std::regex_search(required, place, std::regex("(\\d+:\\d+)")))
        CHECK(faults.rfind(place[1].str() + " ", 0) == 0);
      if (std::regex_search(required, place, std::regex("line (\\d+)")))
        CHECK(faults.rfind(place[1].str() + ":", 0) == 0);
      if (Has(required, "GBK hint")) CHECK(Has(faults, "yaml-encoding.gbk"));
      if (Has(required, "dupkey")) CHECK(Has(faults, "yaml-duplicate-key"));
    } else {
      CHECK(faults.empty());
      CHECK_FALSE(parsed.tree.nodes.empty());
    }
  }
}

TEST_CASE("files beyond the limits are refused, and soon") {
  const auto only = [](const std::string& text) { return FaultsIn(Parse(text)); };
  CHECK(only("a: |\n  " + std::string(70000, 'x') + "\n") == "2:1 yaml-too-large.line");
  CHECK(only(std::string(300 * 1024, '#')) == "1:1 yaml-too-large.file");

  std::string block = "a: |\n";
  while (block.size() < 80000) block += "  some text of this line\n";
  CHECK(only(block) == "1:4 yaml-too-large.value");

  std::string many = "a:\n";
  for (int i = 0; i < 25000; ++i) many += "- 1\n";
  CHECK(FaultsIn(Parse(many)).find("yaml-too-large.values") != std::string::npos);

  std::string keys;
  for (int i = 0; i < 15000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  CHECK(only(keys) == "");
  CHECK(only(keys + "k7: 2\n") == "15001:1 yaml-duplicate-key");

  std::string deep;
  for (int i = 0; i < 40; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(only(deep + std::string(40, ' ') + "b: 1\n") == "33:33 yaml-too-large.depth");
  CHECK(only("a: " + std::string(31, '[') + std::string(31, ']') + "\n") == "");
  CHECK(only("a: " + std::string(32, '[') + std::string(32, ']') + "\n") == "1:35 yaml-too-large.depth");

  std::string faulty;
  for (int i = 0; i < 20000; ++i) faulty += "a" + std::to_string(i) + ":x\n";
  CHECK(Parse(faulty).diagnostics.size() == 50);
}
