// The files of a folder, fetched while the handbook is compiled.
#pragma once

#include <exception>
#include <thread>

#include "record/store.h"

namespace lanzhi {

// From its start to Take() another thread lists the records below the store's folder, then has the store read them, so
// that whoever asks for one finds it there. With one job it waits for Take().
class Ahead {
 public:
  Ahead(const Store& store, int jobs);

  // What was listed, once; no file is read ahead any more. Errors: ReadFailure of the listing.
  [[nodiscard]] Listing Take();

 private:
  void Fetch(const std::stop_token& stop);

  const Store& store_;
  Listing listing_;
  std::exception_ptr failure_;
  std::jthread thread_;  // the last: it uses the others
};

}  // namespace lanzhi
