// Go's allocation sizes. Programs see them: they determine the capacities of append and conversions.
#pragma once

#include <cstddef>

namespace gocxx::rt::core {

/// Returns the size of the block that Go's allocator returns for `size` bytes.
std::size_t rounded_size(std::size_t size, bool pointer_free);

/// Returns the capacity to which Go's append grows a slice of capacity `old_capacity` that must hold `length`
/// elements.
long grown_capacity(long old_capacity, long length, std::size_t element_size, bool pointer_free);

}  // namespace gocxx::rt::core
