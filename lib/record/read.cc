#include "record/read.h"

#include <utility>

#include "record/reader.h"
#include "record/shown.h"
#include "record/spelling.h"
#include "source/folder.h"

namespace lanzhi {
namespace {

// What a file's first key tells.
struct KindFound {
  const Shape* shape = nullptr;  // nullptr: it has been said why
  KeyLanguage keys;              // to read the rest with
};

Words KeyOf(const Shape& shape) { return {shape.names.zh, shape.kind}; }

// A first key that is no kind. In the folder of a kind no other was meant.
void ReportUnknownKind(const Tree& tree, const Shapes& shapes, KeyLanguage keys, Diagnostics& diagnostics) {
  const Node& first = tree.nodes[tree.nodes[0].first];
  const Shape* here = shapes.FindByFolder(tree.file->path);
  std::vector<Candidate> candidates;
  std::vector<Text> kinds;
  for (const auto& shape : shapes.All()) {
    // lanzhi.yaml is the agency's, and no other file is.
    if (shape->folder.empty() != (tree.file->path == kAgencyFile) || (here != nullptr && here != shape.get())) continue;
    candidates.push_back({TypedNames(KeyOf(*shape), keys), &shape->also});
    kinds.push_back(AsIs(Typed(KeyOf(*shape), keys)));
  }
  const Suggestions likely = Suggest(tree.KeyOf(first), candidates);
  Report(diagnostics, tree.file, first.key, "record-unknown-kind", {});
  const std::string_view stem = StemOf(tree.file->path);
  if (likely.certain) {
    SetHelp(diagnostics.back(), "record-unknown-kind.near", {{"near", std::string(likely.all.front().name)}});
  } else if (here != nullptr && IsToldStem(stem, here)) {
    SetHelp(diagnostics.back(), "record-unknown-kind.here.help",
            {{"key", std::string(Typed(KeyOf(*here), keys))}, {"stem", std::string(stem)}});
  } else if (likely.close) {
    SetHelp(diagnostics.back(), "record-unknown-kind.likely", {{"near", NamesOf(likely)}});
  } else if (tree.file->path == kAgencyFile) {
    SetHelp(diagnostics.back(), "record-unknown-kind.agency.help");
  } else {
    SetHelp(diagnostics.back(), "record-unknown-kind.help", {{"kinds", std::move(kinds)}});
  }
}

bool Has(const Shape& shape, std::string_view key) {
  return shape.root.Find(key, Language::zh) != nullptr || shape.root.Find(key, Language::en) != nullptr;
}

// The kind in whose folder the file lies, when the file begins with a field of that kind: its first line is lacking,
// even if there is another kind called like the field. A record that lies elsewhere is known by its id, the name of its
// file.
const Shape* LacksFirstLine(std::string_view path, std::string_view key, std::string_view value, const Shapes& shapes) {
  const Shape* shape = shapes.FindByFolder(path);
  Language language{};
  if (shape == nullptr || shape == shapes.FindByName(key, language) || !Has(*shape, key)) return nullptr;
  return StemOf(path) == value ? nullptr : shape;
}

// C2026-0012, as `new` makes ids.
bool IsMadeWith(std::string_view prefix, std::string_view id) {
  return !prefix.empty() && id.starts_with(prefix) && HasForm(id.substr(prefix.size()), "0000-0000");
}

// The kind that the folder and the id are made for, where the first line names another one.
const Shape* MadeForOther(std::string_view path, std::string_view id, const Shape* taken, const Shapes& shapes) {
  const Shape* here = shapes.FindByFolder(path);
  return taken != nullptr && here != nullptr && here != taken && IsMadeWith(here->id_prefix, id) ? here : nullptr;
}

void ReportOtherKind(const Tree& tree, const Shape& taken, const Shape& other, KeyLanguage keys,
                     Diagnostics& diagnostics) {
  Report(diagnostics, tree.file, tree.nodes[tree.nodes[0].first].key, "record-unknown-kind.other",
         {{"kind", Text(taken.names)},
          {"other", Text(other.names)},
          {"prefix", std::string(other.id_prefix)},
          {"folder", std::string(other.top_folder)}});
  SetHelp(diagnostics.back(), "record-unknown-kind.other.help",
          {{"key", std::string(Typed(KeyOf(other), keys))}, {"kind", Text(taken.names)}});
}

// A later key that names the kind: one that the first key, taken for the kind, could not hold. A first key that stands
// before the id, which is the file's name, was meant for the kind (as in nearly every record), and in the folder of a
// kind no other was.
const Node* KindNotFirst(const Tree& tree, const Shapes& shapes, const Node& first, const Shape* taken) {
  Language language{};
  const std::string_view path = tree.file->path;
  const Shape* here = shapes.FindByFolder(path);
  if (Trim(tree.TextOf(first)) == StemOf(path)) return nullptr;
  for (const Node& node : Children(tree, tree.nodes[0])) {
    const std::string_view key = tree.KeyOf(node);
    if (&node == &first) continue;
    const Shape* shape = shapes.FindByName(key, language);
    if (taken == nullptr && here != nullptr && shape != here) continue;
    if (shape == nullptr || (taken != nullptr && (Has(*taken, key) || !Has(*shape, tree.KeyOf(first))))) continue;
    return &node;
  }
  return nullptr;
}

std::string_view Unquoted(std::string_view text) {
  text = Trim(text);
  const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

// The text before the first key already has a finding, or the key itself has.
bool IsToldAlready(const Node& first, const Diagnostics& diagnostics) {
  if (first.faulty) return true;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.place.span.begin <= first.key.end) return true;
  }
  return false;
}

KindFound FindKind(const Tree& tree, const Shapes& shapes, KeyLanguage keys, Diagnostics& diagnostics) {
  if (tree.nodes.empty() || tree.nodes[0].kind != NodeKind::map) return {};
  const Node& root = tree.nodes[0];
  if (root.first == 0) {
    if (!diagnostics.empty()) return {};
    Report(diagnostics, tree.file, root.span, "record-unknown-kind.empty", {});
    SetHelp(diagnostics.back(), "record-unknown-kind.empty.help");
    return {};
  }
  const Node& first = tree.nodes[root.first];
  const std::string_view key = tree.KeyOf(first);
  Language language{};
  const Shape* shape = shapes.FindByName(key, language);
  if (const Node* later = KindNotFirst(tree, shapes, first, shape)) {
    if (shape == nullptr && IsToldAlready(first, diagnostics)) return {};
    Report(diagnostics, tree.file, later->key, "record-unknown-kind.not-first",
           {{"key", std::string(tree.KeyOf(*later))}});
    SetHelp(diagnostics.back(), "record-unknown-kind.not-first.help", {{"key", std::string(tree.KeyOf(*later))}});
    return {};
  }
  if (const Shape* lacking = LacksFirstLine(tree.file->path, key, Trim(tree.TextOf(first)), shapes)) {
    if (IsToldAlready(first, diagnostics)) return {};
    Report(diagnostics, tree.file, first.key, "record-unknown-kind.lacking", {{"kind", Text(lacking->names)}});
    const std::string_view stem = StemOf(tree.file->path);
    const Arg kind{"key", std::string(Typed({lacking->names.zh, lacking->kind}, keys))};
    if (IsToldStem(stem, lacking)) {
      SetHelp(diagnostics.back(), "record-unknown-kind.lacking.help", {kind, {"stem", std::string(stem)}});
    } else {
      SetHelp(diagnostics.back(), "record-unknown-kind.lacking-id.help", {kind});
    }
    return {};
  }
  if (shape == nullptr) {
    if (IsToldAlready(first, diagnostics)) return {};
    ReportUnknownKind(tree, shapes, keys, diagnostics);
    return {};
  }
  if (const Shape* other = MadeForOther(tree.file->path, Trim(tree.TextOf(first)), shape, shapes)) {
    if (IsToldAlready(first, diagnostics)) return {};
    ReportOtherKind(tree, *shape, *other, keys, diagnostics);
    return {};
  }
  if (keys && language != *keys && shape->names.zh != shape->kind) {
    // Said once: the rest of such a file is likely to be in that language too, and is read in either.
    Report(diagnostics, tree.file, first.key, "record-other-language.kind", {{"key", std::string(key)}});
    diagnostics.back().pointer = "/" + std::string(shape->kind);
    SetHelp(diagnostics.back(), "record-other-language.kind.help",
            {{"near", std::string(Typed({shape->names.zh, shape->kind}, keys))}});
    keys = std::nullopt;
  }
  return {shape, keys};
}

}  // namespace

Reading ReadRecord(Parsed parsed, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook) {
  Reading reading;
  reading.diagnostics = std::move(parsed.diagnostics);
  const KindFound kind = FindKind(parsed.tree, shapes, keys, reading.diagnostics);
  if (kind.shape == nullptr) return reading;
  reading.record = std::make_unique<Record>();
  reading.record->shape = kind.shape;
  reading.record->tree = std::make_shared<const Tree>(std::move(parsed.tree));
  Reader(*reading.record, casebook, keys, reading.diagnostics).ReadAll(kind.keys);
  return reading;
}

std::string_view PeekKind(const File& file, const Shapes& shapes) {
  std::string_view bytes = file.bytes;
  while (!bytes.empty()) {
    std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(line.size() < bytes.size() ? line.size() + 1 : line.size());
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const auto start = line.find_first_not_of(' ');
    if (start == std::string_view::npos || line[start] == '#' || line.substr(0, 3) == "---") continue;
    line.remove_prefix(start);
    const std::size_t colon = line.find(':');
    const std::string_view key = Unquoted(line.substr(0, colon));
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    value = Unquoted(value.substr(0, value.find(" #")));
    if (LacksFirstLine(file.path, key, value, shapes) != nullptr) return {};
    Language language{};
    const Shape* shape = shapes.FindByName(key, language);
    const bool known = shape != nullptr && MadeForOther(file.path, value, shape, shapes) == nullptr;
    return known ? shape->kind : std::string_view();
  }
  return {};
}

}  // namespace lanzhi
