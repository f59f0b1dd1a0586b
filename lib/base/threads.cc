#include "base/threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace lanzhi {
namespace {

int ThreadsFor(int jobs, std::size_t work) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t wanted = jobs > 0 ? static_cast<std::size_t>(jobs) : cores;
  return static_cast<int>(std::clamp<std::size_t>(work, 1, wanted));
}

}  // namespace

void ForEach(std::size_t count, int jobs, const std::function<void(std::size_t)>& work, std::size_t least) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  const int threads = ThreadsFor(jobs, count / least);
  std::vector<std::thread> pool;
  pool.reserve(static_cast<std::size_t>(threads));
  try {
    for (int i = 1; i < threads; ++i) pool.emplace_back(run);
  } catch (const std::system_error&) {  // no more threads may be had: those that are there do it all
  }
  run();
  for (std::thread& thread : pool) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace lanzhi
