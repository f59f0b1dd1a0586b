#include <fmt/format.h>

#include "base/utf8.h"
#include "base/wrap.h"
#include "render/catalogue.h"
#include "render/due.h"
#include "render/human.h"
#include "render/parameters.h"
#include "render/position.h"
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
  // What belongs to a name stands beside it, in lines that a terminal of `width` does not break (0: one line), or below
  // it where too little room is left.
  [[nodiscard]] std::string Format(int width) const {
    constexpr int kLeast = 30, kGap = 2;
    std::string out;
    const bool below = width > 0 && width - widest_ - 2 * kGap < kLeast;
    const int begin = below ? 2 * kGap : widest_ + 2 * kGap;
    for (const auto& [name, value] : rows_) {
      std::string row = "  " + name;
      if (below) {
        out += row + '\n';
        row.clear();
      }
      for (const std::string& part : Wrap(value, width > 0 ? std::max(width - begin, kLeast) : 0)) {
        row += std::string(static_cast<std::size_t>(std::max(begin - DisplayWidth(row), 0)), ' ') + part;
        row.erase(row.find_last_not_of(' ') + 1);
        out += row + '\n';
        row.clear();
      }
    }
    return out;
  }

 private:
  int widest_ = 0;
  std::vector<std::pair<std::string, std::string>> rows_;
};

// The content: names and values in lines that a terminal does not break.
class ContentText {
 public:
  ContentText(const ShownRecord& shown, const ShowOptions& options) : shown_(shown), options_(options) {}

  std::string Make() {
    const std::vector<ShownLine>& lines = shown_.content;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (IsShort(lines[i])) {
        std::size_t end = i + 1;
        while (end < lines.size() && IsShort(lines[end]) && lines[end].depth == lines[i].depth) ++end;
        if (lines[i].depth == 0 && i > 0) out_ += '\n';
        Fields(i, end);
        i = end - 1;
      } else {
        Long(lines[i], i > 0);
      }
    }
    return std::move(out_);
  }

 private:
  static constexpr int kIndent = 2;
  static constexpr int kNameAtMost = 24;   // longer names do not push the values of the others to the right
  static constexpr int kShortAtMost = 48;  // of a text that stands behind its name
  static constexpr int kNumber = 6;        // columns of the line's number
  static constexpr int kLeast = 20;        // columns of a text, however narrow the terminal is

  [[nodiscard]] std::string ValueOf(const ShownLine& line) const {
    if (!line.text.empty()) return line.text.substr(0, line.text.find_last_not_of('\n') + 1);
    const std::string value = Fill(line.value, options_.language);
    if (line.members < 3) return value;
    return Say("show.members", options_.language,
               {{"value", AsIs(value)}, {"n", static_cast<std::int64_t>(line.members)}});
  }

  // Behind its name, beside others of the kind.
  [[nodiscard]] bool IsShort(const ShownLine& line) const {
    if (line.form == ShownLine::Form::field) return true;
    if (line.form != ShownLine::Form::prose) return false;
    const std::string value = ValueOf(line);
    return value.find('\n') == std::string::npos && DisplayWidth(value) <= kShortAtMost;
  }

  // `text` (may have line ends) between `begin` and the edge of the terminal, the first line behind `head`.
  void Put(const ShownLine& line, const std::string& head, int begin, std::string_view text) {
    const int number = options_.lines ? kNumber : 0;
    const int width = options_.width > 0 ? std::max(options_.width - number - begin, kLeast) : 0;
    std::string left = head;
    int used = DisplayWidth(head);
    bool first = true;
    while (first || !text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      for (const std::string& part : Wrap(EscapeControls(text.substr(0, end)), width)) {
        if (options_.lines) out_ += options_.style.In(Paint::dim, first ? Number(line) : std::string());
        if (options_.lines) out_ += std::string(static_cast<std::size_t>(kNumber - (first ? kNumber : 0)), ' ');
        std::string row = left;
        if (!part.empty()) row += std::string(static_cast<std::size_t>(std::max(begin - used, 0)), ' ') + part;
        row.erase(row.find_last_not_of(' ') + 1);
        out_ += (first && used > 0 ? Painted(line, row, left) : row) + '\n';
        left.clear();
        used = 0;
        first = false;
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  [[nodiscard]] std::string Painted(const ShownLine& line, const std::string& row, const std::string& head) const {
    if (line.form == ShownLine::Form::heading) return options_.style.In(Paint::bold, row);
    if (line.form != ShownLine::Form::element || head.size() > row.size()) return row;
    return options_.style.In(Paint::place, head) + row.substr(head.size());
  }

  [[nodiscard]] std::string Number(const ShownLine& line) {
    return fmt::format("{:>{}}  ", locator_.Of(shown_.file, line.span.begin).line, kNumber - 2);
  }

  [[nodiscard]] static std::string Blanks(int depth) {
    return std::string(static_cast<std::size_t>(kIndent * (depth + 1)), ' ');
  }

  void Fields(std::size_t begin, std::size_t end) {
    int widest = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const int width = DisplayWidth(EscapeControls(shown_.content[i].name.In(options_.language)));
      if (width <= kNameAtMost) widest = std::max(widest, width);
    }
    for (std::size_t i = begin; i < end; ++i) {
      const ShownLine& line = shown_.content[i];
      const std::string head = Blanks(line.depth) + EscapeControls(line.name.In(options_.language));
      const int column = kIndent * (line.depth + 1) + widest + kIndent;
      const bool over = DisplayWidth(head) + kIndent > column;
      Put(line, over ? head + "  " : head, over ? DisplayWidth(head) + kIndent : column, ValueOf(line));
    }
  }

  void Long(const ShownLine& line, bool follows) {
    const std::string name = Blanks(line.depth) + EscapeControls(line.name.In(options_.language));
    const int column = kIndent * (line.depth + 2);
    switch (line.form) {
      case ShownLine::Form::heading:
        if (line.depth == 0 && follows) out_ += '\n';
        return Put(line, name, 0, {});
      case ShownLine::Form::element: {
        std::string fields;
        for (const ShownField& field : line.fields) {
          if (!fields.empty()) fields += FindWords("show.between").In(options_.language);
          fields += std::string(field.name.In(options_.language)) + ' ' + Fill(field.value, options_.language);
        }
        const int begin = std::max(column + 2 * kIndent, DisplayWidth(name) + kIndent);
        const int room = options_.width - (options_.lines ? kNumber : 0) - begin;
        if (options_.width <= 0 || room >= std::min(kLeast, DisplayWidth(fields)))
          return Put(line, name + "  ", begin, fields);
        Put(line, name, 0, {});  // a name as long as the line leaves no room behind it
        return Put(line, {}, column, fields);
      }
      case ShownLine::Form::item:
        return Put(line, Blanks(line.depth) + "- ", column, ValueOf(line));
      default:
        Put(line, name, 0, {});
        return Put(line, {}, column, ValueOf(line));
    }
  }

  const ShownRecord& shown_;
  const ShowOptions& options_;
  Locator locator_;
  std::string out_;
};

class ShowPage {
 public:
  ShowPage(const ShownRecord& shown, const ShowOptions& options)
      : shown_(shown), options_(options), language_(options.language) {}

  std::string Make() {
    const std::string head = fmt::format("{} {}", shown_.kind.In(language_), EscapeControls(shown_.id));
    out_ = options_.style.In(Paint::bold, head);
    if (!shown_.stage.empty()) out_ += "  " + shown_.stage.In(language_);
    out_ += "\n" + EscapeControls(options_.from + shown_.path) + "\n";
    if (const std::string content = ContentText(shown_, options_).Make(); !content.empty()) out_ += '\n' + content;
    Timeline();
    Covers();
    Open();
    Findings();
    Next();
    return std::move(out_);
  }

 private:
  void Heading(std::string_view id) {
    out_ += "\n" + options_.style.In(Paint::bold, FindWords(id).In(language_)) + "\n";
  }
  void None(std::string_view id) { out_ += fmt::format("  {}\n", FindWords(id).In(language_)); }

  // Of a waiver what it is good for.
  void Covers() {
    if (!shown_.waives) return;
    Heading("show.covers");
    if (shown_.covers.empty() && shown_.covers_due.empty()) return None("show.covers-none");
    for (const Finding& finding : shown_.covers) FindingLine(finding, false);
    out_ += Duties(shown_.covers_due);
  }

  // Of a member of staff.
  void Open() {
    if (shown_.open.empty()) return;
    Heading("show.open");
    Pairs pairs;
    for (const ListRow& row : shown_.open) {
      std::string text(row.stage.In(language_));
      if (row.began) text += "  " + FormatDate(*row.began);
      pairs.Add(EscapeControls(row.id), text);
    }
    out_ += pairs.Format(options_.width);
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
    out_ += pairs.Format(options_.width);
  }

  void Findings() {
    Heading("show.findings");
    if (shown_.findings.empty()) return None("show.findings-none");
    for (const Finding& finding : shown_.findings) FindingLine(finding, true);
  }

  void FindingLine(const Finding& finding, bool tell_waiver) {
    const std::string head = fmt::format("{}[{}]", SeverityWord(finding.severity, language_), finding.rule);
    std::string text = Fill(finding.message, language_);
    if (tell_waiver && !finding.waiver.empty()) {
      text += Say("show.waived", language_, {{"waiver", finding.waiver}});
    }
    std::string left = "  " + options_.style.In(PaintOf(finding.severity), head) + ' ';
    const int used = DisplayWidth(head) + 3;
    const bool below = options_.width > 0 && used + DisplayWidth(text) > options_.width;
    if (below) left += '\n';
    for (const std::string& part : Wrap(text, below ? std::max(options_.width - 4, 20) : 0)) {
      out_ += left + (below ? "    " : "") + part + '\n';
      left.clear();
    }
  }

  void Next() {
    Heading("show.next");
    if (!shown_.next_stage.empty()) {
      const Shape* shape = options_.handbook->shapes().Find(shown_.kind_id);
      const std::string needs = TestsInWords(*shown_.next_mark, *shape, *options_.handbook, language_);
      const std::string line =
          Say("show.next-stage", language_, {{"stage", shown_.next_stage}, {"needs", AsIs(needs)}});
      for (const std::string& part : Wrap(line, options_.width > 0 ? options_.width - 2 : 0))
        out_ += "  " + part + '\n';
    }
    if (shown_.next.empty()) return None("show.next-none");
    out_ += Duties(shown_.next);
  }

  [[nodiscard]] std::string Duties(const std::vector<DueRow>& rows) const {
    DueOptions due;
    due.language = language_;
    due.today = options_.today;
    Pairs pairs;
    for (const DueRow& row : rows) {
      const std::string record = row.record == shown_.id || shown_.waives ? "" : EscapeControls(row.record) + "  ";
      if (row.since) {
        pairs.Add(DueLeft(row, due), record + DueTitle(row, language_));
        continue;
      }
      pairs.Add(fmt::format("{}  {}", FormatDate(row.due), DueLeft(row, due)),
                fmt::format("{}{}  {}", record, DueTitle(row, language_), DueReason(row, language_)));
    }
    return pairs.Format(options_.width);
  }

  const ShownRecord& shown_;
  const ShowOptions& options_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string ShowText(const ShownRecord& shown, const ShowOptions& options) { return ShowPage(shown, options).Make(); }

}  // namespace lanzhi
