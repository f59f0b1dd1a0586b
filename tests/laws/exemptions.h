// What a law does not hold for, with the reason: tests/laws/<law>.yaml (README.md there). The list may only shrink.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "source/doc.h"

namespace lanzhi::test {

// What tells one breach of a law from another: the names that its file uses, such as `rule` and `field`.
using Keys = std::map<std::string, std::string>;

class Exemptions {
 public:
  explicit Exemptions(const std::string& path);

  // Whether an entry has only keys that `keys` has too, with the same values; then it is in use.
  [[nodiscard]] bool Cover(const Keys& keys);
  // Whether an entry has just these keys.
  [[nodiscard]] bool Names(const Keys& keys) const;
  // Entries that nothing has used, and faults of the file.
  [[nodiscard]] std::vector<std::string> Stale() const;
  // How many breaches were covered by an entry of either list.
  [[nodiscard]] int exempt() const { return covered_[0]; }
  [[nodiscard]] int not_yet() const { return covered_[1]; }

 private:
  struct Entry {
    Keys keys;
    int list = 0;  // 0: `exempt`, 1: `not_yet`
    bool used = false;
  };
  void Read(const Doc& list, int number);

  std::vector<Entry> entries_;
  std::vector<std::string> faults_;
  int covered_[2] = {0, 0};
};

// As an entry of the file: {field: consent.date, rule: consent}
[[nodiscard]] std::string Show(const Keys& keys);

}  // namespace lanzhi::test
