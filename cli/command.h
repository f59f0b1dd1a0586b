// What a command is: its options as a table, from which parsing, --help and shell completion are made, and its run.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lanzhi {

struct Context;

struct Option {
  std::string names;  // "-f,--format"; without a dash: a positional argument
  std::string value;  // `cli.value.<value>` names what it takes, and completion goes by it; "" = a flag
  std::string help;   // id of its help
  std::variant<bool*, int*, std::string*, std::vector<std::string>*> target;  // int: how often a flag was given
  std::vector<std::string> choices;  // a closed list; anything else is a usage error. Empty: open
  bool file = false;                 // takes a path (completion)
  bool optional = false;             // of a positional argument: the command does without

  [[nodiscard]] bool IsPositional() const { return names.front() != '-'; }
};

// A row of the table of formats of a command (cli/formats.h), without its function.
struct FormatName {
  std::string_view name;
  std::string_view about;  // id of what --help says of it
};

struct Command {
  std::string name;
  std::vector<Option> options;
  std::vector<FormatName> formats;  // that -f accepts; empty: the command has no -f
  std::function<int(Context&)> run;

  [[nodiscard]] std::string HelpId(std::string_view of) const { return "cli." + name + "." + std::string(of); }
  [[nodiscard]] std::vector<std::string> FormatNames() const {
    std::vector<std::string> names;
    for (const FormatName& format : formats) names.emplace_back(format.name);
    return names;
  }
};

// Every command, in the order of --help. This list is the registration.
[[nodiscard]] std::vector<Command> Commands();

[[nodiscard]] Command InitCommand();
[[nodiscard]] Command NewCommand();
[[nodiscard]] Command AddCommand();
[[nodiscard]] Command SignCommand();
[[nodiscard]] Command LintCommand();
[[nodiscard]] Command DueCommand();
[[nodiscard]] Command AgendaCommand();
[[nodiscard]] Command ReportCommand();
[[nodiscard]] Command ExportCommand();
[[nodiscard]] Command ShowCommand();
[[nodiscard]] Command ChecklistCommand();
[[nodiscard]] Command ListCommand();
[[nodiscard]] Command ExplainCommand();
[[nodiscard]] Command RulesCommand();
[[nodiscard]] Command ClausesCommand();
[[nodiscard]] Command SettingsCommand();
[[nodiscard]] Command SchemaCommand();
[[nodiscard]] Command HookCommand();
[[nodiscard]] Command CompletionsCommand();
[[nodiscard]] Command ManCommand();
[[nodiscard]] Command HelpCommand();

}  // namespace lanzhi
