// Work spread over the cores.
#pragma once

#include <cstddef>
#include <functional>

namespace lanzhi {

// Calls work(i) for every i below `count` from `jobs` threads (0 = as many as there are cores), in no fixed order.
// `least`: another thread is started for as many more, because a start takes time as well.
// Errors: the first exception is thrown again after all threads have stopped.
void ForEach(std::size_t count, int jobs, const std::function<void(std::size_t)>& work, std::size_t least = 1);

}  // namespace lanzhi
