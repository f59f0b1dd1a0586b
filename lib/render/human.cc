#include "render/human.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/wrap.h"
#include "render/catalogue.h"
#include "render/derivation.h"
#include "render/frame.h"

namespace lanzhi {
namespace {

// Text that is ours, so that it is neither cut nor escaped again.
bool HasPlace(const Place& place) {
  return place.file != nullptr && !(place.span == Span{}) && !place.file->bytes.empty();
}

class HumanWriter {
 public:
  explicit HumanWriter(const HumanOptions& options) : options_(options), language_(options.language) {}

  // Valid until the next is asked for.
  [[nodiscard]] std::string_view TextOf(const Finding& finding) {
    out_.clear();
    Head(finding);
    gutter_ = 1;
    Frames(finding);
    Notes(finding);
    out_ += '\n';
    return out_;
  }

 private:
  // Where the line would be too wide, the address has one of its own.
  void Head(const Finding& finding) {
    const std::string address = Address(finding.place), severity(SeverityWord(finding.severity, language_));
    const std::string message = Fill(finding.message, language_);
    const int used =
        DisplayWidth(address) + DisplayWidth(severity) + DisplayWidth(finding.rule) + DisplayWidth(message);
    const bool below = options_.width > 0 && !address.empty() && used + 3 > options_.width;
    const std::string head =
        options_.style.In(PaintOf(finding.severity), fmt::format("{}[{}]", severity, finding.rule));
    const std::string line = fmt::format("{} {}\n", head, options_.style.In(Paint::bold, message));
    out_ += below ? address.substr(0, address.size() - 1) + '\n' + Hang("  " + line, options_.width)
                  : address + Hang(line, options_.width);
  }

  [[nodiscard]] std::string Path(const FilePtr& file) const { return EscapeControls(options_.from + file->path); }

  std::string Address(const Place& place) {
    if (place.file == nullptr) return {};
    const Position at = locator_.Of(place.file, place.span.begin);
    return fmt::format("{}:{}:{}: ", Path(place.file), at.line, at.column);
  }

  void Frames(const Finding& finding) {
    struct Part {
      FilePtr file;
      std::vector<Mark> marks;
    };
    std::vector<Part> parts;
    const auto add = [&](const Place& place, Mark mark) {
      if (!HasPlace(place)) return;
      auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.file == place.file; });
      if (part == parts.end()) part = parts.insert(parts.end(), Part{place.file, {}});
      part->marks.push_back(std::move(mark));
    };
    add(finding.place, {finding.place.span, true, Fill(finding.label, language_)});
    for (const Related& related : finding.related) {
      std::string label = Fill(related.label, language_);
      const bool same = related.place.file == finding.place.file && related.place.span == finding.place.span;
      if (!same || !label.empty()) add(related.place, {related.place.span, false, std::move(label)});
    }
    for (const Part& part : parts) gutter_ = std::max(gutter_, GutterOf(part.file, part.marks, locator_));
    FrameOptions frame{options_.style, PaintOf(finding.severity)};
    frame.redacted = options_.redacted;
    frame.breaks = options_.width > 0;
    if (frame.breaks) frame.columns = std::min(frame.columns, FrameColumns(options_.width, gutter_));
    for (Part& part : parts) {
      if (part.file != finding.place.file) Elsewhere(part.file, part.marks.front());
      out_ += CodeFrame(part.file, std::move(part.marks), locator_, frame, gutter_);
    }
  }

  // A related place in another file has a frame of its own below a line that names it.
  void Elsewhere(const FilePtr& file, const Mark& mark) {
    out_ += GutterLine(gutter_, "::", options_.style);
    out_ += ' ';
    const Position at = locator_.Of(file, mark.span.begin);
    out_ += fmt::format("{}:{}:{}\n", Path(file), at.line, at.column);
  }

  void Notes(const Finding& finding) {
    if (!finding.clauses.empty()) Note("human.clause", {{"text", AsIs(Clauses(finding))}}, SiteKind(finding));
    if (finding.derivation && finding.due) {
      Note("human.because", {{"text", AsIs(DerivationText(*finding.derivation, language_))}});
    }
    if (!finding.setting.empty()) Note("human.setting", {{"setting", finding.setting}});
    if (!finding.expired_waiver.empty()) Note("human.expired-waiver", {{"waiver", finding.expired_waiver}});
    if (finding.standing) Note("human.standing", {});
    if (!finding.help.empty()) Note("human.help", {{"text", AsIs(Fill(finding.help, language_))}});
    if (finding.handbook_rule) Note("human.explain", {{"rule", finding.rule}});
  }

  void Note(std::string_view id, Args args, std::string_view rest = {}) {
    const std::size_t begin = out_.size();
    out_ += GutterLine(gutter_, "=", options_.style);
    out_ += fmt::format(" {}{}\n", Say(id, language_, std::move(args)), rest);
    out_.replace(begin, std::string::npos, Hang(out_.substr(begin), options_.width));
  }

  std::string Clauses(const Finding& finding) {
    std::string out;
    std::set<std::string> said;  // several clauses may stand at one place
    for (const std::string& id : finding.clauses) {
      const std::string place = ClausePlace(id, options_.clauses);
      if (!said.insert(place).second) continue;
      if (!out.empty()) out += FindWords("clause.separator").In(language_);
      out += place;
    }
    return out;
  }

  std::string SiteKind(const Finding& finding) {
    if (finding.site_kind_unknown) return Say("human.site-kind-unknown", language_);
    if (finding.site_kind.empty()) return {};
    return Say("human.site-kind", language_, {{"kind", finding.site_kind}});
  }

  const HumanOptions& options_;
  Language language_;
  Locator locator_;
  std::string out_;
  int gutter_ = 1;
};

}  // namespace

void HumanFindings(Sink& sink, const Findings& findings, const HumanOptions& options) {
  HumanWriter writer(options);
  for (const Finding& finding : findings) {
    if (IsPrinted(finding, options.infos)) sink.Put(writer.TextOf(finding));
  }
}

std::string ClausePlace(std::string_view id, const ClauseIndex* clauses) {
  const Clause* clause = clauses != nullptr ? clauses->Find(id) : nullptr;
  if (clause == nullptr || clause->place.empty()) return std::string(id);
  std::string out = fmt::format("{} {}", id.substr(0, id.find('.')), clause->place);
  if (!clause->source.empty()) out += fmt::format(" [{}]", fmt::join(clause->source, " "));
  return out;
}

std::string_view SeverityWord(Severity severity, Language language) {
  switch (severity) {
    case Severity::error:
      return FindWords("severity.error").In(language);
    case Severity::warning:
      return FindWords("severity.warning").In(language);
    case Severity::info:
      return FindWords("severity.info").In(language);
  }
  return {};
}

}  // namespace lanzhi
