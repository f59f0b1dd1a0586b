#include "scan/law.h"

#include <fmt/format.h>

#include <tuple>

#include "source/bytes.h"
#include "source/draft.h"
#include "source/scanner.h"
#include "source/yaml_arbiter.h"

namespace lanzhi::test {
namespace {

auto Fields(const Span& span) { return std::tie(span.begin, span.end); }
auto Fields(const Slice& slice) { return std::tie(slice.begin, slice.length, slice.in_decoded); }

bool IsSame(const Node& a, const Node& b) {
  const auto flags = [](const Node& node) {
    return std::tie(node.kind, node.plain, node.flow, node.cut, node.faulty, node.first, node.next, node.count);
  };
  return flags(a) == flags(b) && Fields(a.span) == Fields(b.span) && Fields(a.key) == Fields(b.key) &&
         Fields(a.key_text) == Fields(b.key_text) && Fields(a.text) == Fields(b.text);
}

std::string Show(const Tree& tree, const Node& node) {
  return fmt::format("{}{}{}{}{} [{},{}) key [{},{}) '{}': '{}' first {} next {} count {}", static_cast<int>(node.kind),
                     node.plain ? " plain" : "", node.flow ? " flow" : "", node.cut ? " cut" : "",
                     node.faulty ? " faulty" : "", node.span.begin, node.span.end, node.key.begin, node.key.end,
                     tree.KeyOf(node), tree.TextOf(node), node.first, node.next, node.count);
}

std::string Difference(const Tree& scanned, const Tree& right) {
  if (scanned.nodes.size() != right.nodes.size()) {
    return fmt::format("{} nodes, not {}", scanned.nodes.size(), right.nodes.size());
  }
  for (std::size_t i = 0; i < right.nodes.size(); ++i) {
    if (IsSame(scanned.nodes[i], right.nodes[i])) continue;
    return fmt::format("node {}: {}\n    not: {}", i, Show(scanned, scanned.nodes[i]), Show(right, right.nodes[i]));
  }
  return scanned.decoded == right.decoded ? "" : "other decoded text";
}

// What the arbiter finds in `file`, and its tree.
Diagnostics Arbitrate(const FilePtr& file, Tree& tree) {
  tree.file = file;
  Draft draft(file);
  if (CheckBytes(draft)) ReadByArbiter(draft, tree);
  return draft.TakeDiagnostics();
}

}  // namespace

Ruling Rule(const FilePtr& file) {
  Ruling ruling;
  Tree scanned;
  scanned.file = file;
  Draft draft(file);
  ruling.accepted = CheckBytes(draft) && draft.IsUntouched() && Scanner(scanned).Run();
  if (!ruling.accepted) {
    if (!scanned.nodes.empty() || !scanned.decoded.empty()) ruling.difference = "declined, and the tree is not empty";
    return ruling;
  }
  Tree right;
  const Diagnostics faults = Arbitrate(file, right);
  ruling.difference = faults.empty() ? Difference(scanned, right) : "accepted, but " + faults.front().message.id;
  return ruling;
}

bool IsFaultless(const FilePtr& file) {
  Tree tree;
  return Arbitrate(file, tree).empty();
}

}  // namespace lanzhi::test
