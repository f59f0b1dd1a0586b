// The linked records of a folder (agency, staff, site, waiver), held whole; of all others only their ids.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "record/record.h"

namespace lanzhi {

struct Known {
  const Shape* shape = nullptr;
  std::string path;
  Span id_span;
};

// A month of a site whose return is filed.
struct FiledMonth {
  const Record* record = nullptr;
  Value end;  // its last day, as a date of the section that hands it in
};

class Casebook {
 public:
  // Takes over a record of a linked kind.
  void Add(std::unique_ptr<Record> record);
  // A record of a linked kind that is there but was left unread, because nothing that is read leads to it.
  void Name(std::string_view kind, std::string id);
  // A file could not be read that may hold a record of this kind, or of any when `kind` is "".
  void MarkIncomplete(std::string_view kind);
  // The folder of this kind ("" = of any) could not be listed: what leads to nothing may lead to one of its records.
  void MarkHidden(std::string_view kind);
  [[nodiscard]] bool IsHidden(std::string_view kind) const;
  // Whether there may be records of this kind that are not held, although all that are there should be.
  [[nodiscard]] bool IsIncomplete(std::string_view kind) const;
  // Resolves the references among the linked records themselves; record-broken-link for those that lead nowhere.
  void Link(Diagnostics& diagnostics);

  // The same records as known on `day` (record.h AsOf), linked among themselves; records dated later are left out.
  [[nodiscard]] std::unique_ptr<Casebook> AsOf(Date day) const;

  [[nodiscard]] const Record* Find(std::string_view kind, std::string_view id) const;
  // All linked records of a kind, by id.
  [[nodiscard]] std::vector<const Record*> All(std::string_view kind) const;
  // Those of them whose top-level reference `field` is `id`, and those in which it is not given; by id. Thread-safe.
  [[nodiscard]] std::vector<const Record*> Naming(std::string_view kind, const Field& field, std::string_view id) const;
  // The first of them all; nullptr when there is none.
  [[nodiscard]] const Record* First(std::string_view kind) const;
  // Of the records of a kind that says by Meaning::filed_month when it is handed in, those of this site: the last month
  // that was, once it was over; nullptr when there is none. Thread-safe.
  [[nodiscard]] const FiledMonth* LastFiled(std::string_view site) const;
  // Whether any site has one.
  [[nodiscard]] bool HasFiled() const;
  // Ids of a linked kind, those that were only named too; sorted, each once. Thread-safe.
  [[nodiscard]] const std::vector<std::string_view>& Ids(std::string_view kind) const { return Named(kind).ids; }
  // Of the records that are held those of which a public text is this name: a name where an id should stand; by id.
  // Thread-safe.
  [[nodiscard]] std::vector<std::string_view> Called(std::string_view kind, std::string_view name) const;
  // Those of them that are near to `id` (NearWords). Thread-safe.
  [[nodiscard]] std::vector<std::string_view> Near(std::string_view kind, std::string_view id) const {
    return Named(kind).near.To(id);
  }

 private:
  struct Names {
    std::vector<std::string_view> ids;
    NearWords near;
    std::map<FreeText, std::vector<std::string_view>, std::less<>> called;  // ids by public texts
  };
  [[nodiscard]] const Names& Named(std::string_view kind) const;
  [[nodiscard]] const std::map<std::string_view, FiledMonth>& Filed() const;

  std::map<std::pair<std::string_view, std::string_view>, std::unique_ptr<Record>> records_;  // by kind and id
  std::unordered_multimap<std::string_view, const Record*> by_id_;                            // for whoever seeks one
  std::multimap<std::string, std::string, std::less<>> named_;                                // kind, id
  std::set<std::string, std::less<>> incomplete_, hidden_;
  // Made when they are first asked for; nothing is added after that. By kind; by field and its text, "" = not given.
  mutable std::map<std::string, Names, std::less<>> names_;
  mutable std::map<const Field*, std::unordered_map<std::string_view, std::vector<const Record*>>> naming_;
  mutable std::optional<std::map<std::string_view, FiledMonth>> filed_;  // by site
  mutable std::mutex mutex_;
};

}  // namespace lanzhi
