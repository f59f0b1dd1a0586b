// The checked reader of data files.
#include "source/data.h"

#include <doctest/doctest.h>

#include "source/yaml.h"

namespace lanzhi {
namespace {

constexpr DataWords kWords{.argument = "key",
                           .unknown = "x-unknown",
                           .missing = "x-missing",
                           .map = "x-map",
                           .list = "x-list",
                           .word = "x-word",
                           .words = "x-words",
                           .flag = "x-flag",
                           .number = "x-number"};

// What `read` makes of the file, as `id(key) @ text`, one line for each fault.
template <typename Read>
std::string FaultsOf(std::string text, Read read, DataWords words = kWords) {
  const Parsed parsed = ParseYaml(MakeFile("data.yaml", std::move(text)));
  Diagnostics diagnostics;
  Faults faults(diagnostics);
  DataMap map(faults, words, {&parsed.tree, parsed.tree.nodes.data()});
  read(map);
  map.Finish();
  std::string shown;
  for (const Diagnostic& fault : diagnostics) {
    const Span span = fault.place.span;
    shown += fault.message.id + "(" + std::get<std::string>(fault.message.args.at(0).value) + ") @ " +
             fault.place.file->bytes.substr(span.begin, span.end - span.begin);
    if (!fault.help.empty()) shown += " ? " + std::get<std::string>(fault.help.args.at(0).value);
    shown += "\n";
  }
  return shown;
}

TEST_CASE("what is asked for is given, and nothing is left over") {
  const std::string faults =
      FaultsOf("name: a\ntitle: {zh: 甲, en: b}\nlist: [c, d]\none: e\nis: true\nn: 12\n", [](DataMap& map) {
        CHECK(map.NeedWord("name") == "a");
        CHECK(map.NeedWords("title").zh == "甲");
        CHECK(map.WordList("list") == std::vector<std::string_view>{"c", "d"});
        CHECK(map.WordList("one") == std::vector<std::string_view>{"e"});
        CHECK(map.Flag("is"));
        CHECK(map.Number("n") == 12);
        CHECK(map.Word("absent").empty());
        CHECK_FALSE(map.Flag("absent"));
        CHECK_FALSE(map.List("absent"));
      });
  CHECK(faults.empty());
}

TEST_CASE("a key that nobody asks for is told at its place, with the one that was meant") {
  const std::string faults = FaultsOf("name: a\ntitel: b\n", [](DataMap& map) {
    static_cast<void>(map.Word("name"));
    static_cast<void>(map.Word("title"));
  });
  CHECK(faults == "x-unknown(titel) @ titel ? title\n");
}

TEST_CASE("what is needed and not there is told at the map or at its first key") {
  const auto read = [](DataMap& map) {
    static_cast<void>(map.Word("a"));
    static_cast<void>(map.NeedWord("b"));
  };
  CHECK(FaultsOf("{a: 1}\n", read) == "x-missing(b) @ a\n");
  DataWords words = kWords;
  words.missing_at_first_key = false;
  CHECK(FaultsOf("{a: 1}\n", read, words) == "x-missing(b) @ {a: 1}\n");
}

TEST_CASE("a value of another type is told with its key") {
  const auto each = [](DataMap& map) {
    static_cast<void>(map.Word("word"));
    static_cast<void>(map.GetWords("words"));
    static_cast<void>(map.List("list"));
    static_cast<void>(map.Map("map"));
    static_cast<void>(map.Flag("flag"));
    static_cast<void>(map.Number("number"));
  };
  CHECK(FaultsOf("word: [a]\nwords: {zh: 甲}\nlist: a\nmap: b\nflag: yes\nnumber: -1\n", each) ==
        "x-word(word) @ [a]\nx-words(words) @ {zh: 甲}\nx-list(list) @ a\nx-map(map) @ b\nx-flag(flag) @ yes\n"
        "x-number(number) @ -1\n");
  CHECK(FaultsOf("word:\n", each) == "x-word(word) @ word\n");
  const auto inside = [](DataMap& map) {
    DataMap inner(map.faults(), kWords, map.Get("inner"));
    static_cast<void>(inner.NeedWord("name"));
    inner.Finish();
  };
  CHECK(FaultsOf("inner: [a]\n", inside) == "x-map(inner) @ [a]\n");
}

TEST_CASE("what the reader of YAML has refused is passed over") {
  CHECK(FaultsOf("name: &x a\n", [](DataMap& map) { CHECK(map.NeedWord("name").empty()); }).empty());
}

}  // namespace
}  // namespace lanzhi
