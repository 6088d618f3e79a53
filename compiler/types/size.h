// Sizes of types in memory, as the 64-bit Go compiler lays them out without padding: good enough to tell what
// is too large for any memory, and for nothing else.
#pragma once

#include <cstdint>

#include "compiler/types/type.h"

namespace gocxx::types {

/// The least size beyond all memory.
inline constexpr std::int64_t kAddressSpace = std::int64_t{1} << 50;

/// The size of a value of `type` in bytes; at most kAddressSpace.
std::int64_t size_of(const Type* type);

}  // namespace gocxx::types
