// From parameters to the struct of a rule kind: one file per kind.
#pragma once

#include <span>
#include <string_view>

#include "rule/compile/params.h"
#include "rule/rule.h"

namespace lanzhi {

struct KindDecoder {
  std::string_view name;  // as handbook data writes it
  Kind (*decode)(Params&);
};

// In the order of the alternatives of Kind.
[[nodiscard]] std::span<const KindDecoder> KindDecoders();

// Each reads the parameters of its kind. Errors: handbook-*, seen by Faults::raised().
[[nodiscard]] Kind DecodeRequired(Params& params);
[[nodiscard]] Kind DecodeHolds(Params& params);
[[nodiscard]] Kind DecodeSequence(Params& params);
[[nodiscard]] Kind DecodeDeadline(Params& params);
[[nodiscard]] Kind DecodeRecurring(Params& params);
[[nodiscard]] Kind DecodeApproval(Params& params);
[[nodiscard]] Kind DecodeCount(Params& params);
[[nodiscard]] Kind DecodeAgree(Params& params);
[[nodiscard]] Kind DecodeAttendance(Params& params);

}  // namespace lanzhi
