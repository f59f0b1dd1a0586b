#include <algorithm>

#include <fmt/format.h>

#include "base/nearest.h"
#include "cli/completion_words.h"
#include "cli/context.h"
#include "cli/options.h"
#include "cli/shell.h"
#include "render/catalogue.h"

namespace lanzhi {
namespace {

std::string OptionWords(const Option& option) {
  std::string words;
  if (option.names.front() != '-') return words;
  for (const char c : option.names) words += c == ',' ? ' ' : c;
  return words;
}

std::string Join(const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, " ")); }

// Options and closed lists of one command, common ones included.
std::vector<Option> AllOptions(const Command& command, const std::vector<Option>& globals) {
  std::vector<Option> all = command.options;
  for (Option option : globals) {
    if (option.names == "-f,--format") {
      if (command.formats.empty()) continue;
      option.choices = command.FormatNames();
    }
    all.push_back(std::move(option));
  }
  return all;
}

// Whether the folder or the handbook knows what the option takes.
bool IsAsked(const Option& option) {
  const std::vector<std::string> values = CompletedValues();
  return option.choices.empty() && std::find(values.begin(), values.end(), option.value) != values.end();
}

std::string BashWords(const Option& option) {
  return IsAsked(option) ? "$(_lanzhi_words " + option.value + ")" : Join(option.choices);
}

std::string Bash(const std::vector<Command>& commands, const std::vector<Option>& globals) {
  std::vector<std::string> names;
  std::string cases;
  for (const Command& command : commands) {
    names.push_back(command.name);
    std::string words, values, arguments;
    for (const Option& option : AllOptions(command, globals)) {
      const std::string own = OptionWords(option);
      const std::string taken = BashWords(option);
      if (own.empty()) {
        if (!taken.empty()) arguments += ' ' + taken;
        continue;
      }
      words += ' ' + own;
      if (taken.empty()) continue;
      std::string pattern = own;
      for (char& c : pattern) c = c == ' ' ? '|' : c;
      values += fmt::format("        {}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return;;\n", pattern, taken);
    }
    if (!arguments.empty()) arguments = fmt::format("\n      [[ $cur == -* ]] || words+=\"{}\"", arguments);
    cases += fmt::format("    {})\n      case $prev in\n{}        *) ;;\n      esac\n      words=\"{}\"{};;\n",
                         command.name, values, words, arguments);
  }
  return fmt::format(R"(_lanzhi_words() {{
  lanzhi ${{folder:+-C "$folder"}} completions --words "$1" 2>/dev/null
}}
_lanzhi() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command= words= word folder= before=
  local commands="{}"
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    if [ "$before" = -C ]; then folder=$word
    elif [ -z "$command" ]; then case " $commands " in *" $word "*) command=$word;; esac; fi
    before=$word
  done
  case $command in
    '') words=$commands;;
{}  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}}
complete -o default -F _lanzhi lanzhi
)",
                     Join(names), cases);
}

std::string ZshAction(const Option& option) {
  if (!option.choices.empty()) return "(" + Join(option.choices) + ")";
  if (option.value == "path") return "{_lanzhi_words path; _files}";
  if (IsAsked(option)) return " _lanzhi_words " + option.value;
  return option.file ? "_files" : " ";
}

std::string ZshOptions(const std::vector<Option>& options, Language language) {
  std::string lines;
  int place = 0;
  for (const Option& option : options) {
    std::string help = Say(option.help, language);
    for (char& c : help) {
      if (c == '[' || c == ']' || c == ':') c = ' ';
    }
    const std::string value = option.value.empty() ? "" : ":" + option.value + ":" + ZshAction(option);
    if (option.names.front() != '-') {
      const bool many = std::holds_alternative<std::vector<std::string>*>(option.target);
      lines += " \\\n        " + ShellQuoted(many ? "*" + value : std::to_string(++place) + value);
      continue;
    }
    const std::string words = OptionWords(option);
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      lines += " \\\n        " + ShellQuoted("*" + words.substr(begin, end - begin) + "[" + help + "]" + value);
      begin = end + 1;
    }
  }
  return lines;
}

std::string Zsh(const std::vector<Command>& commands, const std::vector<Option>& globals, Language language) {
  std::string list, cases;
  for (const Command& command : commands) {
    list += "    " + ShellQuoted(command.name + ":" + Say(command.HelpId("about"), language)) + '\n';
    cases += fmt::format("      {})\n        _arguments{};;\n", command.name,
                         ZshOptions(AllOptions(command, globals), language));
  }
  return fmt::format(R"zsh(#compdef lanzhi
_lanzhi_words() {{
  local -a found
  found=(${{(f)"$(lanzhi completions --words $1 2>/dev/null)"}})
  compadd -a found
}}
_lanzhi() {{
  local -a commands=(
{}  )
  _arguments -C '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands;;
    argument)
      case $words[1] in
{}      esac;;
  esac
}}
if [ "$funcstack[1]" = _lanzhi ]; then _lanzhi "$@"; else compdef _lanzhi lanzhi; fi
)zsh",
                     list, cases);
}

std::string Fish(const std::vector<Command>& commands, const std::vector<Option>& globals, Language language) {
  std::string out = "complete -c lanzhi -n __fish_use_subcommand -f\n";
  for (const Command& command : commands) {
    out += fmt::format("complete -c lanzhi -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       ShellQuoted(Say(command.HelpId("about"), language)));
    for (const Option& option : AllOptions(command, globals)) {
      std::string line = fmt::format("complete -c lanzhi -n '__fish_seen_subcommand_from {}'", command.name);
      const std::string words = OptionWords(option);
      for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const std::string word = words.substr(begin, end - begin);
        line += word.starts_with("--") ? " -l " + word.substr(2) : " -s " + word.substr(1);
        begin = end + 1;
      }
      std::string taken = Join(option.choices);
      if (IsAsked(option)) taken = "(lanzhi completions --words " + option.value + " 2>/dev/null)";
      if (words.empty() && taken.empty()) continue;
      if (words.empty() && option.value != "path") line += " -f";
      if (!option.value.empty() && !words.empty()) line += option.file ? " -r" : " -x";
      if (!taken.empty()) line += " -a " + ShellQuoted(taken);
      out += line + " -d " + ShellQuoted(Say(option.help, language)) + '\n';
    }
  }
  return out;
}

struct CompletionsWanted {
  std::string shell, words;
};

int RunCompletions(Context& context, const CompletionsWanted& wanted) {
  const std::string& shell = wanted.shell;
  if (!wanted.words.empty()) {
    for (const std::string& word : WordsFor(context, wanted.words)) context.Print(word + '\n');
    return kClean;
  }
  if (shell.empty()) return context.Fail({"cli.completions.no-shell", {}, {}}, DidYouMean("", {"bash", "zsh", "fish"}));
  Globals ignored;
  const std::vector<Option> globals = GlobalOptions(ignored);
  const std::vector<Command> commands = Commands();
  if (shell == "bash") context.Print(Bash(commands, globals));
  if (shell == "zsh") context.Print(Zsh(commands, globals, context.language));
  if (shell == "fish") context.Print(Fish(commands, globals, context.language));
  return kClean;
}

}  // namespace

Command CompletionsCommand() {
  const auto wanted = std::make_shared<CompletionsWanted>();
  Command command;
  command.name = "completions";
  command.options = {
      {"shell", "shell", "cli.completions.shell", &wanted->shell, {"bash", "zsh", "fish"}, false, true},
      {"--words", "words", "cli.completions.words", &wanted->words, CompletedValues()},
  };
  command.run = [wanted](Context& context) { return RunCompletions(context, *wanted); };
  return command;
}

}  // namespace lanzhi
