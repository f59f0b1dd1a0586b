#include "cli/man.h"

#include <string_view>

#include "base/utf8.h"
#include "cli/help.h"
#include "render/catalogue.h"
#include "source/folder.h"

namespace lanzhi {
namespace {

constexpr char32_t kFirstWide = U'\u2E80';  // Chinese text and its signs, which stand without blanks

struct Named {
  std::string_view name;
  std::string_view words;
};

constexpr Named kExits[] = {{"0", "man.exit.0"}, {"1", "man.exit.1"}, {"2", "man.exit.2"}, {"3", "man.exit.3"}};
constexpr Named kVariables[] = {{"LANZHI_TODAY", "man.environment.lanzhi-today"},
                                {"LC_ALL, LC_MESSAGES, LANG", "man.environment.locale"},
                                {"CI", "man.environment.ci"},
                                {"PRE_COMMIT_FROM_REF, PRE_COMMIT_TO_REF", "man.environment.pre-commit"},
                                {"NO_COLOR", "man.environment.no-color"},
                                {"CLICOLOR_FORCE", "man.environment.clicolor-force"},
                                {"TERM", "man.environment.term"}};
constexpr Named kFiles[] = {{kAgencyFile, "man.files.agency"},
                            {"handbook/*.yaml", "man.files.handbook"},
                            {"private/", "man.files.private"},
                            {".lanzhi/*.schema.json", "man.files.editors"}};

bool IsSign(char32_t c) {
  constexpr std::u32string_view kSigns = U"，。；：、？！）》」";
  return kSigns.find(c) != std::u32string_view::npos;
}

// Text as it stands, none of it a request of roff's. A line of Chinese may end before any of its characters but a sign.
std::string Roff(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = DecodeUtf8(text, at);
    if (c.code_point == U'\\') {
      out += "\\e";
    } else if (c.code_point == U'-') {
      out += "\\-";
    } else if (at == 0 && (c.code_point == U'.' || c.code_point == U'\'')) {
      out += "\\&" + std::string(text.substr(at, c.length));
    } else {
      if (at > 0 && c.code_point >= kFirstWide && !IsSign(c.code_point)) out += "\\:";
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

class ManWriter {
 public:
  explicit ManWriter(Language language) : language_(language) {}

  [[nodiscard]] std::string Words(std::string_view id) const { return Roff(Say(id, language_)); }

  void Request(const std::string& line) { out_ += line + '\n'; }
  void Section(std::string_view id) { Request(".SH \"" + Words(id) + '"'); }
  void Paragraph(std::string_view id) { Request(".PP\n" + Words(id)); }
  // `head` hangs out to the left of its words.
  void Item(const std::string& head, std::string_view id) { Request(".TP\n" + head + '\n' + Words(id)); }

  void Items(std::string_view heading, const std::string& font, const auto& entries) {
    Section(heading);
    for (const Named& entry : entries) Item(font + Roff(entry.name) + "\\fR", entry.words);
  }

  void Options(const std::vector<Option>& options, bool with_formats) {
    for (const Option& option : options) {
      if (option.names == "-f,--format" && !with_formats) continue;
      std::string head;
      if (!option.IsPositional()) {
        head = "\\fB" + Roff(option.names) + "\\fR";
        if (const std::size_t comma = head.find(','); comma != std::string::npos) head.replace(comma, 1, "\\fR, \\fB");
      }
      if (!option.value.empty()) {
        head += (head.empty() ? "\\fI" : " \\fI") + Roff(ValueName(option, language_)) + "\\fR";
      }
      Item(head, option.help);
    }
  }

  void About(const lanzhi::Command& command) {
    Request(".SS \"\\fBlanzhi " + command.name + "\\fR" + Roff(ArgumentsOf(command, language_)) + '"');
    Request(Words(command.HelpId("about")));
    Options(command.options, true);
    if (command.formats.empty()) return;
    Request(".PP\n" + Words("cli.formats"));
    for (const FormatName& format : command.formats) Item("\\fB" + Roff(format.name) + "\\fR", format.about);
  }

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  Language language_;
  std::string out_;
};

}  // namespace

std::string ManPage(const std::vector<Command>& commands, const std::vector<Option>& globals, Language language) {
  ManWriter page(language);
  page.Request(R"(.\" Made by `lanzhi man`.)");
  page.Request(".TH LANZHI 1 \"\" \"lanzhi " LANZHI_VERSION "\" \"" + page.Words("man.title") + '"');
  page.Request(".nh\n.ad l");  // no hyphens in names, no blanks to fill a line
  page.Section("man.name");
  page.Request("lanzhi \\- " + page.Words("man.in-short"));
  page.Section("man.synopsis");
  page.Request("\\fBlanzhi\\fR " + page.Words("man.line"));
  page.Section("man.description");
  page.Request(page.Words("cli.about"));
  page.Section("man.commands");
  for (const Command& command : commands) page.About(command);
  page.Section("man.global-options");
  page.Options(globals, true);
  page.Items("man.exit-status", "\\fB", kExits);
  page.Items("man.environment", "\\fB", kVariables);
  page.Items("man.files", "\\fI", kFiles);
  page.Section("man.see-also");
  page.Request("\\fBgit\\fR(1)");
  return page.text();
}

}  // namespace lanzhi
