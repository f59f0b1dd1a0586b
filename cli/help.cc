#include "cli/help.h"

#include <algorithm>

#include "base/utf8.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

constexpr int kNamesAtMost = 28;  // longer names get a line of their own

struct HelpLine {
  std::string left, right;
};

void PrintLines(std::string& out, const std::vector<HelpLine>& lines) {
  int width = 0;
  for (const HelpLine& line : lines) width = std::max(width, DisplayWidth(line.left));
  width = std::min(width, kNamesAtMost);
  for (const HelpLine& line : lines) {
    out += "  " + line.left;
    int used = DisplayWidth(line.left);
    if (used > width) {
      out += "\n  ";
      used = 0;
    }
    out.append(static_cast<std::size_t>(width - used) + 2, ' ');
    out += line.right + '\n';
  }
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

void PrintOptions(std::string& out, std::string_view heading, const std::vector<Option>& options, Language language,
                  bool positional, bool formats) {
  std::vector<HelpLine> lines;
  for (const Option& option : options) {
    if (option.IsPositional() != positional) continue;
    if (option.names == "-f,--format" && !formats) continue;
    lines.push_back(LineOf(option, language));
  }
  if (lines.empty()) return;
  out += '\n' + Say(heading, language) + '\n';
  PrintLines(out, lines);
}

}  // namespace

std::string ValueName(const Option& option, Language language) { return Say("cli.value." + option.value, language); }

std::string ArgumentsOf(const Command& command, Language language) {
  std::string out = ' ' + Say("cli.value.options", language);
  for (const Option& option : command.options) {
    if (!option.IsPositional()) continue;
    const bool many = std::holds_alternative<std::vector<std::string>*>(option.target);
    const std::string name = ValueName(option, language);
    out += many ? " [" + name + "...]" : " " + name;
  }
  return out;
}

std::string ProgramHelp(const std::vector<Command>& commands, const std::vector<Option>& globals, Language language) {
  std::string out = Say("cli.about", language) + "\n\n" + Say("cli.usage-line", language) + "\n\n" +
                    Say("cli.commands", language) + '\n';
  std::vector<HelpLine> lines;
  for (const Command& command : commands) lines.push_back({command.name, Say(command.HelpId("about"), language)});
  PrintLines(out, lines);
  PrintOptions(out, "cli.global-options", globals, language, false, true);
  return out;
}

std::string CommandHelp(const Command& command, const std::vector<Option>& globals, Language language) {
  const std::string usage = "lanzhi " + command.name + ArgumentsOf(command, language);
  std::string out = Say(command.HelpId("about"), language) + "\n\n" +
                    Say("cli.usage-of", language, {{"usage", Verbatim(usage)}}) + '\n';
  PrintOptions(out, "cli.arguments", command.options, language, true, false);
  PrintOptions(out, "cli.options", command.options, language, false, false);
  PrintOptions(out, "cli.global-options", globals, language, false, !command.formats.empty());
  if (!command.formats.empty()) {
    std::vector<HelpLine> lines;
    for (const FormatName& format : command.formats)
      lines.push_back({std::string(format.name), Say(format.about, language)});
    out += '\n' + Say("cli.formats", language) + '\n';
    PrintLines(out, lines);
  }
  return out;
}

}  // namespace lanzhi
