#include "laws/exemptions.h"

#include <algorithm>
#include <memory>

#include "source/read_file.h"
#include "source/yaml.h"

namespace lanzhi::test {

Exemptions::Exemptions(const std::string& path) {
  const Parsed parsed = ParseYaml(std::make_shared<File>(File{path, ReadFile(path).value()}));
  for (const Diagnostic& fault : parsed.diagnostics) faults_.push_back(path + ": " + fault.rule);
  if (parsed.tree.nodes.empty()) return;
  const Doc file = Doc::From(parsed.tree);
  for (const auto& [key, list] : file.entries) {
    if (key != "exempt" && key != "not_yet") {
      faults_.push_back(path + ": unknown key " + key);
      continue;
    }
    Read(list, key == "exempt" ? 0 : 1);
  }
}

void Exemptions::Read(const Doc& list, int number) {
  for (const auto& [none, each] : list.entries) {
    Entry entry;
    entry.list = number;
    for (const auto& [key, value] : each.entries) {
      if (key != "reason") entry.keys[key] = value.text;
    }
    if (number == 0 && each.TextAt("reason").empty()) faults_.push_back("without a reason: " + Show(entry.keys));
    entries_.push_back(std::move(entry));
  }
}

bool Exemptions::Cover(const Keys& keys) {
  for (Entry& entry : entries_) {
    const bool covers = std::all_of(entry.keys.begin(), entry.keys.end(), [&](const auto& each) {
      const auto found = keys.find(each.first);
      return found != keys.end() && found->second == each.second;
    });
    if (!covers) continue;
    entry.used = true;
    ++covered_[entry.list];
    return true;
  }
  return false;
}

bool Exemptions::Names(const Keys& keys) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.keys == keys; });
}

std::vector<std::string> Exemptions::Stale() const {
  std::vector<std::string> stale = faults_;
  for (const Entry& entry : entries_) {
    if (!entry.used) stale.push_back("nothing needs this exemption any more, take it out: " + Show(entry.keys));
  }
  return stale;
}

std::string Show(const Keys& keys) {
  std::string out;
  for (const auto& [key, value] : keys) {
    const bool plain = value.find(' ') == std::string::npos;
    out += (out.empty() ? "{" : ", ") + key + ": " + (plain ? value : '"' + value + '"');
  }
  return out + "}";
}

}  // namespace lanzhi::test
