#include "workspace/ahead.h"

#include <system_error>
#include <utility>

namespace lanzhi {

Ahead::Ahead(const Store& store, int jobs) : store_(store) {
  if (jobs == 1) return;
  try {
    thread_ = std::jthread([this](const std::stop_token& stop) { Fetch(stop); });
  } catch (const std::system_error&) {  // no thread may be had
  }
}

Listing Ahead::Take() {
  if (!thread_.joinable()) return store_.List("");
  thread_.request_stop();
  thread_.join();
  if (failure_) std::rethrow_exception(failure_);
  return std::move(listing_);
}

void Ahead::Fetch(const std::stop_token& stop) {
  try {
    listing_ = store_.List("");
  } catch (...) {
    failure_ = std::current_exception();
    return;
  }
  for (const std::string& path : listing_.paths) {
    if (stop.stop_requested()) return;
    try {
      (void)store_.Read(path);
    } catch (...) {
      return;  // whoever asks for it meets it again, where it can be told
    }
  }
}

}  // namespace lanzhi
