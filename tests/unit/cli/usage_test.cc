#include <doctest/doctest.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/context.h"
#include "cli/help.h"
#include "cli/options.h"
#include "render/catalogue.h"
#include "tests/unit/cli/run.h"

using namespace lanzhi;

TEST_CASE("a wrong command line ends with 2, says why on standard error, and offers the nearest word") {
  Sandbox box;
  box.MakeFolder();
  struct Case {
    std::vector<std::string> args;
    std::string error, hint;
  };
  const std::vector<Case> cases = {
      {{"lits"}, "no such command: lits", "did you mean list?"},
      {{"--lang", "en", "xyzzyx"}, "no such command: xyzzyx", "choose from: init, new"},
      {{"lint", "--fial-on", "error"}, "no such option: --fial-on", "did you mean --fail-on?"},
      {{"lint", "--fail-on=erro"}, "erro is no value of --fail-on", "did you mean error?"},
      {{"lint", "--fail-on"}, "option --fail-on needs a value", ""},
      {{"lint", "--fail-on="}, "option --fail-on needs a value", ""},
      {{"lint", "--statistics=yes"}, "option --statistics takes no value", ""},
      {{"lint", "-x"}, "no such option: -x", ""},
      {{"lint", "--rule", "asessment-window"}, "no such rule: asessment-window", "did you mean assessment-window?"},
      {{"lint", "--ignore", "record-unknwon-key"},
       "no such rule: record-unknwon-key",
       "did you mean record-unknown-key?"},
      {{"lint", "-f", "jsn"}, "jsn is no value of --format", "did you mean json?"},
      {{"lint", "-f", "json", "-f", "human"}, "only one format can go to standard output", ""},
      {{"lint", "-f", "json="}, "no file name after the =", ""},
      {{"lint", "-j", "0"}, "0 is no number of threads", ""},
      {{"lint", "-j", "many"}, "many is no number of threads", ""},
      {{"lint", "nowhere.yaml"}, "nothing matches nowhere.yaml", ""},
      {{"lint", "staff/chn.yaml"}, "nothing matches staff/chn.yaml", "did you mean staff/chen.yaml?"},
      {{"lint", "--stdin-filename", "a.yaml", "sites"}, "exclude each other", ""},
      {{"due", "--within", "soon"}, "--within is no period: soon", ""},
      {{"due", "--within", "7d", "--until", "2026-12-01"}, "exclude each other", ""},
      {{"due", "--until", "2026-02-30"}, "--until: there is no such day as 2026-02-30", ""},
      {{"due", "--today", "yesterday"}, "--today is no date: yesterday", ""},
      {{"due", "--worker", "chne"}, "--worker: no such id: chne", "did you mean chen?"},
      {{"due", "--site", "west"}, "--site: no such id: west", ""},
      {{"due", "--actor", "workr"}, "--actor: no such id: workr", "did you mean worker?"},
      {{"due", "--group-by", "day"}, "day is no value of --group-by", ""},
      {{"explain"}, "which rule, clause or number?", ""},
      {{"explain", "lantian.general.asess.window"},
       "no such rule, clause or number",
       "did you mean lantian.general.assess.window?"},
      {{"rules", "extra"}, "unexpected argument: extra", ""},
      {{"rules", "--handbook", "lantain"}, "no such handbook: lantain", "did you mean lantian?"},
      {{"show"}, "which record?", ""},
      {{"show", "C2026-0001"}, "no such record: C2026-0001", ""},
      {{"list"}, "which kind of record?", "choose from:"},
      {{"list", "cases"}, "no such kind of record: cases", "did you mean case?"},
      {{"list", "case", "--stage", "srving"}, "no stage srving", "did you mean serving?"},
      {{"list", "case", "--from", "May"}, "--from is no date: May", ""},
      {{"report"}, "which report?", "choose from: compliance, half, month, site, year"},
      {{"report", "mnth", "--month", "2026-10"}, "there is no report called mnth", "did you mean month?"},
      {{"report", "month"}, "which month?", ""},
      {{"report", "month", "--month", "2026-13"}, "2026-13 is no month", ""},
      {{"report", "month", "--month", "2026-10", "--check"}, "-o DIR", ""},
      {{"report", "month", "--month", "2026-10", "-o", "out", "-f", "md=x"}, "-f names no file", ""},
      {{"completions"}, "for which shell?", "choose from: bash, zsh, fish"},
      {{"completions", "tcsh"}, "unknown argument: tcsh", ""},
      {{"completions", "bash", "-f", "json"}, "command completions has no other formats", ""},
      {{"-C", "nowhere", "lint"}, "no such folder: nowhere", ""},
  };
  for (const Case& each : cases) {
    std::string line;
    for (const std::string& arg : each.args) line += arg + ' ';
    CAPTURE(line);
    const Ran ran = box.Run(each.args);
    CHECK(ran.code == kUsage);
    CHECK(ran.out.empty());
    CAPTURE(ran.err);
    CHECK(Contains(ran.err, "error: "));
    CHECK(Contains(ran.err, each.error));
    CHECK(Contains(ran.err, each.hint));
  }
}

TEST_CASE("without a command the help goes to standard error") {
  const Sandbox box;
  const Ran ran = box.Run({});
  CHECK(ran.code == kUsage);
  CHECK(ran.out.empty());
  CHECK(Contains(ran.err, "usage: lanzhi"));
}

TEST_CASE("--help and --version end with 0") {
  const Sandbox box;
  CHECK(box.Run({"--version"}).out.starts_with("lanzhi "));
  CHECK(box.Run({"--help"}).code == kClean);
  CHECK(box.Run({"lint", "-h"}).code == kClean);
  CHECK(Contains(box.Run({"lint", "--help"}).out, "--stdin-filename FILE"));
  CHECK(Contains(box.Run({"--lang", "zh", "lint", "--help"}).out, "--stdin-filename 文件"));
  CHECK(Contains(box.Run({"--lang=zh", "--help"}).out, "用法：lanzhi"));
}

TEST_CASE("every option, value and command has words in both languages") {
  Globals globals;
  std::vector<Option> options = GlobalOptions(globals);
  for (const Command& command : Commands()) {
    CAPTURE(command.name);
    CHECK(HasWords(command.HelpId("about")));
    options.insert(options.end(), command.options.begin(), command.options.end());
  }
  for (const Option& option : options) {
    CAPTURE(option.names);
    CHECK(HasWords(option.help));
    CHECK(!FindWords(option.help).zh.empty());
    const bool takes_value =
        !std::holds_alternative<bool*>(option.target) && !std::holds_alternative<int*>(option.target);
    CHECK(takes_value == !option.value.empty());
    if (takes_value) CHECK(HasWords("cli.value." + option.value));
  }
}

TEST_CASE("no line of the help is too long for the terminal") {
  Globals globals;
  const std::vector<Option> common = GlobalOptions(globals);
  for (const Language language : {Language::zh, Language::en}) {
    for (const int width : {60, 80, 120}) {
      std::string text = ProgramHelp(Commands(), common, language, width);
      for (const Command& command : Commands()) text += CommandHelp(command, common, language, width);
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(DisplayWidth(line) <= width);
      }
    }
  }
}

TEST_CASE("the language is --lang, else that of lanzhi.yaml, else the locale, else English") {
  Sandbox box;
  const auto is_chinese = [&](std::vector<std::string> args) { return Contains(box.Run(args).err, "错误："); };
  CHECK(!is_chinese({"lint"}));
  box.Variable("LANG", "zh_CN.UTF-8");
  CHECK(is_chinese({"lint"}));
  box.Variable("LC_MESSAGES", "en_US.UTF-8");
  CHECK(!is_chinese({"lint"}));
  box.Variable("LC_ALL", "zh_TW.UTF-8");
  CHECK(is_chinese({"lint"}));
  box.Write("lanzhi.yaml", "agency: a\nhandbook: lantian\nkeys: en\nlanguage: en\n");
  CHECK(!is_chinese({"lint", "nowhere"}));
  CHECK(is_chinese({"lint", "nowhere", "--lang", "zh"}));
  CHECK(is_chinese({"lint", "nowhere", "--lang=zh"}));
  box.Write("lanzhi.yaml", "机构: a\n手册: lantian\n键名语言: 中文\n输出语言: 中文\n");
  box.Variable("LC_ALL", "C");
  CHECK(is_chinese({"lnit"}));
  CHECK(is_chinese({"lint", "nowhere"}));
}

TEST_CASE("colour is for terminals, unless somebody says otherwise") {
  Sandbox box;
  box.MakeFolder();
  box.Write("cases/C2026-0001.yaml", "case: C2026-0001\nsite: east\n");
  const auto is_coloured = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {"lint", "-f", "human"});
    return Contains(box.Run(args).out, "\x1b[");
  };
  CHECK(!is_coloured({}));
  CHECK(is_coloured({"--color", "always"}));
  box.Terminal(true);
  CHECK(is_coloured({}));
  CHECK(!is_coloured({"--color=never"}));
  box.Variable("NO_COLOR", "1");
  CHECK(!is_coloured({}));
  box.Variable("NO_COLOR", "");
  CHECK(is_coloured({}));
  box.Terminal(false);
  box.Variable("CLICOLOR_FORCE", "0");
  CHECK(!is_coloured({}));
  box.Variable("CLICOLOR_FORCE", "1");
  CHECK(is_coloured({}));
}

TEST_CASE("output that cannot be written makes the result incomplete") {
  Sandbox box;
  box.MakeFolder();
  std::ostringstream out, err;
  std::istringstream in;
  Env env;
  env.out = &out;
  env.err = &err;
  env.in = &in;
  env.cwd = box.root();
  env.variable = [](const std::string&) { return std::nullopt; };
  env.today = [](int) { return MakeDate(2026, 11, 22); };
  out.setstate(std::ios::badbit);
  CHECK(Run({"lint"}, env) == kIncomplete);
  CHECK(Contains(err.str(), "could not be written"));
  CHECK(box.Run({"lint", "-f", "json=/dev/null/x.json"}).code == kIncomplete);
}

TEST_CASE("a program without the library of workbooks says so, and how it gets them") {
  Sandbox box;
  box.MakeFolder();
  for (const auto& [language, words] : {std::pair("en", "libxlsxwriter-dev"), std::pair("zh", "重新编译")}) {
    std::ostringstream out, err;
    Env env;
    env.out = &out;
    env.err = &err;
    env.cwd = box.root();
    env.variable = [](const std::string&) { return std::nullopt; };
    env.today = [](int) { return MakeDate(2026, 11, 22); };
    CHECK(Run({"--lang", language, "due", "-f", "xlsx=due.xlsx"}, env) == kUsage);
    CHECK(Contains(err.str(), words));
    CHECK(Run({"--lang", language, "--version"}, env) == kClean);
    CHECK(Contains(out.str(), "libxlsxwriter"));
    CHECK(out.str().starts_with("lanzhi 0.1.0\n"));
  }
}
