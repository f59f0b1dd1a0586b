// The name of JSON, for headers that only hand it on: reading all of the library takes longer than most sources.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace lanzhi {

using Json = nlohmann::ordered_json;

}  // namespace lanzhi
