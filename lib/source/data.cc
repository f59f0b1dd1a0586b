#include "source/data.h"

#include <algorithm>
#include <utility>

#include "base/blocks.h"
#include "base/decimal.h"
#include "base/id.h"

namespace lanzhi {
namespace {

bool HasControl(std::string_view text) {
  for (; text.size() >= kBlock; text.remove_prefix(kBlock)) {
    if (Any(LoadBytes(text.data()) < ' ')) return true;
  }
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

}  // namespace

DataMap::DataMap(Faults& faults, const DataWords& words, Part map) : faults_(faults), words_(words), home_(map) {
  if (!map.is_map()) {
    WrongType(map, words.map);
    return;
  }
  for (const Part entry : map) Add(entry.key(), entry);
}

Part DataMap::Seek(std::string_view key, std::uint32_t mark) {
  for (Entry& entry : entries_) {
    if (entry.mark != mark || entry.key != key) continue;
    if (!std::exchange(entry.known, true)) --unknown_;
    if (entry.value.is_faulty()) {
      faults_.Silent();
      return {};
    }
    return entry.value;
  }
  if (unknown_ > 0) asked_.push_back(key);
  return {};
}

Part DataMap::Need(std::string_view key) {
  const std::size_t before = faults_.raised();
  const Part part = Get(key);
  if (!part && faults_.raised() == before) Missing(key);
  return part;
}

void DataMap::Missing(std::string_view keys) {
  if (!home_.is_map()) return;  // reported by the constructor
  // What a broken text no longer shows may be there.
  if (home_.node->cut) {
    faults_.Silent();
    return;
  }
  const Node& first = home_.tree->nodes[home_.node->first];
  const bool at_key = words_.missing_at_first_key && home_.node->first != 0;
  faults_.Add({home_.tree->file, at_key ? first.key : home_.node->span}, words_.missing,
              {Typed(words_.argument, keys)});
}

void DataMap::WrongType(Part part, std::string_view id) {
  if (part.is_faulty()) {
    faults_.Silent();
  } else {
    faults_.Add(part.place(), id, {Typed(words_.argument, part.key())});
  }
}

std::string_view DataMap::WordOf(Part part) {
  if (!part) return {};
  if (!part.is_scalar() || part.is_blank() || part.is_faulty()) {
    WrongType(part, words_.word);
    return {};
  }
  const std::string_view text = part.text();
  if (HasControl(text)) {
    WrongType(part, words_.line);
    return {};
  }
  return text;
}

bool DataMap::CheckId(Part part) {
  if (IsId(part.text())) return true;
  WrongType(part, words_.id);
  return false;
}

std::string_view DataMap::NeedWord(std::string_view key) { return WordOf(Need(key)); }

std::string_view DataMap::NeedId(std::string_view key) {
  const std::string_view text = NeedWord(key);
  return text.empty() || CheckId(Get(key)) ? text : std::string_view();
}

std::vector<std::string_view> DataMap::WordsIn(Part part) {
  std::vector<std::string_view> words;
  if (part.is_scalar()) return {WordOf(part)};
  if (!part.is_list() || part.is_blank()) WrongType(part, words_.list);
  if (part.is_list()) {
    words.reserve(part.node->count);
    for (const Part word : part) words.push_back(WordOf(word));
  }
  return words;
}

Words DataMap::WordsOf(Part part) {
  if (!part) return {};
  const Part zh = part.Find("zh");
  const Part en = part.Find("en");
  if (!zh || !en || part.node->count != 2) {
    WrongType(part, words_.words);
    return {};
  }
  return {WordOf(zh), WordOf(en)};
}

Words DataMap::GetWords(std::string_view key) { return WordsOf(Get(key)); }
Words DataMap::NeedWords(std::string_view key) { return WordsOf(Need(key)); }

Words DataMap::SomeWords(std::string_view key) {
  const Part part = Map(key);
  if (!part) return {};
  // As nearly all are written; of the others it is told what is wrong.
  if (part.node->count == 2) {
    const Part zh = *part.begin(), en = *++part.begin();
    if (zh.key() == "zh" && en.key() == "en") return {WordOf(zh), WordOf(en)};
  }
  DataMap words(faults_, words_, part);
  const Words some{words.Word("zh"), words.Word("en")};
  words.Finish();
  return some;
}

bool DataMap::FlagOf(Part part) {
  if (part.text() != "true" && part.text() != "false") WrongType(part, words_.flag);
  return part.text() == "true";
}

std::optional<std::int64_t> DataMap::Number(std::string_view key) {
  const Part part = Get(key);
  if (!part) return std::nullopt;
  const auto number = ParseCount(part.text());
  if (!number) WrongType(part, words_.number);
  return number;
}

Part DataMap::List(std::string_view key) {
  const Part part = Get(key);
  if (!part || part.is_list()) return part;
  WrongType(part, words_.list);
  return {};
}

Part DataMap::Map(std::string_view key) {
  const Part part = Get(key);
  if (!part || part.is_map()) return part;
  WrongType(part, words_.map);
  return {};
}

void DataMap::Finish() {
  if (unknown_ == 0) return;
  for (const Entry& entry : entries_) {
    if (entry.known) continue;
    faults_.AddNear(entry.value.key_place(), words_.unknown, {Typed(words_.argument, entry.key)}, entry.key,
                    {asked_.begin(), asked_.end()});
  }
}

}  // namespace lanzhi
