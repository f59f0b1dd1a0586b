// The manual page names what the program has.
#include "cli/man.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "cli/options.h"
#include "source/read_file.h"
#include "tests/unit/cli/run.h"

using namespace lanzhi;

namespace {

std::string PageIn(Language language) {
  Globals ignored;
  return ManPage(Commands(), GlobalOptions(ignored), language);
}

// The names of what the sources of cli ask of the environment.
std::set<std::string> Variables() {
  static const std::regex kName("\"([A-Z][A-Z_]+)\"");
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(LANZHI_SOURCE_DIR "/cli")) {
    const std::string text = ReadFile(entry.path()).value();
    if (entry.path().filename() == "man.cc" || !Contains(text, "variable(")) continue;
    for (std::sregex_iterator at(text.begin(), text.end(), kName), end; at != end; ++at) names.insert((*at)[1]);
  }
  return names;
}

}  // namespace

TEST_CASE("the manual page names every command, option, exit code and variable of the environment") {
  for (const Language language : {Language::en, Language::zh}) {
    const std::string page = PageIn(language);
    for (const Command& command : Commands()) {
      CHECK(Contains(page, ".SS \"\\fBlanzhi " + command.name + "\\fR"));
      for (const Option& option : command.options) {
        if (option.IsPositional()) continue;
        const std::string longest = option.names.substr(option.names.rfind(',') + 1);
        CHECK_MESSAGE(Contains(page, std::regex_replace(longest, std::regex("-"), "\\-")), longest);
      }
    }
    const std::set<std::string> variables = Variables();
    CHECK(variables.size() == 10);
    for (const std::string& name : variables) CHECK_MESSAGE(Contains(page, name), name);
    for (const char* code : {"0", "1", "2", "3"}) CHECK(Contains(page, std::string(".TP\n\\fB") + code + "\\fR\n"));
  }
}

TEST_CASE("no line of the manual page is taken for a request") {
  for (const Language language : {Language::en, Language::zh}) {
    std::istringstream in(PageIn(language));
    static const std::regex kRequest(R"re(\.(\\" .*|TH .*|nh|ad l|SH ".*"|SS ".*"|PP|TP))re");
    for (std::string line; std::getline(in, line);) {
      CHECK_FALSE(line.empty());
      if (line[0] == '.') CHECK_MESSAGE(std::regex_match(line, kRequest), line);
      CHECK(line[0] != '\'');
    }
  }
}
