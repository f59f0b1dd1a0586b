#include "source/yaml_arbiter.h"

#include <algorithm>
#include <istream>
#include <streambuf>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "source/builder.h"
#include "source/layout.h"
#include "source/text.h"

namespace lanzhi {
namespace {

// Lets the parser read the text where it lies.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // never written to: this buffer is only read from
    setg(begin, begin, begin + text.size());
  }
};

// Hands the parser's events to the builder. Throwing through the library is clean.
class Events : public YAML::EventHandler {
 public:
  Events(Builder& builder, std::size_t size) : builder_(builder), size_(size) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    RefuseAnchor(mark, anchor);
    builder_.Null(At(mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { builder_.Refuse("yaml-anchor.alias", At(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    RefuseAnchor(mark, anchor);
    builder_.Scalar(At(mark), value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    RefuseAnchor(mark, anchor);
    builder_.Begin(NodeKind::list, At(mark));
  }
  void OnSequenceEnd() override { builder_.End(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    RefuseAnchor(mark, anchor);
    builder_.Begin(NodeKind::map, At(mark));
  }
  void OnMapEnd() override { builder_.End(); }

  // The null mark has a position below zero.
  [[nodiscard]] std::uint32_t At(const YAML::Mark& mark) const {
    return mark.pos < 0 ? 0 : static_cast<std::uint32_t>(std::min(static_cast<std::size_t>(mark.pos), size_));
  }

 private:
  void RefuseAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) builder_.Refuse("yaml-anchor", At(mark));
  }

  Builder& builder_;
  std::size_t size_;
};

// The layout check names what people get wrong; this is for the rest.
void ReportBroken(Draft& draft, std::uint32_t at) {
  if (!draft.HasErrorBefore(at)) draft.Report("yaml-syntax", LineAt(draft.text(), at));
}

}  // namespace

void ReadByArbiter(Draft& draft, Tree& tree) {
  if (!CheckLayout(draft)) return;
  draft.SortPatches();
  Builder builder(draft, tree);
  Events events(builder, draft.text().size());
  TextBuffer buffer(draft.text());
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    const bool found = parser.HandleNextDocument(events);
    if (!found && !draft.HasErrors()) draft.Report("yaml-empty", {});
  } catch (const Builder::Stop&) {
  } catch (const YAML::Exception& broken) {
    ReportBroken(draft, events.At(broken.mark));
  } catch (const std::exception&) {
    ReportBroken(draft, 0);  // the library's own troubles; where is not known
  }
  builder.CutOpen();
  builder.Finish();
}

}  // namespace lanzhi
