// What `export` writes: the rows of all records and of their duties.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "view/due.h"
#include "view/finding.h"
#include "workspace/visit.h"

namespace lanzhi {

// The rows of one record, in the form that they are written in.
struct Exported {
  // So many bytes of `bytes` belong to a table; one after the other.
  struct Piece {
    std::uint32_t table = 0;
    std::uint32_t size = 0;
  };

  const Shape* shape = nullptr;
  std::string id;
  std::string bytes;
  std::vector<Piece> pieces;
};

struct ExportQuery {
  std::vector<const Shape*> kinds;  // of which records
  // Ids; "" = any. Sites and staff, to which others lead, are there in any case; their duties are asked like all.
  std::string site, worker;
  bool words = false;  // ids as they are, also those that may be somebody's name
  // Puts the rows of a record and of its duties into `out`, under this id; called from several threads.
  std::function<void(const Record&, const std::string& id, std::vector<DueRow>&, Exported& out)> put;
};

struct LeftOutRecord {
  std::string path, id;  // only what may be told (record/shown.h); id: "" when there is none
};

struct Export {
  std::vector<Exported> records;  // by kind, in the order of the query, and id
  // Links and the like; then by path what cannot be read in all its parts, and all records of an id that several have.
  std::vector<LeftOutRecord> left_out;
  std::vector<Finding> faults;  // why, by path
};

// Precondition: the workspace was opened for a day, of which all is known.
[[nodiscard]] Export ExportRecords(const Workspace& workspace, const ExportQuery& query, int jobs);

}  // namespace lanzhi
