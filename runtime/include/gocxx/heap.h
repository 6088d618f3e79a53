// Collected memory. Everything that a program allocates comes from here.
#pragma once

#include <cstddef>

namespace gocxx {

/// Returns zeroed memory, aligned to 16 bytes, that lives as long as a pointer points into it. For size 0 it
/// returns the address of one shared byte. Allocating is a safepoint, where the collector may run: a caller
/// inside the runtime must not hold a lock. When there is no memory left, the program ends with "fatal error:
/// out of memory".
[[gnu::malloc, gnu::alloc_size(1), gnu::returns_nonnull]] void* allocate(std::size_t size);

/// The same for contents without pointers (bytes of a string, elements of a []int): the collector does not
/// scan them.
[[gnu::malloc, gnu::alloc_size(1), gnu::returns_nonnull]] void* allocate_pointer_free(std::size_t size);

/// The same with arbitrary contents, for a caller that overwrites all of them at once.
[[gnu::malloc, gnu::alloc_size(1), gnu::returns_nonnull]] void* allocate_uninitialised(std::size_t size);

inline void* allocate(std::size_t size, bool pointer_free) {
  return pointer_free ? allocate_pointer_free(size) : allocate(size);
}

/// runtime.GC: runs a collection, and returns when a whole one that began after the call has ended.
void collect_garbage();

/// Statistics of the heap that need no stopped world.
struct heap_stats {
  std::size_t live_bytes;      // in blocks that are in use
  std::size_t reserved_bytes;  // taken from the system
  std::size_t released_bytes;  // given back to the system; part of reserved_bytes
  std::size_t collections;     // collections that have ended
  std::size_t pause_total_ns;  // how long all of them together stopped the program
};
heap_stats read_heap_stats();

}  // namespace gocxx
