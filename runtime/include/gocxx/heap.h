// Memory that the collector looks after. Everything that a program allocates comes from here.
#pragma once

#include <cstddef>

namespace gocxx {

// Zeroed memory that lives as long as something points into it. Aligned to 16 bytes. For size 0 the address
// of one shared byte. Allocating is a place where the collector may run: a caller inside the runtime must not
// hold a lock. When there is no memory left the program ends with "fatal error: out of memory".
[[gnu::malloc, gnu::alloc_size(1), gnu::returns_nonnull]] void* allocate(std::size_t size);

// The same for contents in which the collector need not look for pointers (bytes of a string, elements of a
// []int).
[[gnu::malloc, gnu::alloc_size(1), gnu::returns_nonnull]] void* allocate_pointer_free(std::size_t size);

// The same with contents that are arbitrary, for what the caller overwrites whole at once.
[[gnu::malloc, gnu::alloc_size(1), gnu::returns_nonnull]] void* allocate_uninitialised(std::size_t size);

inline void* allocate(std::size_t size, bool pointer_free) {
  return pointer_free ? allocate_pointer_free(size) : allocate(size);
}

// runtime.GC: returns when a whole collection that began after the call has ended.
void collect_garbage();

// What libgc knows of the heap at any time.
struct heap_stats {
  std::size_t live_bytes;      // in blocks that are in use
  std::size_t reserved_bytes;  // taken from the system
  std::size_t released_bytes;  // of them given back
  std::size_t collections;     // how many collections have ended
  std::size_t pause_total_ns;  // for how long all of them together stopped the program
};
heap_stats read_heap_stats();

}  // namespace gocxx
