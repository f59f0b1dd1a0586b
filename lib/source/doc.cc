#include "source/doc.h"

#include <charconv>
#include <stdexcept>

namespace lanzhi {
namespace {

std::pair<std::string_view, std::string_view> Split(std::string_view path) {
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return {path, {}};
  return {path.substr(0, dot), path.substr(dot + 1)};
}

bool IsNumber(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Doc* Step(Doc& doc, std::string_view key, bool make) {
  if (IsNumber(key)) {
    std::size_t n = 0;
    std::from_chars(key.data(), key.data() + key.size(), n);
    if (n < doc.entries.size()) return &doc.entries[n].value;
    if (!make) return nullptr;
    if (n > doc.entries.size()) throw std::runtime_error("element past the end: " + std::string(key));
    doc.kind = NodeKind::list;
    doc.entries.push_back({});
    return &doc.entries.back().value;
  }
  for (auto& [name, child] : doc.entries) {
    if (name == key) return &child;
  }
  if (!make) return nullptr;
  doc.kind = NodeKind::map;
  doc.entries.push_back({std::string(key), {}});
  return &doc.entries.back().value;
}

std::string Quote(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// `begun`: the first line already stands at its column, behind the dash of a list.
void PrintInto(const Doc& doc, int indent, bool begun, std::string& out) {
  for (const auto& [key, child] : doc.entries) {
    if (!begun) out.append(static_cast<std::size_t>(indent), ' ');
    begun = false;
    out += doc.kind == NodeKind::list ? "-" : key + ":";
    if (child.kind == NodeKind::scalar) {
      out += " " + (child.plain ? child.text : Quote(child.text)) + "\n";
    } else if (child.entries.empty()) {
      out += child.kind == NodeKind::list ? " []\n" : " {}\n";
    } else {
      const bool same_line = doc.kind == NodeKind::list && child.kind == NodeKind::map;
      out += same_line ? ' ' : '\n';
      PrintInto(child, indent + 2, same_line, out);
    }
  }
}

}  // namespace

Doc Doc::From(const Tree& tree) { return From(tree, tree.nodes.front()); }

Doc Doc::From(const Tree& tree, const Node& node) {
  Doc doc;
  doc.kind = node.kind;
  if (node.kind == NodeKind::scalar) {
    doc.plain = node.plain;
    doc.text = std::string(tree.TextOf(node));
    return doc;
  }
  for (const Node& child : Children(tree, node)) {
    doc.entries.push_back({node.kind == NodeKind::map ? std::string(tree.KeyOf(child)) : "", From(tree, child)});
  }
  return doc;
}

void Doc::Set(std::string_view path, Doc value) {
  Doc* at = this;
  while (!path.empty()) {
    const auto [key, rest] = Split(path);
    at = Step(*at, key, true);
    path = rest;
  }
  *at = std::move(value);
}

void Doc::Remove(std::string_view path) {
  Doc* at = this;
  for (;;) {
    const auto [key, rest] = Split(path);
    Doc* child = Step(*at, key, false);
    if (child == nullptr) return;
    if (rest.empty()) {
      for (auto entry = at->entries.begin(); entry != at->entries.end(); ++entry) {
        if (&entry->value == child) {
          at->entries.erase(entry);
          return;
        }
      }
    }
    at = child;
    path = rest;
  }
}

const Doc* Doc::Find(std::string_view key) const {
  for (const auto& [name, child] : entries) {
    if (name == key) return &child;
  }
  return nullptr;
}

std::string Doc::TextAt(std::string_view key) const {
  const Doc* found = Find(key);
  return found == nullptr ? "" : found->text;
}

std::string Doc::Print() const {
  std::string out;
  PrintInto(*this, 0, false, out);
  return out;
}

}  // namespace lanzhi
