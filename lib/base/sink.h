// Where text goes while it is made, so that a long one is never held as a whole.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace lanzhi {

class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  // Adds `bytes` at the end. A failure is kept by whoever made the sink, who tells of it; what is put after it is lost.
  virtual void Put(std::string_view bytes) = 0;
};

// Puts a text, piece by piece.
using Filling = std::function<void(Sink&)>;

// For what must be looked at as a whole.
class TextSink final : public Sink {
 public:
  void Put(std::string_view bytes) override { text += bytes; }

  std::string text;
};

[[nodiscard]] inline std::string TextOf(const Filling& fill) {
  TextSink sink;
  fill(sink);
  return std::move(sink.text);
}

}  // namespace lanzhi
