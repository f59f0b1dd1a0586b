// Reading the attributes of a shape's file. Internal to record/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/shape.h"

namespace lanzhi {

// A file of handbook data being read, and where its faults go.
struct ShapeFile {
  const Tree& tree;
  Diagnostics& diagnostics;

  void Fault(std::string_view message, Span span, Args args = {});
  // Errors: a fault and "" or false when the node is of another kind.
  std::string_view Text(const Node& node);
  bool Flag(const Node& node);
  Words Names(const Node& node);  // {zh, en}
  bool IsMap(const Node& node);
  bool IsList(const Node& node);
};

// A field that names others (`date`, `name`, `default`, `history`, `to`); resolved when all fields are known.
struct Unresolved {
  Field* field = nullptr;
  const Node* node = nullptr;
};

// Reads the list `fields:` into `section`. A faulty field is left out.
void ReadFields(ShapeFile& file, const Node& list, const Vocabularies& vocabularies, Field& section,
                std::vector<Unresolved>& unresolved);

// Resolves what the fields of one shape say of each other.
void ResolveFields(ShapeFile& file, Shape& shape, const std::vector<Unresolved>& unresolved);

// Fills `by_zh` and `by_en` of every section below `field`; a name used twice in a section is a fault.
void IndexNames(ShapeFile& file, Field& field);

}  // namespace lanzhi
