#include "cli/books.h"

#include <algorithm>

#include "base/nearest.h"
#include "cli/workspace.h"

namespace lanzhi {
namespace {

std::unique_ptr<Handbook> LoadEmbedded(std::string_view name) {
  Diagnostics faults;  // of data compiled in: the tests see to it that there are none
  std::unique_ptr<Handbook> handbook = Handbook::Load(name, {}, faults);
  handbook->Compile(nullptr, faults);
  return handbook;
}

}  // namespace

std::optional<Books> Books::Open(Context& context, const std::string& name, int& code) {
  Books books;
  code = kUsage;
  if (!name.empty()) {
    std::vector<std::string> known;
    for (const std::string_view each : EmbeddedHandbooks()) known.emplace_back(each);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      context.Fail({"cli.unknown-handbook", {}, {{"value", Verbatim(name)}}}, DidYouMean(name, known));
      return std::nullopt;
    }
    books.loaded_.push_back(LoadEmbedded(name));
    books.one_ = true;
    return books;
  }
  if (const Search search = FindRoot(context.cwd); search.root) {
    std::optional<Workspace> workspace =
        lanzhi::Open(context, StoreOf(context, *search.root), std::nullopt, code, NoRecords);
    if (!workspace) return std::nullopt;
    books.workspace_ = std::make_unique<Workspace>(std::move(*workspace));
    books.one_ = true;
    return books;
  }
  books.AddOthers();
  return books;
}

Handbook* Books::Only(const Context& context) const {
  if (one_) return All().front();
  std::vector<std::string> known;
  for (const Handbook* each : All()) known.emplace_back(each->name());
  context.Fail({"cli.which-handbook", {}, {}}, DidYouMean("", known));
  return nullptr;
}

std::vector<Handbook*> Books::All() const {
  std::vector<Handbook*> all;
  if (workspace_) all.push_back(workspace_->handbook.get());
  for (const auto& handbook : loaded_) all.push_back(handbook.get());
  return all;
}

Language Books::Keys(const Context& context) const {
  return workspace_ ? workspace_->keys.value_or(context.language) : context.language;
}

void Books::AddOthers() {
  for (const std::string_view name : EmbeddedHandbooks()) {
    const std::vector<Handbook*> all = All();
    const bool there = std::any_of(all.begin(), all.end(), [&](const Handbook* each) { return each->name() == name; });
    if (!there) loaded_.push_back(LoadEmbedded(name));
  }
}

}  // namespace lanzhi
