#include "rule/decode/decode.h"

namespace lanzhi {
namespace {

constexpr KindDecoder kDecoders[] = {
    {"required", DecodeRequired}, {"holds", DecodeHolds},         {"sequence", DecodeSequence},
    {"deadline", DecodeDeadline}, {"recurring", DecodeRecurring}, {"approval", DecodeApproval},
    {"count", DecodeCount},       {"agree", DecodeAgree},         {"attendance", DecodeAttendance},
};
static_assert(std::size(kDecoders) == std::variant_size_v<Kind>, "a rule kind lacks its decoder");

}  // namespace

std::span<const KindDecoder> KindDecoders() { return kDecoders; }

}  // namespace lanzhi
