// The wall around words of records holds while compiling.
#include <sstream>
#include <type_traits>

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "base/message.h"
#include "record/shown.h"

namespace lanzhi {
namespace {

template <typename T>
constexpr bool kReached =
    std::is_constructible_v<T, FreeText> || std::is_convertible_v<FreeText, T> || std::is_assignable_v<T&, FreeText>;

template <typename T>
concept Streams = requires(std::ostringstream& out, T text) {
  out << text;
};
template <typename T>
concept Appends = requires(std::string& out, T text) {
  out += text;
};

static_assert(std::is_same_v<decltype(Value::text), FreeText>, "the words of a value are open to all");
static_assert(!kReached<std::string> && !kReached<std::string_view> && !kReached<const char*>);
static_assert(!kReached<ArgValue> && !kReached<Text> && !kReached<Words> && !kReached<std::vector<Text>>);
static_assert(!std::is_constructible_v<Arg, std::string, FreeText> &&
              !std::is_constructible_v<Text, FreeText, FreeText>);
static_assert(!Streams<FreeText> && !Appends<FreeText> && Streams<std::string_view> && Appends<std::string_view>);
static_assert(!fmt::is_formattable<FreeText>::value && fmt::is_formattable<std::string_view>::value);
static_assert(!std::is_invocable_v<decltype(Verbatim), FreeText> && !std::is_invocable_v<decltype(AsIs), FreeText>);

TEST_CASE("free text can be compared and asked whether it is there") {
  constexpr FreeText text("some words");
  CHECK(text == "some words");
  CHECK(text != FreeText("other words"));
  CHECK(FreeText("a") < FreeText("b"));
  CHECK(FreeText().empty());
  CHECK_FALSE(text.empty());
}

}  // namespace
}  // namespace lanzhi
