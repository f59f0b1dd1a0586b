// Runs the blocks of the README or of another page (see README.md here), so that it cannot lie. `--update` writes what
// the program says now. A page in Chinese is read by somebody whose computer speaks Chinese.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "golden/scratch.h"
#include "source/read_file.h"

namespace lanzhi::test {
namespace {

// The commands of a block, each followed by what it prints (standard output, then standard error).
std::string RunConsole(const std::string& block, const Scratch& scratch) {
  std::istringstream in(block);
  std::string actual;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("$ ", 0) != 0) continue;
    actual += line + "\n";
    if (line.rfind("$ lanzhi ", 0) != 0) continue;
    const RunResult result = scratch.Run(line.substr(9), "");
    actual += result.out + result.err;
  }
  return actual;
}

struct Pass {
  std::string text;  // the README with what the program says now
  int blocks = 0;
  int failures = 0;
};

Pass RunReadme(const std::string& text, const Scratch& scratch) {
  Pass pass;
  std::istringstream lines(text);
  std::string file;
  for (std::string line; std::getline(lines, line);) {
    pass.text += line + "\n";
    if (line.rfind("<!-- file: ", 0) == 0) file = line.substr(11, line.size() - 15);
    if (line.rfind("```", 0) != 0 || line.size() == 3) continue;
    const std::string language = line.substr(3);
    std::string block;
    while (std::getline(lines, line) && line != "```") block += line + "\n";
    if (language == "yaml" && !file.empty()) {
      scratch.Write(file, block);
      ++pass.blocks;
    }
    if (language == "console") {
      const std::string actual = RunConsole(block, scratch);
      ++pass.blocks;
      if (actual != block) {
        ++pass.failures;
        std::cerr << "the page says:\n" << block << "\nthe program says:\n" << actual << "\n";
      }
      block = actual;
    }
    pass.text += block + "```\n";
    file.clear();
  }
  return pass;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  const bool update = argc == 4 && std::string(argv[1]) == "--update";
  if (argc != 3 && !update) {
    std::cerr << "usage: readme [--update] PAGE TODAY\n";
    return 2;
  }
  const std::string path = argv[argc - 2];
  const std::string text = lanzhi::ReadFile(path).value();
  lanzhi::test::Scratch scratch;
  scratch.variables["LANZHI_TODAY"] = argv[argc - 1];
  if (path.ends_with(".zh.md")) scratch.variables["LANG"] = "zh_CN.UTF-8";
  const lanzhi::test::Pass pass = lanzhi::test::RunReadme(text, scratch);
  if (update) {
    std::ofstream(path, std::ios::binary) << pass.text;
    return 0;
  }
  std::cout << pass.blocks << " blocks of " << path << ", " << pass.failures << " failures\n";
  return pass.failures == 0 && pass.blocks > 0 ? 0 : 1;
}
