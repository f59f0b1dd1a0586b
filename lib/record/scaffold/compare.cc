#include "record/scaffold/compare.h"

#include "record/spelling.h"

namespace lanzhi {
namespace {

class Comparison {
 public:
  Comparison(const Tree& before, const Tree& after, const TreeChange& change)
      : before_(before), after_(after), change_(change) {}

  [[nodiscard]] bool Same(const Node& old_node, const Node& node) const {
    const bool changed = &old_node - before_.nodes.data() == static_cast<std::ptrdiff_t>(change_.node);
    if (changed && change_.how == TreeChange::How::filled) return true;
    if (changed && change_.how == TreeChange::How::listed) {
      return node.kind == NodeKind::list && node.count == 1 && SameMap(old_node, *Children(after_, node).begin());
    }
    if (old_node.kind != node.kind || node.faulty || node.cut) return false;
    std::uint32_t more = 0;
    if (changed) more = change_.how == TreeChange::How::new_key ? 1 : change_.count;
    switch (node.kind) {
      case NodeKind::scalar:
        // At the end of the file a block may now end with a line end.
        return old_node.plain == node.plain && Trim(before_.TextOf(old_node)) == Trim(after_.TextOf(node));
      case NodeKind::map:
        return node.count == old_node.count + more && SameEntries(old_node, node);
      case NodeKind::list:
        return node.count == old_node.count + more && SameElements(old_node, node);
    }
    return false;
  }

 private:
  [[nodiscard]] bool SameMap(const Node& old_map, const Node& map) const {
    return map.kind == NodeKind::map && !map.faulty && !map.cut && map.count == old_map.count &&
           SameEntries(old_map, map);
  }

  [[nodiscard]] bool SameEntries(const Node& old_map, const Node& map) const {
    for (const Node& old_entry : Children(before_, old_map)) {
      const Node* entry = after_.Find(map, before_.KeyOf(old_entry));
      if (entry == nullptr || !Same(old_entry, *entry)) return false;
    }
    return true;
  }

  [[nodiscard]] bool SameElements(const Node& old_list, const Node& list) const {
    auto element = Children(after_, list).begin();
    for (const Node& old_element : Children(before_, old_list)) {
      if (!Same(old_element, *element)) return false;
      ++element;
    }
    return true;
  }

  const Tree& before_;
  const Tree& after_;
  const TreeChange& change_;
};

}  // namespace

bool HoldsAll(const Tree& before, const Tree& after, const TreeChange& change) {
  return !after.nodes.empty() && Comparison(before, after, change).Same(before.nodes[0], after.nodes[0]);
}

}  // namespace lanzhi
