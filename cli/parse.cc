#include "cli/parse.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "base/nearest.h"
#include "base/utf8.h"

namespace lanzhi {
namespace {

std::vector<std::string> NamesOf(const Option& option) {
  std::vector<std::string> names;
  std::string_view rest = option.names;
  while (true) {
    const std::size_t comma = rest.find(',');
    names.emplace_back(rest.substr(0, comma));
    if (comma == std::string_view::npos) return names;
    rest.remove_prefix(comma + 1);
  }
}

Problem Fault(std::string id, const std::string& option, const std::string& value = {}) {
  return {{std::move(id), {}, {{"option", Verbatim(option)}, {"value", Verbatim(value)}}}, {}};
}

Problem UnknownOption(const std::string& word, const std::vector<Option>& options) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> candidates;
  if (name.starts_with("--")) {
    for (const Option& option : options) {
      for (const std::string& each : NamesOf(option)) {
        if (each.starts_with("--")) candidates.push_back(each);
      }
    }
  }
  Problem error = Fault("cli.unknown-option", name);
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  if (!Nearest(name, views).empty()) error.hint = DidYouMean(name, candidates);
  return error;
}

CLI::Option* Add(CLI::App& app, const Option& option) {
  const bool flag = std::holds_alternative<bool*>(option.target) || std::holds_alternative<int*>(option.target);
  if (flag) return app.add_flag(option.names)->disable_flag_override();
  const bool many = std::holds_alternative<std::vector<std::string>*>(option.target);
  return app.add_option(option.names)
      ->multi_option_policy(many ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
}

std::optional<Problem> SetTarget(const Option& option, const std::vector<std::string>& words) {
  if (words.empty()) return std::nullopt;
  if (bool* const* flag = std::get_if<bool*>(&option.target)) {
    **flag = true;
    return std::nullopt;
  }
  if (int* const* times = std::get_if<int*>(&option.target)) {
    **times = static_cast<int>(words.size());
    return std::nullopt;
  }
  for (const std::string& word : words) {
    if (option.choices.empty() || std::count(option.choices.begin(), option.choices.end(), word) > 0) continue;
    Problem error = Fault(option.IsPositional() ? "cli.bad-argument" : "cli.bad-value", NamesOf(option).back(), word);
    error.hint = DidYouMean(word, option.choices);
    return error;
  }
  if (std::string* const* text = std::get_if<std::string*>(&option.target)) {
    **text = words.back();
  } else {
    *std::get<std::vector<std::string>*>(option.target) = words;
  }
  return std::nullopt;
}

// Words that are no options, in order; or the first that looks like one but is none.
std::optional<Problem> Positionals(const std::vector<std::string>& rest, const std::vector<Option>& options,
                                   std::vector<std::string>& words) {
  bool only_words = false;
  for (const std::string& word : rest) {
    if (!only_words && word == "--") {
      only_words = true;
    } else if (!only_words && word.size() > 1 && word.front() == '-') {
      return UnknownOption(word, options);
    } else {
      words.push_back(word);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> FindCommandWord(const std::vector<std::string>& args, const std::vector<Option>& globals) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::string& word = args[i];
    if (word.size() < 2 || word.front() != '-') return i;
    for (const Option& option : globals) {
      const std::vector<std::string> names = NamesOf(option);
      // The value is the next word when it does not hang on the option itself (-j4, --lang=zh).
      if (!option.value.empty() && std::count(names.begin(), names.end(), word) > 0) ++i;
    }
  }
  return std::nullopt;
}

std::optional<Problem> ParseOptions(const std::vector<std::string>& args, const std::vector<Option>& options) {
  for (const std::string& word : args) {
    if (word == "--") break;
    // CLI11 would take the next word for the value of `--name=`.
    if (word.starts_with("--") && word.find('=') == word.size() - 1) {
      return Fault("cli.needs-value", word.substr(0, word.size() - 1));
    }
  }
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<CLI::Option*> made(options.size(), nullptr);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!options[i].IsPositional()) made[i] = Add(app, options[i]);
  }
  try {
    app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::ArgumentMismatch& error) {
    // CLI11 tells the option only in its text, ahead of a colon (a value is missing) or a blank (there is one too
    // many).
    const std::string text = error.what();
    const std::size_t end = text.find_first_of(": ");
    const std::string name = text.substr(0, end);
    if (text[end] == ':') return Fault("cli.needs-value", name);
    return Fault("cli.takes-no-value", name.starts_with('-') ? name : "--" + name);
  } catch (const CLI::ParseError& error) {
    return Fault("cli.usage", error.what());
  }
  std::vector<std::string> words;
  if (std::optional<Problem> error = Positionals(app.remaining(), options, words)) return error;
  std::size_t next = 0;
  for (std::size_t i = 0; i < options.size(); ++i) {
    std::vector<std::string> given;
    if (made[i] != nullptr) {
      given = made[i]->results();
    } else {
      const bool many = std::holds_alternative<std::vector<std::string>*>(options[i].target);
      while (next < words.size() && (many || given.empty())) given.push_back(words[next++]);
    }
    if (std::optional<Problem> error = SetTarget(options[i], given)) return error;
  }
  if (next < words.size()) return Fault("cli.extra-argument", {}, words[next]);
  return std::nullopt;
}

}  // namespace lanzhi
