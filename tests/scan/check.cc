// The law of the scanner, held against files and against mutants of them; see README.md here.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "scan/law.h"
#include "source/read_file.h"

namespace lanzhi::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> FilesIn(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) files.push_back(path);
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file() && entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Tally {
  std::size_t texts = 0;
  std::size_t accepted = 0;
  std::size_t differ = 0;

  // Returns whether the text was accepted.
  bool Take(const FilePtr& file) {
    const Ruling ruling = Rule(file);
    ++texts;
    accepted += ruling.accepted ? 1 : 0;
    if (ruling.difference.empty()) return ruling.accepted;
    if (++differ <= 10) std::cout << file->path << ": " << ruling.difference << "\n---\n" << file->bytes << "\n---\n";
    return ruling.accepted;
  }
  void Print(const char* what) const {
    std::cout << texts << " " << what << ": " << accepted << " accepted, " << texts - accepted << " declined, "
              << differ << " read otherwise\n";
  }
};

// Every file is read as the arbiter reads it, and none without a fault is declined.
int CheckFiles(const std::vector<std::string>& paths) {
  Tally tally;
  std::size_t faultless = 0;
  std::size_t declined = 0;
  for (const std::string& path : FilesIn(paths)) {
    const FilePtr file = MakeFile(path, ReadFile(path).value());
    const bool accepted = tally.Take(file);
    if (!accepted && !IsFaultless(file)) continue;
    ++faultless;
    if (accepted) continue;
    ++declined;
    std::cout << path << ": declined, and has no fault\n";
  }
  tally.Print("files");
  std::cout << faultless << " without a fault, of these " << declined << " declined\n";
  return tally.texts == 0 || tally.differ != 0 || declined != 0 ? 1 : 0;
}

// A file in pieces of some hundred bytes, cut where an entry begins at the margin: what costs time is the arbiter, and
// that of each byte.
void CutInto(std::vector<std::string>& pieces, const std::string& text) {
  constexpr std::size_t kLeast = 300;
  std::size_t begin = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (at - begin < kLeast || next == ' ' || next == '-' || next == '\n') continue;
    pieces.push_back(text.substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  if (begin < text.size()) pieces.push_back(text.substr(begin));
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  std::string Mutant(std::string text) {
    if (Below(8) == 0) text = WithCrlf(text);
    for (std::size_t times = 1 + Below(2); times > 0; --times) Change(text);
    return text;
  }

 private:
  static std::string WithCrlf(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return out;
  }

  // A byte, or some that mean something in YAML.
  std::string Piece() {
    static const std::array<std::string, 56> kPieces = {
        ":",  ": ",   "：",  "，",   ",", "-",    "- ",   "－", "\n",       "\n\n", "\r",  "\r\n", "\t",   " ",
        "  ", "    ", "\"",  "'",    "{", "}",    "[",    "]",  "|",        ">",    "|-",  ">-",   "|+",   "|2",
        "#",  " #",   " # ", "\n#",  "&", "*",    "!",    "?",  "? ",       "---",  "...", "%",    "@",    "\\",
        "",   "\\n",  "''",  "\"\"", "~", "null", "<<: ", "　", "\xC2\xA0", "- - ", "a: ", "\n  ", "\n- ", "0"};
    const std::size_t at = Below(kPieces.size() + 12);
    return at < kPieces.size() ? kPieces[at] : std::string(1, static_cast<char>(Below(256)));
  }

  void Change(std::string& text) {
    const std::size_t at = Below(text.size() + 1);
    switch (Below(6)) {
      case 0:
      case 1:
        text.insert(at, Piece());
        break;
      case 2:
        text.replace(at, std::min<std::size_t>(1, text.size() - at), Piece());
        break;
      case 3:
        text.erase(at, 1 + Below(3));
        break;
      case 4: {
        const std::size_t from = Below(text.size() + 1);
        text.insert(at, text.substr(from, Below(30)));
        break;
      }
      default: {  // a line end with something before or behind it
        const std::size_t end = std::min(text.find('\n', at), text.size());
        text.insert(Below(2) == 0 ? end : std::min(end + 1, text.size()), Piece());
        break;
      }
    }
  }

  std::mt19937 random_;
};

int CheckMutants(int count, const std::vector<std::string>& paths) {
  const char* given = std::getenv("LANZHI_SEED");
  const auto seed = given == nullptr ? std::random_device()() : static_cast<unsigned>(std::atoll(given));
  std::cout << "LANZHI_SEED=" << seed << "\n";
  std::vector<std::string> pieces;
  for (const std::string& path : FilesIn(paths)) CutInto(pieces, ReadFile(path).value());
  Mutator mutator(seed);
  Tally tally;
  std::size_t asked = 0;
  std::size_t declined = 0;  // of the faultless
  for (int i = 0; i < count; ++i) {
    const std::string& piece = pieces[static_cast<std::size_t>(i) < pieces.size() ? static_cast<std::size_t>(i)
                                                                                  : mutator.Below(pieces.size())];
    const FilePtr file = MakeFile("mutant " + std::to_string(i), mutator.Mutant(piece));
    const bool accepted = tally.Take(file);
    if (i % 16 != 0 || !(accepted || IsFaultless(file))) continue;
    ++asked;
    declined += accepted ? 0 : 1;
    if (!accepted && std::getenv("LANZHI_SHOW") != nullptr) std::cout << "faultless:\n" << file->bytes << "\n---\n";
  }
  tally.Print("mutants");
  std::cout << "of " << asked << " without a fault " << declined << " declined\n";
  // Both are met, or the law says nothing.
  const std::size_t least = tally.texts / 10;
  return tally.differ != 0 || tally.accepted < least || tally.texts - tally.accepted < least ? 1 : 0;
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() > 1 && args[0] == "files") return lanzhi::test::CheckFiles({args.begin() + 1, args.end()});
  if (args.size() > 2 && args[0] == "mutants") {
    return lanzhi::test::CheckMutants(std::stoi(args[1]), {args.begin() + 2, args.end()});
  }
  std::cerr << "usage: scan files PATH... | scan mutants COUNT PATH...\n";
  return 2;
}
