// Reading the parts of a shape's file. Internal to record/.
#pragma once

#include <string_view>
#include <vector>

#include "record/shape.h"
#include "source/data.h"

namespace lanzhi {

inline constexpr DataWords kShapeWords{.argument = "key",
                                       .unknown = "handbook-shape.unknown-key",
                                       .missing = "handbook-shape.missing",
                                       .map = "handbook-shape.not-map",
                                       .list = "handbook-shape.not-list",
                                       .word = "handbook-shape.not-text",
                                       .words = "handbook-shape.not-map",
                                       .flag = "handbook-shape.not-boolean",
                                       .number = "handbook-shape.not-number",
                                       .id = "handbook-type.id",
                                       .line = "handbook-type.line",
                                       .missing_at_first_key = false};

[[nodiscard]] std::vector<Choice> ReadChoices(Part list, Faults& faults);

// A field that names others; resolved when all fields are known. A part is empty where the field does not say it.
struct Unresolved {
  Field* field = nullptr;
  Part date, instead, name, fallback, history, apart;
};

// Reads the list `fields:` into `section`. A faulty field is left out.
void ReadFields(Faults& faults, Part list, const Vocabularies& vocabularies, Field& section,
                std::vector<Unresolved>& unresolved);

// Resolves what the fields of one shape say of each other.
void ResolveFields(Faults& faults, Shape& shape, const std::vector<Unresolved>& unresolved);

// Fills `by_zh`, `by_en` and `in_order` of every section below `field`; a name used twice in a section is a fault.
void IndexNames(Faults& faults, const FilePtr& file, Field& field);

// Fills `wanted` of every section below `field`. Precondition: all else that they say is resolved.
void NoteWanted(Field& field);

}  // namespace lanzhi
