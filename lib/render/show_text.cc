#include <fmt/format.h>

#include "base/utf8.h"
#include "render/catalogue.h"
#include "render/due.h"
#include "render/human.h"
#include "render/show_formats.h"

namespace lanzhi {
namespace {

// Two columns without a head: names, padded to the widest, and what belongs to them.
class Pairs {
 public:
  void Add(std::string name, std::string value) {
    widest_ = std::max(widest_, DisplayWidth(name));
    rows_.emplace_back(std::move(name), std::move(value));
  }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string Format() const {
    std::string out;
    for (const auto& [name, value] : rows_) {
      std::string row = fmt::format("  {}{}  {}", name,
                                    std::string(static_cast<std::size_t>(widest_ - DisplayWidth(name)), ' '), value);
      row.erase(row.find_last_not_of(' ') + 1);
      out += row + '\n';
    }
    return out;
  }

 private:
  int widest_ = 0;
  std::vector<std::pair<std::string, std::string>> rows_;
};

class ShowPage {
 public:
  ShowPage(const ShownRecord& shown, const ShowOptions& options)
      : shown_(shown), options_(options), language_(options.language) {}

  std::string Make() {
    const std::string head = fmt::format("{} {}", shown_.kind.In(language_), EscapeControls(shown_.id));
    out_ = options_.style.In(Paint::bold, head);
    if (!shown_.stage.empty()) out_ += "  " + shown_.stage.In(language_);
    out_ += "\n" + EscapeControls(shown_.path) + "\n";
    Fields();
    Timeline();
    Findings();
    Next();
    return std::move(out_);
  }

 private:
  void Heading(std::string_view id) {
    out_ += "\n" + options_.style.In(Paint::bold, FindWords(id).In(language_)) + "\n";
  }
  void None(std::string_view id) { out_ += fmt::format("  {}\n", FindWords(id).In(language_)); }

  void Fields() {
    Pairs pairs;
    for (const ShownField& field : shown_.fields) pairs.Add(field.name.In(language_), Fill(field.value, language_));
    if (!pairs.empty()) out_ += "\n" + pairs.Format();
  }

  void Timeline() {
    if (shown_.timeline.empty()) return;
    Heading("show.timeline");
    Pairs pairs;
    for (const ShownEvent& event : shown_.timeline) {
      std::string text = event.name.In(language_);
      for (const Words& choice : event.choices) text += Say("show.choice", language_, {{"choice", Text(choice)}});
      if (event.planned) text += FindWords("show.planned").In(language_);
      if (!event.by.empty()) text += "  " + EscapeControls(event.by);
      pairs.Add(FormatDate(event.date), text);
    }
    out_ += pairs.Format();
  }

  void Findings() {
    Heading("show.findings");
    if (shown_.findings.empty()) return None("show.findings-none");
    for (const Finding& finding : shown_.findings) {
      out_ += "  " + options_.style.In(PaintOf(finding.severity),
                                       fmt::format("{}[{}]", SeverityWord(finding.severity, language_), finding.rule));
      out_ += " " + Fill(finding.message, language_);
      if (!finding.waiver.empty()) out_ += Say("show.waived", language_, {{"waiver", finding.waiver}});
      out_ += '\n';
    }
  }

  void Next() {
    Heading("show.next");
    if (shown_.next.empty()) return None("show.next-none");
    DueOptions due;
    due.language = language_;
    due.today = options_.today;
    Pairs pairs;
    for (const DueRow& row : shown_.next) {
      if (row.since) {
        pairs.Add(DueLeft(row, due), DueTitle(row, language_));
        continue;
      }
      pairs.Add(fmt::format("{}  {}", FormatDate(row.due), DueLeft(row, due)),
                fmt::format("{}  {}", DueTitle(row, language_), DueReason(row, language_)));
    }
    out_ += pairs.Format();
  }

  const ShownRecord& shown_;
  const ShowOptions& options_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string ShowText(const ShownRecord& shown, const ShowOptions& options) { return ShowPage(shown, options).Make(); }

}  // namespace lanzhi
