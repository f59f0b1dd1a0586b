#include "base/nearest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace lanzhi;

namespace {

// Straight from the definition, of ASCII words without what is ignored.
std::size_t Apart(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        rows[i][j] = i + j;
        continue;
      }
      const std::size_t same = a[i - 1] == b[j - 1] ? 0 : 1;
      rows[i][j] = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.size()][b.size()];
}

std::vector<std::string_view> NearOf(const std::string& word, const std::vector<std::string>& words) {
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string& each : words) {
    const std::size_t apart = Apart(word, each), longer = std::max(word.size(), each.size());
    if (!each.empty() && apart <= std::max<std::size_t>(1, longer / 3) && apart < longer)
      near.emplace_back(apart, each);
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> out;
  for (const auto& [apart, each] : near) out.push_back(each);
  return out;
}

}  // namespace

TEST_CASE("near words, nearest first") {
  const std::vector<std::string_view> keys = {"assessment", "application", "date",    "dates",
                                              "told_on",    "接案决定",    "初步评估"};
  CHECK(Nearest("asessment", keys) == std::vector<std::string_view>{"assessment"});
  CHECK(Nearest("dtae", keys) == std::vector<std::string_view>{"date"});
  CHECK(Nearest("date", keys) == std::vector<std::string_view>{"date", "dates"});
  CHECK(Nearest("Told-On", keys) == std::vector<std::string_view>{"told_on"});
  CHECK(Nearest("接案决订", keys) == std::vector<std::string_view>{"接案决定"});
  CHECK(Nearest("初步评沽", keys) == std::vector<std::string_view>{"初步评估"});
  CHECK(Nearest("zebra", keys).empty());
  CHECK(Nearest("", keys).empty());
  CHECK(Nearest("男", {"女"}).empty());
  CHECK(Nearest("日起", {"日期", "时间"}) == std::vector<std::string_view>{"日期"});
  CHECK(Nearest(std::string(100000, 'a'), keys).empty());
}

TEST_CASE("near words: what is not compared is not near") {
  std::mt19937 random(1);
  const auto word = [&](std::size_t most) {
    std::string text(1 + random() % most, 'a');
    for (char& sign : text) sign = static_cast<char>('a' + random() % 5);
    return text;
  };
  std::size_t found = 0;
  for (int round = 0; round < 40; ++round) {
    std::vector<std::string> words;
    for (int i = 0; i < 200; ++i) words.push_back(word(9));
    const NearWords near({words.begin(), words.end()});
    for (int i = 0; i < 20; ++i) {
      const std::string wanted = word(9);
      const std::vector<std::string_view> expected = NearOf(wanted, words);
      CHECK(near.To(wanted) == expected);
      found += expected.size();
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("near words among very many: one step away, or nothing") {
  std::vector<std::string> ids;
  for (int i = 0; i < 5000; ++i) ids.push_back("C2026-" + std::to_string(10000 + i));
  const NearWords near({ids.begin(), ids.end()});
  CHECK(near.To("C2026-14320").front() == "C2026-14320");
  CHECK(near.To("D2025-14320").empty());  // two steps
  // Wherever the step is.
  for (const std::string& id : {std::string("C2026-10000"), std::string("C2026-12345"), ids.back()}) {
    for (std::size_t at = 0; at < id.size(); ++at) {
      if (id[at] == '-') continue;
      std::string replaced = id, dropped = id, added = id;
      replaced[at] = 'x';
      dropped.erase(at, 1);
      added.insert(at, 1, 'x');
      for (const std::string& word : {replaced, dropped, added}) {
        CAPTURE(word);
        const std::vector<std::string_view> found = near.To(word);
        CHECK(std::find(found.begin(), found.end(), id) != found.end());
      }
    }
  }
}
