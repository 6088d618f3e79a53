// Go's allocation sizes. Programs see them: they decide the capacity that append and conversions give.
#pragma once

#include <cstddef>

namespace gocxx::rt::core {

// The size of the block that Go's allocator gives for `size` bytes.
std::size_t rounded_size(std::size_t size, bool pointer_free);

// The capacity that Go's append gives a slice of capacity `old_capacity` that must hold `length` elements.
long grown_capacity(long old_capacity, long length, std::size_t element_size, bool pointer_free);

}  // namespace gocxx::rt::core
