#include "rule/compile/slots.h"

namespace lanzhi {

void Slots::Number(Path& path) {
  if (path.from_element || path.fact >= 0) return;
  path.timeless = IsTimeless(path);
  if (path.straight_steps != 0) return;
  const auto next = static_cast<std::int32_t>(first_ + paths_.size());
  path.slot = paths_.try_emplace(std::string(path.text), next).first->second;
}

void Slots::Number(Test& test) {
  using Operand = TestForm::Operand;
  const Operand operand = FormOf(test).operand;
  // Stages are known, an asker is not of the record, and tests of elements have more in them than is compared here.
  if (operand == Operand::stage || operand == Operand::asker || operand == Operand::elements) return;
  if (test.path.from_element || (test.other && test.other->from_element)) return;
  std::string key = std::to_string(static_cast<int>(test.what));
  const auto add = [&key](std::string_view text) { key.append(1, '\n').append(text); };
  add(test.path.text);
  add(test.other ? test.other->text : std::string_view());
  for (const std::int64_t number : test.numbers) add(std::to_string(number));
  add("=");
  for (const std::string_view text : test.texts) add(text);
  test.slot = tests_.try_emplace(std::move(key), static_cast<std::int32_t>(tests_.size())).first->second;
  test.timeless = test.path.timeless && (!test.other || test.other->timeless);
}

}  // namespace lanzhi
