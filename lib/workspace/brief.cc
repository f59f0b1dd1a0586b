#include "workspace/brief.h"

#include <algorithm>

#include "record/shown.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

bool CouldBeId(std::string_view text) {
  return !text.empty() &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

}  // namespace

Brief BriefOf(const FilePtr& file, const Shapes& shapes, KeyLanguage keys) {
  Brief brief;
  const Reading reading = ReadRecord(ParseYaml(file), shapes, keys, nullptr);
  if (!reading.record || reading.record->values.empty()) return brief;
  const Record& record = *reading.record;
  brief.kind = record.shape->kind;
  brief.id = CouldBeId(record.id) ? record.id : std::string_view();
  for (const Value* reference : ReferencesIn(record)) {
    if (CouldBeId(IdIn(*reference))) brief.refs.emplace_back(IdIn(*reference));
  }
  std::sort(brief.refs.begin(), brief.refs.end());
  brief.refs.erase(std::unique(brief.refs.begin(), brief.refs.end()), brief.refs.end());
  return brief;
}

}  // namespace lanzhi
