#include "world.h"

#include <filesystem>
#include <stdexcept>

#include "record/read.h"
#include "source/read_file.h"
#include "source/yaml.h"

namespace lanzhi::test {
namespace {

namespace fs = std::filesystem;

Parsed ParseText(const std::string& path, const std::string& text) {
  return ParseYaml(std::make_shared<File>(File{path, text}));
}

}  // namespace

std::unique_ptr<Record> ReadText(const std::string& path, const std::string& text, const Shapes& shapes,
                                 const Casebook* casebook) {
  return ReadRecord(ParseText(path, text), shapes, Language::en, casebook).record;
}

World::World(const std::string& handbook, const std::string& settings) {
  Diagnostics faults;
  handbook_ = Handbook::Load(handbook, {}, faults);
  agency_ = ReadText("lanzhi.yaml", "agency: test\nname: Test\nhandbook: " + handbook + "\nkeys: en\n" + settings,
                     handbook_->shapes(), nullptr);
  handbook_->Compile(agency_.get(), faults);
  const fs::path root = fs::path(LANZHI_SOURCE_DIR) / "tests/handbooks" / handbook / "fixtures";
  for (const auto& entry : fs::recursive_directory_iterator(root / "folder")) {
    if (!entry.is_regular_file()) continue;
    casebook_.Add(
        ReadText(entry.path().filename().string(), ReadFile(entry.path()).value(), handbook_->shapes(), nullptr));
  }
  casebook_.Link(faults);
  for (const auto& entry : fs::directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    Doc doc = Doc::From(ParseText("fixture.yaml", ReadFile(entry.path()).value()).tree);
    if (doc.entries.front().key == "case") cases_.emplace(entry.path().stem().string(), std::move(doc));
  }
  if (!faults.empty()) throw std::runtime_error("fixtures: " + faults.front().message.id);
}

const Casebook& World::Known(std::optional<Date> day) {
  if (!day) return casebook_;
  std::unique_ptr<Casebook>& known = on_day_[*day];
  if (!known) known = casebook_.AsOf(*day);
  return *known;
}

std::unique_ptr<Record> World::Read(const std::string& text, std::optional<Date> day) {
  const std::string id = text.substr(6, text.find('\n') - 6);
  auto record = ReadText(id + ".yaml", text, handbook_->shapes(), &Known(day));
  if (!record || !day) return record;
  std::optional<Record> known = AsOf(*record, *day);
  return known ? std::make_unique<Record>(std::move(*known)) : nullptr;
}

std::vector<std::unique_ptr<Outcome>> World::Judge(const Record& record, std::optional<Date> day,
                                                   const Waivers& waivers) {
  return Assess(record, *handbook_, Known(day), waivers, day);
}

}  // namespace lanzhi::test
