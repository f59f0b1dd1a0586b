#include "git/filters.h"

#include <algorithm>

#include "base/take.h"

namespace lanzhi {
namespace {

constexpr std::string_view kGitCrypt = "git-crypt";
constexpr std::string_view kSmudge = "smudge";

// A variable of the configuration.
std::string VariableOf(std::string_view filter, std::string_view what) {
  return std::string("filter") + '.' + std::string(filter) + '.' + std::string(what);
}

// Of `filter.NAME.clean`; NAME may hold dots.
std::string_view FilterNameIn(std::string_view variable) {
  const std::size_t from = variable.find('.') + 1;
  const std::size_t to = variable.rfind('.');
  return from < to ? variable.substr(from, to - from) : std::string_view();
}

bool IsKeyName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

// The command line that git-crypt itself is run with. `filter`: git-crypt or git-crypt-KEY.
std::string OwnCommand(std::string_view filter) {
  std::string command = std::string(kGitCrypt) + ' ' + std::string(kSmudge);
  if (filter != kGitCrypt) command += " --key-name=" + std::string(filter.substr(kGitCrypt.size() + 1));
  return command;
}

// What `git-crypt unlock` writes: `"/usr/bin/git-crypt" smudge`, from wherever it was run.
bool IsCommandOf(std::string_view filter, std::string_view command) {
  const std::string own = OwnCommand(filter);
  const std::string_view arguments = std::string_view(own).substr(kGitCrypt.size());
  if (!command.ends_with(arguments)) return false;
  command.remove_suffix(arguments.size());
  if (command.size() >= 2 && command.front() == '"' && command.back() == '"') {
    command.remove_prefix(1);
    command.remove_suffix(1);
  }
  const std::size_t slash = command.rfind('/');
  return command.substr(slash == std::string_view::npos ? 0 : slash + 1) == kGitCrypt &&
         command.find_first_of("\"'`$;&|<>\\ \t\n") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> WithoutFilters(const Repository& repository) {
  std::vector<std::string> options;
  const GitResult named = repository.Try({"config", "-z", "--name-only", "--get-regexp", "^filter\\."});
  if (named.status > 1) throw FailureOf(named);  // 1: there are none
  std::string_view variables = named.out;
  while (!variables.empty()) {
    const std::string name(FilterNameIn(Take(variables, '\0')));
    // `-c` ends the name of a variable at the first of these.
    if (name.find('=') != std::string::npos) throw GitFailure(VariableOf(name, "clean"));
    for (const std::string_view setting : {"clean=", "smudge=", "process=", "required=false"}) {
      std::string option = VariableOf(name, setting);
      if (std::find(options.begin(), options.end(), option) != options.end()) continue;
      options.insert(options.end(), {"-c", std::move(option)});
    }
  }
  return options;
}

bool NamesGitCrypt(std::string_view filter) {
  const std::size_t size = kGitCrypt.size();
  return filter == kGitCrypt ||
         (filter.starts_with(kGitCrypt) && filter[size] == '-' && IsKeyName(filter.substr(size + 1)));
}

std::optional<GitResult> Decrypt(const Repository& repository, std::string_view blob, const std::string& path) {
  const std::string attribute =
      repository.Run({"check-attr", "-z", "filter", "--", path});  // "<path>\0filter\0<value>\0"
  std::string_view rest = attribute;
  (void)Take(rest, '\0');
  (void)Take(rest, '\0');
  const std::string filter(Take(rest, '\0'));
  if (!NamesGitCrypt(filter)) return std::nullopt;
  const GitResult command = repository.Try({"config", "-z", "--get", VariableOf(filter, kSmudge)});
  std::string_view configured = command.out;
  if (command.status != 0 || !IsCommandOf(filter, Take(configured, '\0'))) return std::nullopt;
  // git would run it in place of the smudge command, even where it is set to nothing.
  if (repository.Try({"config", "--get", VariableOf(filter, "process")}).status != 1) return std::nullopt;

  return repository.Try({"-c", VariableOf(filter, kSmudge) + "=" + OwnCommand(filter), "-c",
                         VariableOf(filter, "required=true"), "cat-file", "--filters",
                         "--path=" + repository.prefix() + path, std::string(blob)});
}

}  // namespace lanzhi
