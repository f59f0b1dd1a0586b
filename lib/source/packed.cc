#include "source/packed.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <type_traits>

namespace lanzhi {
namespace {

static_assert(std::is_trivially_copyable_v<Node>);

struct Header {
  std::uint64_t path = 0;
  std::uint64_t bytes = 0;
  std::uint64_t decoded = 0;
  std::uint64_t nodes = 0;
};

// Where nodes may begin, at `at` or behind it.
std::size_t Aligned(std::size_t at) { return (at + alignof(Node) - 1) / alignof(Node) * alignof(Node); }

template <class Field>
void Put(char* node, std::size_t offset, const Field& field) {
  std::memcpy(node + offset, &field, sizeof field);
}

void PutSlice(char* node, std::size_t offset, const Slice& slice) {
  Put(node, offset + offsetof(Slice, begin), slice.begin);
  Put(node, offset + offsetof(Slice, length), slice.length);
  Put(node, offset + offsetof(Slice, in_decoded), slice.in_decoded);
}

// Field by field onto zeros, so that padding does not make two builds differ.
void PutNode(char* out, const Node& node) {
  Put(out, offsetof(Node, kind), node.kind);
  Put(out, offsetof(Node, plain), node.plain);
  Put(out, offsetof(Node, flow), node.flow);
  Put(out, offsetof(Node, cut), node.cut);
  Put(out, offsetof(Node, faulty), node.faulty);
  Put(out, offsetof(Node, span), node.span);
  Put(out, offsetof(Node, key), node.key);
  PutSlice(out, offsetof(Node, key_text), node.key_text);
  PutSlice(out, offsetof(Node, text), node.text);
  Put(out, offsetof(Node, first), node.first);
  Put(out, offsetof(Node, next), node.next);
  Put(out, offsetof(Node, count), node.count);
}

}  // namespace

std::string Pack(const Tree& tree) {
  const Header header{tree.file->path.size(), tree.file->bytes.size(), tree.decoded.size(), tree.nodes.size()};
  std::string out(sizeof header, '\0');
  std::memcpy(out.data(), &header, sizeof header);
  out += tree.file->path;
  out += tree.file->bytes;
  out += tree.decoded;
  out.resize(Aligned(out.size()), '\0');
  const std::size_t at = out.size();
  out.resize(at + tree.nodes.size() * sizeof(Node), '\0');
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) PutNode(out.data() + at + i * sizeof(Node), tree.nodes[i]);
  return out;
}

Tree Unpack(std::string_view packed) {
  const char* const begin = packed.data();
  Header header;
  std::memcpy(&header, packed.data(), sizeof header);
  packed.remove_prefix(sizeof header);
  const auto take = [&](std::uint64_t size) {
    const std::string_view part = packed.substr(0, size);
    packed.remove_prefix(part.size());
    return std::string(part);
  };
  std::string path = take(header.path);
  std::string bytes = take(header.bytes);
  Tree tree;
  tree.file = std::make_shared<const File>(File{std::move(path), std::move(bytes)});
  tree.decoded = take(header.decoded);
  const auto at = static_cast<std::size_t>(packed.data() - begin);
  const auto* nodes = reinterpret_cast<const Node*>(begin + Aligned(at));
  tree.nodes = Nodes(header.nodes, NodeMemory(nodes));
  return tree;
}

}  // namespace lanzhi
