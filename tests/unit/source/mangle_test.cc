// Realistic records with a few bytes changed: whatever the bytes, the reader ends, names places inside the file, and
// what it gives without a finding is what stands in the text.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>

#include "dump.h"

using namespace lanzhi;
using namespace lanzhi::testing;

namespace {

const std::array<std::string, 5> kRecords = {
    "个案: C2026-0101\n服务点: baihe-centre\n负责社工: chen-jia\n个案来源: 主动求助\n服务对象:\n  编号: K0512\n  性别: "
    "女\n"
    "  出生年份: 1951\n  自愿: 是\n申请: {日期: 2026-03-02, 申请人: 服务对象, 填妥申请表: 是}\n接案面谈:\n  日期: "
    "2026-03-04\n"
    "  面谈提纲: 起居、复诊、家人联系\n  特点与能力: 健谈，要强，识字\n",
    "case: C2026-0012\nsite: shangsha\nworker: chen-jia\nclient: {ref: K0471, sex: female, born: 1949, voluntary: "
    "true}\n"
    "decision:\n  date: 2026-03-06\n  accepted: true\n  reason: \"本社区居民: 独居\"\n  told_on: "
    "2026-03-06\nsessions:\n"
    "  - date: 2026-03-10\n    with: [client, family]\n    notes: |\n      第一次面谈：谈了起居。\n\n      "
    "　　约定下次时间。\n"
    "  - date: 2026-03-24\n    with: [client]\n",
    "staff: chen-jia\nrole: worker   # since 2024\nsite: shangsha\nhistory:\n- from: 2024-07-01\n  role: trainee\n"
    "- from: 2025-01-01\n  role: worker\nqualified: ~\n",
    "waiver: W2026-0003\r\nrule: assessment-window\r\nrecord: C2026-0012\r\nreason: >-\r\n  案主住院，\r\n  "
    "无法面谈\r\n"
    "approved: {by: li-ming, date: 2026-03-20}\r\n",
    "# settings\n---\nagency: \"蓝天\"\nhandbook: lantian\nkeys: zh\nsettings:\n  follow_up_within: 14 days\n  'a b': "
    "'it''s'\n"
    "sites: [[x, y], {a: 1, b: [2, 3]}]\n...\n",
};

// Bytes that matter to YAML are chosen often.
std::string Piece(std::mt19937& random) {
  static const std::array<std::string, 44> kPieces = {
      ":",  ": ", "：",  "，",   ",",    "-",  "- ",       "－ ",  "\n",  "\r",   "\r\n",
      "\t", " ",  "  ",  "    ", "\"",   "'",  "{",        "}",    "[",   "]",    "|",
      ">",  "#",  " #",  "&",    "*",    "!",  "?",        "? ",   "---", "...",  "%",
      "@",  "\\", "\\x", "\xFF", "\xE5", "　", "\xC2\xA0", "\n\n", "~",   "<<: ", "<<<<<<< HEAD\n"};
  const auto at = std::uniform_int_distribution<std::size_t>(0, kPieces.size() + 5)(random);
  if (at < kPieces.size()) return kPieces[at];
  return {static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random))};
}

std::string Mangle(std::string text, std::mt19937& random) {
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n)(random); };
  for (std::size_t times = 1 + pick(2); times > 0; --times) {
    const std::size_t at = pick(text.size());
    switch (pick(4)) {
      case 0:
        text.insert(at, Piece(random));
        break;
      case 1:
        text.replace(at, std::min<std::size_t>(1, text.size() - at), Piece(random));
        break;
      case 2:
        text.erase(at, 1 + pick(3));
        break;
      case 3:
        text.insert(at, text.substr(pick(text.size()), pick(30)));
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

void CheckTree(const Tree& tree, bool clean) {
  const std::string& bytes = tree.file->bytes;
  std::size_t reached = tree.nodes.empty() ? 0 : 1;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    REQUIRE(node.span.begin <= node.span.end);
    REQUIRE(node.span.end <= bytes.size());
    REQUIRE(node.key.end <= bytes.size());
    std::uint32_t children = 0;
    for (const Node& child : Children(tree, node)) {
      // Children stand behind their parent in the list of nodes, so walking a tree always ends.
      REQUIRE(&child > &node);
      ++children;
      ++reached;
    }
    REQUIRE(children == node.count);
    if (node.kind == NodeKind::scalar && node.plain && !node.faulty) {
      const std::string source =
          tree.TextOf(node).empty() ? "" : bytes.substr(node.span.begin, node.span.end - node.span.begin);
      REQUIRE(tree.TextOf(node) == source);
      REQUIRE(source.find('\n') == std::string::npos);
    }
    REQUIRE((clean ? !node.faulty && !node.cut : true));
  }
  if (clean) REQUIRE(reached == tree.nodes.size());
}

}  // namespace

TEST_CASE("the records themselves are clean") {
  for (const std::string& record : kRecords) {
    const Parsed parsed = Parse(record);
    CHECK(FaultsIn(parsed) == "");
    CheckTree(parsed.tree, true);
  }
}

TEST_CASE("changed bytes never lead the reader astray") {
  std::mt19937 random(20261122);
  int clean = 0;
  int faulty = 0;
  std::chrono::steady_clock::duration longest{};
  for (int i = 0; i < 3000; ++i) {
    const std::string text = Mangle(kRecords[static_cast<std::size_t>(i) % kRecords.size()], random);
    CAPTURE(text);
    const auto before = std::chrono::steady_clock::now();
    const Parsed parsed = Parse(text);
    longest = std::max(longest, std::chrono::steady_clock::now() - before);
    for (const Diagnostic& fault : parsed.diagnostics) {
      REQUIRE(fault.place.span.begin <= fault.place.span.end);
      REQUIRE(fault.place.span.end <= parsed.tree.file->bytes.size());
      REQUIRE(fault.rule == fault.message.id.substr(0, fault.message.id.find('.')));
    }
    const bool errors = std::any_of(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                                    [](const Diagnostic& fault) { return fault.severity == Severity::error; });
    REQUIRE((errors || !parsed.tree.nodes.empty()));
    CheckTree(parsed.tree, !errors);
    ++(errors ? faulty : clean);
  }
  // Both happen, or the test tests nothing.
  CHECK(clean > 100);
  CHECK(faulty > 1000);
  CHECK(longest < std::chrono::seconds(1));
}
