// Very many findings in little memory.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "view/finding.h"

namespace lanzhi {

// What many findings have in common (names of rules and fields, words of the handbook) is kept once, and numbered.
// Not thread-safe.
class FindingWords {
 public:
  [[nodiscard]] std::size_t NumberOf(const std::string& name);
  [[nodiscard]] std::size_t NumberOf(std::string_view words);  // of the handbook's (Words): they are kept as a view
  [[nodiscard]] const std::string& Name(std::size_t number) const { return *names_[number]; }
  [[nodiscard]] std::string_view Words(std::size_t number) const { return words_[number]; }

 private:
  std::unordered_map<std::string, std::size_t> by_name_;
  std::vector<const std::string*> names_;
  std::map<std::pair<const char*, std::size_t>, std::size_t> by_words_;
  std::vector<std::string_view> words_;
};

// A list of findings in bundles, each of one file and of some hundreds at the most; a bundle lies packed, and is
// unpacked where it is read. Not thread-safe.
class Findings {
 public:
  Findings() = default;
  // In the order given.
  Findings(std::vector<Finding> findings);
  Findings(std::initializer_list<Finding> findings) : Findings(std::vector<Finding>(findings)) {}

  // Adds them; Sort() puts those that differ in nothing that it looks at by `order`, then as they are given here.
  void Add(std::size_t order, std::vector<Finding> findings);
  // As SortFindings().
  void Sort();
  // Changes each in turn; `change` returns whether it did. Sort() afterwards what is sorted.
  void Change(const std::function<bool(Finding&)>& change);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  [[nodiscard]] std::size_t bundles() const { return bundles_.size(); }
  // The file of the findings of one bundle; nullptr: they have none.
  [[nodiscard]] const FilePtr& FileOf(std::size_t bundle) const { return bundles_[bundle].files.front(); }
  [[nodiscard]] std::vector<Finding> Unpack(std::size_t bundle) const;

  // One finding after the other; a reference lasts until the next step.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Finding;
    using difference_type = std::ptrdiff_t;
    using pointer = const Finding*;
    using reference = const Finding&;

    Iterator(const Findings& of, std::size_t bundle) : of_(&of), bundle_(bundle) { Load(); }
    reference operator*() const { return unpacked_[at_]; }
    pointer operator->() const { return &unpacked_[at_]; }
    Iterator& operator++() {
      if (++at_ < unpacked_.size()) return *this;
      ++bundle_;
      Load();
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.bundle_ == b.bundle_ && a.at_ == b.at_; }

   private:
    void Load() {
      at_ = 0;
      unpacked_ = bundle_ < of_->bundles() ? of_->Unpack(bundle_) : std::vector<Finding>();
    }

    const Findings* of_;
    std::size_t bundle_, at_ = 0;
    std::vector<Finding> unpacked_;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, bundles_.size()}; }

 private:
  struct Bundle {
    std::size_t order = 0, count = 0;
    bool sorted = false;
    std::vector<FilePtr> files;  // that of all of them first, then those that they speak of
    std::string bytes;
  };

  void Append(std::size_t order, const std::vector<Finding>& findings, bool sorted, std::vector<Bundle>& to);
  // Of bundles of one file.
  [[nodiscard]] bool InOrder(std::size_t begin, std::size_t end) const;

  FindingWords words_;
  std::vector<Bundle> bundles_;
  std::size_t size_ = 0;
};

}  // namespace lanzhi
