// Small shapes and records for the tests of this layer.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "record/casebook.h"
#include "record/read.h"
#include "record/record.h"
#include "record/shape.h"

namespace lanzhi::test {

// How every case begins here.
inline const std::string kCaseHead = "case: C2026-0001\nworker: chen-jia\n";

[[nodiscard]] Tree ParseTree(std::string_view text, std::string path);

// agency, staff, site, case and waiver in miniature; without faults.
[[nodiscard]] const Shapes& SmallShapes();

// The shapes that are compiled in, without the words of any handbook.
[[nodiscard]] const Shapes& EmbeddedShapes();

// Reads `text` as the file `path`. Every diagnostic must have words in both languages.
[[nodiscard]] Reading Read(std::string_view text, std::string path = "cases/C2026-0001.yaml",
                           KeyLanguage keys = Language::en, const Casebook* casebook = nullptr);

// "id @ text that is pointed at", in the order found; the id is the message's.
[[nodiscard]] std::vector<std::string> Faults(const Diagnostics& diagnostics);

// The remedy of the only fault: its id, then what it names (a word near by, places).
[[nodiscard]] std::string HelpOf(const Reading& reading);

// The value at an English path such as "decision.date" or "sessions.0.date" (places in the record's order).
[[nodiscard]] const Value& At(const Record& record, std::string_view path);

// Everything a record holds by field, as text; two records that mean the same give the same.
[[nodiscard]] std::string Describe(const Record& record);

using Lines = std::vector<std::string>;

}  // namespace lanzhi::test
