// When to collect: the counter of what was allocated since the last collection. Private to this folder.
#pragma once

#include <atomic>
#include <cstddef>

#include "heap/cache.h"
#include "platform/debug_switches.h"

namespace gocxx::rt::heap {

// Kinds of our own for zeroed objects. libgc's own kind of scanned objects takes the last word of each for
// padding and does not look at it.
extern int scanned_kind;
extern int pointer_free_kind;

// Counts down from the limit; below zero a collection is due. Relaxed: an approximate count does.
extern std::atomic<std::ptrdiff_t> until_collection;

// The heap has grown by some megabytes, which are to be on huge pages: whoever allocates next says where.
extern std::atomic<bool> heap_has_grown;
void use_huge_pages(const void* new_object);
void do_without_huge_pages();
inline void settle_growth(const void* new_object_or_null) {
  if (heap_has_grown.load(std::memory_order_relaxed) && new_object_or_null != nullptr) [[unlikely]]
    use_huge_pages(new_object_or_null);
}

// Tells the layer above that a collection is due.
void need_collection();

// From the variable GOGC, before the first allocation.
void read_growth();

// How much may be allocated until the next collection.
void reset_pressure(std::size_t live, std::size_t free_in_heap);

// Without stopping: the next allocation that may stop will.
inline void count_allocation(std::size_t size) {
  until_collection.fetch_sub(static_cast<std::ptrdiff_t>(size), std::memory_order_relaxed);
}

// GOCXX_DEBUG=collect=N: workers have no caches then, so every allocation comes by.
void note_allocation_debugging();

inline void note_allocation(std::size_t size) {
  if (platform::debug_switches.collect != 0) [[unlikely]]
    return note_allocation_debugging();
  auto bytes = static_cast<std::ptrdiff_t>(size);
  if (until_collection.fetch_sub(bytes, std::memory_order_relaxed) < bytes) need_collection();
}

}  // namespace gocxx::rt::heap
