#include <array>
#include <utility>

#include "rule/compile/path.h"
#include "source/packed.h"
#include "view/month_definition.h"

namespace lanzhi {
namespace {

constexpr std::string_view kFile = "reports/month.yaml";

Words WordsOf(const Part& part) {
  const Part zh = part.Find("zh"), en = part.Find("en");
  return {zh ? zh.text() : std::string_view{}, en ? en.text() : std::string_view{}};
}

std::optional<MonthColumn::How> HowOf(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, MonthColumn::How>, 3> kNames = {{
      {"stock_start", MonthColumn::How::stock_start},
      {"stock_end", MonthColumn::How::stock_end},
      {"flow", MonthColumn::How::flow},
  }};
  for (const auto& [name, how] : kNames) {
    if (name == text) return how;
  }
  return std::nullopt;
}

class Loader {
 public:
  Loader(const Handbook& handbook, Diagnostics& diagnostics) : faults_(diagnostics) {
    scope_.faults = &faults_;
    scope_.shapes = &handbook.shapes();
    scope_.facts = &handbook.facts();
    scope_.settings = &handbook.settings();
  }

  void Read(const Part& part, MonthDefinition::Impl& made) {
    const Part kind = part.Find("of"), how = part.Find("how"), id = part.Find("id");
    scope_.shape = kind ? scope_.shapes->Find(kind.text()) : nullptr;
    const std::optional<MonthColumn::How> found = how ? HowOf(how.text()) : std::nullopt;
    if (!id || scope_.shape == nullptr || !found) {
      faults_.Add(part.place(), "handbook-report");
      return;
    }
    MonthSource source;
    source.shape = scope_.shape;
    source.how = *found;
    source.first = made.columns.size();
    const bool flow = source.how == MonthColumn::How::flow;
    const bool good = Path(part, "on", kDates, flow, source.on) && Path(part, "from", kDate, !flow, source.from) &&
                      Path(part, "until", kDate, !flow, source.until) &&
                      Path(part, "by", {Expect::What::anything, true}, false, source.by);
    if (!good) return;
    const Text names(WordsOf(part));
    made.columns.push_back({std::string(id.text()), names, source.how, {}, true});
    if (source.by) {
      for (const Choice& choice : ValueField(*source.by).choices) {
        made.columns.push_back({std::string(id.text()) + "." + std::string(choice.value), Text(choice.names),
                                source.how, std::string(choice.value), false});
      }
    }
    made.sources.push_back(std::move(source));
  }

 private:
  // False: the path is needed and not there, or has a fault.
  bool Path(const Part& part, std::string_view key, Expect expect, bool needed, std::optional<lanzhi::Path>& out) {
    const Part value = part.Find(key);
    if (!value) {
      if (needed) faults_.Add(part.place(), "handbook-report");
      return !needed;
    }
    out = CompilePath(scope_, value.text(), value.place(), expect);
    return out.has_value();
  }

  Faults faults_;
  Scope scope_;
};

}  // namespace

MonthDefinition MonthDefinition::Load(const Handbook& handbook, Diagnostics& diagnostics) {
  auto impl = std::make_shared<Impl>();
  impl->handbook = &handbook;
  const EmbeddedFile* file = FindEmbedded(kFile);
  if (file != nullptr) {
    impl->tree = Unpack(file->packed);
    const Part root{&impl->tree, impl->tree.nodes.data()};
    if (const Part title = root.Find("title")) impl->title = WordsOf(title);
    Loader loader(handbook, diagnostics);
    if (const Part columns = root.Find("columns")) {
      for (const Part column : columns) loader.Read(column, *impl);
    }
  }
  MonthDefinition definition;
  definition.impl_ = std::move(impl);
  return definition;
}

}  // namespace lanzhi
