// What a function puts into a sink, as a string: TextBy<WriteText>(document, page).
#pragma once

#include <string>
#include <utility>

#include "base/sink.h"

namespace lanzhi {

template <class... A>
constexpr auto TextOfCall(void (*put)(Sink&, A...)) {
  return [put](A... args) -> std::string {
    TextSink sink;
    put(sink, std::forward<A>(args)...);
    return std::move(sink.text);
  };
}

template <auto put>
inline constexpr auto TextBy = TextOfCall(put);

}  // namespace lanzhi
