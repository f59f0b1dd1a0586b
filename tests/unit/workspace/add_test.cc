// Whatever is added to a record, all that was there keeps its bytes and its meaning.
#include <doctest/doctest.h>

#include <map>

#include "laws/draw.h"
#include "record/spelling.h"
#include "source/read_file.h"
#include "source/yaml.h"
#include "workspace/add.h"
#include "workspace/open.h"

using namespace lanzhi;
using lanzhi::test::Draw;

namespace {

#ifdef LANZHI_SANITIZED
constexpr int kOneIn = 60;
#else
constexpr int kOneIn = 12;
#endif

// Sections and lists, at any depth, and the fields of the record itself.
void CollectAddable(const Field& section, std::vector<const Field*>& parts) {
  for (const auto& field : section.Inner()) {
    const bool top = section.parent == nullptr;
    if ((top && field->index > 0) || field->item || field->type == Type::section) parts.push_back(field.get());
    CollectAddable(*field, parts);
  }
}

std::string AsLineEnds(const std::string& text, bool crlf, bool last) {
  std::string out;
  for (const char c : text) out += c == '\n' && crlf ? std::string("\r\n") : std::string(1, c);
  while (!last && !out.empty() && (out.back() == '\n' || out.back() == '\r')) out.pop_back();
  return out;
}

using Leaves = std::map<std::string, std::string>;

// Every value by the path to it; list elements by their number.
void Collect(const Tree& tree, const Node& node, const std::string& path, Leaves& leaves) {
  if (node.kind == NodeKind::scalar) leaves[path] = Trim(tree.TextOf(node));
  int number = 0;
  for (const Node& child : Children(tree, node)) {
    const std::string step = child.key.empty() ? std::to_string(number++) : std::string(tree.KeyOf(child));
    Collect(tree, child, path + '/' + step, leaves);
  }
}

Leaves LeavesOf(const Parsed& parsed) {
  Leaves leaves;
  REQUIRE(!parsed.tree.nodes.empty());
  Collect(parsed.tree, parsed.tree.nodes[0], {}, leaves);
  return leaves;
}

// Where one stands alone without its dash below `list`: as the first of it. Whether it does.
bool AsListOfOne(const std::string& list, Leaves& leaves) {
  Leaves moved;
  for (const auto& [place, value] : leaves) {
    const bool below = place.starts_with(list);
    if (below && place[list.size()] == '0') return false;
    moved[below ? list + "0/" + place.substr(list.size()) : place] = value;
  }
  const bool moves = moved != leaves;
  leaves = std::move(moved);
  return moves;
}

struct Counts {
  int added = 0, refused = 0;
};

void AddAndCompare(const Workspace& workspace, const std::string& path, const std::string& text, const Field& part,
                   Counts& counts) {
  Seen seen;
  seen.path = path;
  seen.file = MakeFile(path, text);
  Addition addition;
  addition.field = &part;
  const Spliced spliced = AddTo(workspace, seen, *workspace.keys, addition);
  CAPTURE(PathName(part).en);
  if (!spliced.file) {
    const std::string& why = spliced.refused.message.id;
    CHECK((why == "add.there" || why == "add.no-parent" || why == "add.braces" || why == "add.no-value"));
    CHECK((why == "add.no-parent" || !spliced.in_the_way.empty()));
    ++counts.refused;
    return;
  }
  ++counts.added;
  CHECK(spliced.faults.empty());
  const Parsed after = ParseYaml(spliced.file);
  CHECK(after.diagnostics.empty());
  const std::string name(part.names.In(*workspace.keys));
  Leaves before = LeavesOf(ParseYaml(seen.file));
  if (part.alone && AsListOfOne('/' + name + '/', before)) {
    CHECK(spliced.file->bytes.substr(0, spliced.part.begin) == text.substr(0, spliced.part.begin));
  } else {
    // Without the part all bytes are as they were, but that the last line has its end now.
    std::string rest = spliced.file->bytes;
    rest.erase(spliced.part.begin, spliced.part.end - spliced.part.begin);
    const bool same = rest == text || rest == text + "\n" || rest == text + "\r\n";
    CHECK(same);
  }
  Leaves now = LeavesOf(after);
  for (const auto& [place, value] : before) {
    const std::string at(place);  // clang 14 captures no structured binding
    CAPTURE(at);
    const auto found = now.find(place);
    REQUIRE(found != now.end());
    CHECK(found->second == value);
    now.erase(found);
  }
  CHECK(!now.empty());
  for (const auto& [place, value] : now) {
    const std::string at(place);  // clang 14 captures no structured binding
    CAPTURE(at);
    CHECK(value.empty());
    CHECK(('/' + place + '/').find('/' + name + '/') != std::string::npos);
  }
}

}  // namespace

TEST_CASE("add: every section of every record of the examples leaves all else as it was") {
  Draw draw(kOneIn);
  Counts counts;
  for (const char* handbook : {"lantian", "lvye"}) {
    const std::string root = std::string(LANZHI_SOURCE_DIR "/examples/") + handbook;
    const Workspace workspace = OpenWorkspace(OpenDisk(root), std::nullopt, 2);
    REQUIRE(!HasError(workspace.setup));
    unsigned variant = 0;
    for (const Entry& entry : workspace.entries) {
      if (entry.shape == nullptr || workspace.IsAgency(entry)) continue;
      const std::string text = ReadFile(root + '/' + entry.path).value();
      CAPTURE(entry.path);
      std::vector<const Field*> parts;
      CollectAddable(entry.shape->root, parts);
      for (const Field* part : parts) {
        if (!draw.Take()) continue;
        ++variant;
        AddAndCompare(workspace, entry.path, AsLineEnds(text, variant % 2 == 0, variant % 4 < 2), *part, counts);
      }
    }
  }
  MESSAGE(counts.added, " added, ", counts.refused, " refused");
  CHECK(counts.added > 20);
  CHECK(counts.refused > 20);
}
