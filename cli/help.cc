#include "cli/help.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/wrap.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

constexpr int kNamesAtMost = 28;  // longer names get a line of their own
constexpr int kIndent = 2, kGap = 2;

struct HelpLine {
  std::string left, right;
};

std::string Blanks(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

void PrintLines(std::string& out, const std::vector<HelpLine>& lines, int terminal) {
  int width = 0;
  for (const HelpLine& line : lines) width = std::max(width, DisplayWidth(line.left));
  width = std::min(width, kNamesAtMost);
  const int column = kIndent + width + kGap;
  for (const HelpLine& line : lines) {
    out += Blanks(kIndent) + line.left;
    int used = kIndent + DisplayWidth(line.left);
    if (used + kGap > column) {
      out += '\n';
      used = 0;
    }
    for (const std::string& part : Wrap(line.right, terminal > 0 ? std::max(terminal - column, kNamesAtMost) : 0)) {
      out += Blanks(column - used) + part + '\n';
      used = 0;
    }
  }
}

void PrintParagraph(std::string& out, const std::string& text, int terminal) {
  for (const std::string& line : Wrap(text, terminal)) out += line + '\n';
}

HelpLine LineOf(const Option& option, Language language) {
  if (option.IsPositional()) return {ValueName(option, language), Say(option.help, language)};
  // Short name first; a place is kept for it where there is none, so that the long ones stand in one column.
  std::string left;
  if (option.names.starts_with("--")) left = "    ";
  for (const char c : option.names) {
    left += c;
    if (c == ',') left += ' ';
  }
  if (!option.value.empty()) left += " " + ValueName(option, language);
  return {left, Say(option.help, language)};
}

void PrintBlock(std::string& out, std::string_view heading, const std::vector<HelpLine>& lines, Language language,
                int width) {
  if (lines.empty()) return;
  out += '\n' + Say(heading, language) + '\n';
  PrintLines(out, lines, width);
}

bool IsFormat(const Option& option) { return option.names == "-f,--format"; }

}  // namespace

std::string ValueName(const Option& option, Language language) { return Say("cli.value." + option.value, language); }

std::string ArgumentsOf(const Command& command, Language language) {
  std::string out = ' ' + Say("cli.value.options", language);
  for (const Option& option : command.options) {
    if (!option.IsPositional()) continue;
    const bool many = std::holds_alternative<std::vector<std::string>*>(option.target);
    const std::string name = ValueName(option, language);
    if (many) {
      out += " [" + name + "...]";
    } else {
      out += option.optional ? " [" + name + "]" : " " + name;
    }
  }
  return out;
}

std::string ProgramHelp(const std::vector<Command>& commands, const std::vector<Option>& globals, Language language,
                        int width) {
  std::string out;
  PrintParagraph(out, Say("cli.about", language), width);
  out += '\n' + Say("cli.usage-line", language) + '\n';
  std::vector<HelpLine> lines;
  for (const Command& command : commands) lines.push_back({command.name, Say(command.HelpId("about"), language)});
  PrintBlock(out, "cli.commands", lines, language, width);
  lines.clear();
  for (const Option& option : globals) lines.push_back(LineOf(option, language));
  PrintBlock(out, "cli.global-options", lines, language, width);
  return out;
}

std::string CommandHelp(const Command& command, const std::vector<Option>& globals, Language language, int width) {
  std::string out;
  PrintParagraph(out, Say(command.HelpId("about"), language), width);
  const std::string usage = "lanzhi " + command.name + ArgumentsOf(command, language);
  out += '\n' + Say("cli.usage-of", language, {{"usage", Verbatim(usage)}}) + '\n';
  std::vector<HelpLine> arguments, options, formats;
  for (const Option& option : command.options) {
    (option.IsPositional() ? arguments : options).push_back(LineOf(option, language));
  }
  std::vector<Text> others;
  for (const Option& option : globals) {
    if (!IsFormat(option)) {
      others.push_back(AsIs(option.names.substr(0, option.names.find(','))));
    } else if (!command.formats.empty()) {
      options.push_back(LineOf(option, language));
    }
  }
  for (const FormatName& format : command.formats) {
    formats.push_back({std::string(format.name), Say(format.about, language)});
  }
  PrintBlock(out, "cli.arguments", arguments, language, width);
  PrintBlock(out, "cli.options", options, language, width);
  PrintBlock(out, "cli.formats", formats, language, width);
  out += '\n';
  PrintParagraph(out, Say("cli.other-options", language, {{"options", std::move(others)}}), width);
  return out;
}

}  // namespace lanzhi
