// The checked reader of data files: a map, read key by key. What is never asked for is an unknown key, what is needed
// and not there a missing one; both are told with their places. Shapes, handbooks and reports are read by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/small_vector.h"
#include "base/words.h"
#include "source/duplicates.h"
#include "source/faults.h"
#include "source/part.h"

namespace lanzhi {

// What the faults of one kind of file are called in schemas/messages/. Each has the argument `argument`: the key.
struct DataWords {
  std::string_view argument;
  std::string_view unknown;  // with did-you-mean
  std::string_view missing;
  std::string_view map, list, word, words, flag, number;  // what should stand here
  std::string_view id = word, line = word;
  bool missing_at_first_key = true;  // told at the map's first key, not at the whole map
};

class DataMap {
 public:
  // The entries of one map; reports anything else, and then has none.
  DataMap(Faults& faults, const DataWords& words, Part map);

  [[nodiscard]] Faults& faults() { return faults_; }

  // The value of a key; nothing when it is not there or already has a finding.
  [[nodiscard]] [[gnu::always_inline]] Part Get(std::string_view key) {
    // Most keys that are asked for are not there, which is told at the place of the call; there the mark is a constant.
    const std::uint32_t mark = MarkOf(key);
    if ((marks_ & BitOf(mark)) != 0) return Seek(key, mark);
    if (unknown_ > 0) asked_.push_back(key);
    return {};
  }
  // The same; reports that it is missing.
  [[nodiscard]] Part Need(std::string_view key);

  // Readers by type. After a fault they give an empty value: whoever builds something from them looks at
  // Faults::raised() once at the end.
  [[nodiscard]] [[gnu::always_inline]] std::string_view Word(std::string_view key) {
    return WordOf(Get(key));
  }  // "" when not there
  [[nodiscard]] std::string_view NeedWord(std::string_view key);
  [[nodiscard]] std::string_view NeedId(std::string_view key);  // base/id.h
  [[nodiscard]] [[gnu::always_inline]] std::vector<std::string_view> WordList(
      std::string_view key) {  // a scalar or a list of them
    const Part part = Get(key);
    return part ? WordsIn(part) : std::vector<std::string_view>();
  }
  [[nodiscard]] Words GetWords(std::string_view key);  // {zh, en}
  [[nodiscard]] Words NeedWords(std::string_view key);
  [[nodiscard]] Words SomeWords(std::string_view key);                    // {zh, en}, either of which may lack
  [[nodiscard]] [[gnu::always_inline]] bool Flag(std::string_view key) {  // false when not there
    const Part part = Get(key);
    return part && FlagOf(part);
  }
  [[nodiscard]] std::optional<std::int64_t> Number(std::string_view key);
  [[nodiscard]] Part List(std::string_view key);  // nothing after a fault
  [[nodiscard]] Part Map(std::string_view key);   // nothing after a fault

  // Whether it is an id; reports it.
  bool CheckId(Part part);

  // `id`: of a message that says what should stand here.
  void WrongType(Part part, std::string_view id);
  // Reports that none of these keys is there.
  void Missing(std::string_view keys);

  // Reports what was never asked for.
  void Finish();

 protected:
  // A map that is put together from several trees: filled by Add(). `home`: where missing keys are reported.
  struct Empty {};
  DataMap(Empty, Faults& faults, const DataWords& words, Part home) : faults_(faults), words_(words), home_(home) {}
  void Add(std::string_view key, Part value) {
    const std::uint32_t mark = MarkOf(key);
    entries_.push_back({key, value, mark, false});
    marks_ |= BitOf(mark);
    ++unknown_;
  }
  [[nodiscard]] std::string_view WordOf(Part part);

 private:
  struct Entry {
    std::string_view key;
    Part value;
    std::uint32_t mark = 0;  // MarkOf(key)
    bool known = false;
  };
  [[nodiscard]] Part Seek(std::string_view key, std::uint32_t mark);
  Words WordsOf(Part part);
  [[nodiscard]] std::vector<std::string_view> WordsIn(Part part);
  [[nodiscard]] bool FlagOf(Part part);
  // That none of the entries has a key is mostly told by these bits.
  [[nodiscard]] static std::uint64_t BitOf(std::uint32_t mark) { return std::uint64_t{1} << (mark >> 26); }

  Faults& faults_;
  const DataWords& words_;
  Part home_;
  SmallVector<Entry, 12> entries_;
  std::uint64_t marks_ = 0;                  // of all entries
  std::size_t unknown_ = 0;                  // entries that were not asked for yet
  SmallVector<std::string_view, 24> asked_;  // what was asked for before and not found, for did-you-mean
};

}  // namespace lanzhi
