// Words in the two languages of the project.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lanzhi {

enum class Language : std::uint8_t { zh, en };

[[nodiscard]] constexpr Language Other(Language language) {
  return language == Language::zh ? Language::en : Language::zh;
}

// Borrowed words: views into handbook or shape data, which lives as long as the program's Workspace.
struct Words {
  std::string_view zh;
  std::string_view en;

  [[nodiscard]] std::string_view In(Language language) const { return language == Language::zh ? zh : en; }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
};

// Owned words, for names that are put together (a path such as "接案决定.理由").
struct Text {
  std::string zh;
  std::string en;

  Text() = default;
  Text(std::string in_zh, std::string in_en) : zh(std::move(in_zh)), en(std::move(in_en)) {}
  explicit Text(Words words) : zh(words.zh), en(words.en) {}

  [[nodiscard]] const std::string& In(Language language) const { return language == Language::zh ? zh : en; }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
};

// Text that is the same in both languages: ids, numbers, what stands in a file.
[[nodiscard]] inline Text AsIs(std::string_view text) { return {std::string(text), std::string(text)}; }

}  // namespace lanzhi
