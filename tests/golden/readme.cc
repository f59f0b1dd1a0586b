// Runs the blocks of the README (README.md here), so that it cannot lie.
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

#include "golden/scratch.h"

namespace lanzhi::test {
namespace {

// A block of commands: each "$ lanzhi ..." line, then what it prints (standard output, then standard error).
int RunConsole(const std::string& block, const Scratch& scratch) {
  std::istringstream in(block);
  std::string line;
  std::string actual;
  while (std::getline(in, line)) {
    if (line.rfind("$ ", 0) != 0) continue;
    actual += line + "\n";
    if (line.rfind("$ lanzhi ", 0) != 0 || line.find('|') != std::string::npos) continue;
    const RunResult result = scratch.Run(line.substr(9), "");
    actual += result.out + result.err;
  }
  if (actual == block) return 0;
  std::cerr << "README says:\n" << block << "\nthe program says:\n" << actual << "\n";
  return 1;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(std::string(argv[1]) + "/README.md", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  lanzhi::test::Scratch scratch;
  scratch.variables["LANZHI_TODAY"] = argv[2];
  std::istringstream lines(text);
  std::string line;
  std::string file;
  int blocks = 0;
  int failures = 0;
  while (std::getline(lines, line)) {
    if (line.rfind("<!-- file: ", 0) == 0) file = line.substr(11, line.size() - 15);
    if (line.rfind("```", 0) != 0 || line.size() == 3) continue;
    const std::string language = line.substr(3);
    std::string block;
    while (std::getline(lines, line) && line != "```") block += line + "\n";
    if (language == "yaml" && !file.empty()) {
      scratch.Write(file, block);
      ++blocks;
    } else if (language == "console") {
      failures += lanzhi::test::RunConsole(block, scratch);
      ++blocks;
    }
    file.clear();
  }
  std::cout << blocks << " blocks of the README, " << failures << " failures\n";
  return failures == 0 && blocks > 0 ? 0 : 1;
}
