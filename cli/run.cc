#include <algorithm>
#include <exception>

#include "base/decimal.h"
#include "base/nearest.h"
#include "cli/context.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/redaction.h"
#include "cli/workspace.h"
#include "git/process.h"
#include "record/shown.h"
#include "render/write.h"
#include "source/folder.h"

namespace lanzhi {
namespace {

// The value of an option as far as it can be told before everything has been parsed: errors and help need it.
std::string EarlyOption(const std::vector<std::string>& args, const std::string& name) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == name && i + 1 < args.size()) return args[i + 1];
    if (name.starts_with("--") && args[i].starts_with(name + "=")) return args[i].substr(name.size() + 1);
  }
  return {};
}

Language LocaleLanguage(const Env& env) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::optional<std::string> value = env.variable(name);
    if (!value || value->empty()) continue;
    return value->starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::en;
}

Language LanguageOf(const std::vector<std::string>& args, Context& context) {
  const std::string asked = EarlyOption(args, "--lang");
  if (asked == "zh") return Language::zh;
  if (asked == "en") return Language::en;
  try {
    const Search search = FindRoot(context.cwd);
    const std::optional<Language> language =
        search.root ? AgencyOf(context, *search.root).language : std::optional<Language>();
    if (language) return *language;
  } catch (const ReadFailure&) {  // told when the folder is opened
  }
  return LocaleLanguage(context.env);
}

bool ColorOf(const Globals& globals, const Env& env) {
  if (globals.color == "always") return true;
  if (globals.color == "never") return false;
  if (const auto no_color = env.variable("NO_COLOR"); no_color && !no_color->empty()) return false;
  if (const auto force = env.variable("CLICOLOR_FORCE"); force && !force->empty() && *force != "0") return true;
  return env.out_is_terminal && env.variable("TERM").value_or("") != "dumb";
}

std::optional<Problem> ReadFormats(Context& context) {
  int to_stdout = 0;
  for (const std::string& asked : context.globals.formats) {
    const std::size_t equals = asked.find('=');
    const std::string format = asked.substr(0, equals);
    const std::vector<std::string> known = context.command.FormatNames();
    if (known.empty()) return Problem{{"cli.no-formats", {}, {{"command", Verbatim(context.command.name)}}}, {}};
    if (std::find(known.begin(), known.end(), format) == known.end()) {
      return Problem{{"cli.bad-value", {}, {{"option", Verbatim("--format")}, {"value", Verbatim(format)}}},
                     DidYouMean(format, known)};
    }
    Output output{format, {}};
    if (format == kWorkbook && context.env.workbooks.empty()) {
      return Problem{{"cli.cannot-xlsx", {}, {}}, {"cli.cannot-xlsx.hint", {}, {}}};
    }
    if (equals != std::string::npos) {
      if (equals + 1 == asked.size()) return Problem{{"cli.no-file", {}, {{"value", Verbatim(asked)}}}, {}};
      output.file = Absolute(context.cwd, asked.substr(equals + 1));
      if (HoldsData(output.file))
        return Problem{{"cli.output-is-data", {}, {{"path", Verbatim(asked.substr(equals + 1))}}}, {}};
      for (const Output& other : context.outputs) {
        if (other.file == output.file) return Problem{{"cli.same-file", {}, {{"path", Verbatim(output.file)}}}, {}};
      }
    } else if (++to_stdout > 1) {
      return Problem{{"cli.two-to-stdout", {}, {}}, {}};
    }
    context.outputs.push_back(output);
  }
  return std::nullopt;
}

std::optional<Problem> ReadJobs(Context& context) {
  if (context.globals.jobs.empty()) return std::nullopt;
  const std::optional<std::int64_t> jobs = ParseCount(context.globals.jobs);
  if (!jobs || *jobs < 1 || *jobs > 256) {
    return Problem{{"cli.bad-jobs", {}, {{"value", Verbatim(context.globals.jobs)}}}, {}};
  }
  context.jobs = static_cast<int>(*jobs);
  return std::nullopt;
}

int Finish(const Context& context, int code) {
  context.env.out->flush();
  if (*context.env.out) return code;
  return context.Broken({"cli.cannot-write-output", {}, {}});
}

// Of what could not be read. Where the folder was not opened nobody knows its kinds, and fewer names are told.
std::string PathOf(const Context& context, const ReadFailure& failure) {
  if (!context.redacted) return failure.path();
  const std::string& path = failure.path();
  const std::string root = context.root.empty() && context.found ? context.found->root : context.root;
  const bool below = !root.empty() && path.starts_with(root + '/');
  return ToldPath(Shapes(), below ? path.substr(root.size() + 1) : path);
}

int RunCommand(Context& context, const std::vector<Option>& globals) {
  if (context.globals.help) {
    context.Print(CommandHelp(context.command, globals, context.language, context.Width()));
    return Finish(context, kClean);
  }
  try {
    std::optional<Problem> error = ReadJobs(context);
    if (!error) error = ReadFormats(context);
    if (error) return context.FailWith(*error);
    if (!IsFolder(context.cwd))
      return context.Fail({"cli.no-folder", {}, {{"path", Verbatim(context.globals.directory)}}});
    context.redacted = Redaction().Holds(context.env);  // a command with options of its own for it looks again
    const int code = context.command.run(context);
    // Commands that write records or settings have done so; what they could not read has been said.
    const bool shows = !context.command.formats.empty();
    return Finish(context, code == kClean && context.unreadable && shows ? kFindings : code);
  } catch (const GitFailure& failure) {
    return context.Broken({"cli.git.failed", {}, {{"why", Verbatim(failure.what())}}});
  } catch (const NotAFile& fault) {
    return context.Broken({"cli.not-a-file", {}, {{"path", Verbatim(Shown(context, PathOf(context, fault)))}}});
  } catch (const WorkbookFailure& failure) {
    return context.Broken({"cli.workbook-failed", {}, {{"why", Verbatim(failure.what())}}});
  } catch (const ReadFailure& failure) {
    return context.Broken(
        {"cli.read-failed", {}, {{"why", Verbatim(ReadFailure(PathOf(context, failure), failure.why()).what())}}});
  } catch (const std::exception& fault) {
    return context.Broken({"cli.internal", {}, {{"why", Verbatim(fault.what())}}});
  }
}

}  // namespace

std::vector<Command> Commands() {
  return {InitCommand(),        NewCommand(),    AddCommand(),     SignCommand(),     LintCommand(),      DueCommand(),
          AgendaCommand(),      ReportCommand(), ExportCommand(),  ShowCommand(),     ChecklistCommand(), ListCommand(),
          ExplainCommand(),     RulesCommand(),  ClausesCommand(), SettingsCommand(), SchemaCommand(),    HookCommand(),
          CompletionsCommand(), ManCommand(),    HelpCommand()};
}

int Run(const std::vector<std::string>& args, Env& env) {
  Globals globals;
  const std::vector<Option> global_options = GlobalOptions(globals);
  std::vector<Command> commands = Commands();
  const std::optional<std::size_t> place = FindCommandWord(args, global_options);

  Command command;
  std::vector<std::string> rest = args;
  bool known = false;
  if (place) {
    const auto found =
        std::find_if(commands.begin(), commands.end(), [&](const Command& each) { return each.name == args[*place]; });
    if (found != commands.end()) {
      command = *found;
      known = true;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(*place));
    }
  }
  std::vector<Option> options = command.options;
  options.insert(options.end(), global_options.begin(), global_options.end());

  Context context{env, globals, command, Absolute(env.cwd, EarlyOption(args, "-C")), Language::en, false, 0,
                  {},  {},      {}};
  context.language = LanguageOf(args, context);
  if (env.set_last_words) {
    const auto line = [&](std::string_view id) {
      return context.Say("cli.error", {{"text", Verbatim(context.Say(id))}}) + '\n';
    };
    env.set_last_words({line("cli.time-limit"), line("cli.no-memory")});
  }
  if (place && !known) {
    // An unknown option hides where the command begins.
    const std::vector<std::string> before(args.begin(), args.begin() + static_cast<std::ptrdiff_t>(*place));
    if (const std::optional<Problem> error = ParseOptions(before, global_options)) {
      return context.FailWith(*error);
    }
    std::vector<std::string> names;
    for (const Command& each : commands) names.push_back(each.name);
    return context.Fail({"cli.unknown-command", {}, {{"value", Verbatim(args[*place])}}},
                        DidYouMean(args[*place], names));
  }
  if (const std::optional<Problem> error = ParseOptions(rest, options)) return context.FailWith(*error);
  context.cwd = Absolute(env.cwd, globals.directory);
  context.color = ColorOf(globals, env);
  if (globals.version) {
    context.Print("lanzhi " LANZHI_VERSION "\n");
    const std::string& library = env.workbooks;
    context.Print((library.empty() ? context.Say("cli.no-workbooks") : library) + '\n');
    return Finish(context, kClean);
  }
  if (known) return RunCommand(context, global_options);
  const std::string help = ProgramHelp(commands, global_options, context.language, globals.help ? context.Width() : 0);
  if (!globals.help) {
    *env.err << help;
    return kUsage;
  }
  context.Print(help);
  return Finish(context, kClean);
}

}  // namespace lanzhi
