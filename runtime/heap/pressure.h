// When to collect: the counter of what was allocated since the last collection. Private to this folder.
#pragma once

#include <atomic>
#include <cstddef>

#include "heap/cache.h"

namespace gocxx::rt::heap {

// Kinds of our own for zeroed objects. libgc's own kind of scanned objects takes the last word of each for
// padding and does not look at it.
extern int scanned_kind;
extern int pointer_free_kind;

// Counts down from the limit; below zero a collection is due. Relaxed: an approximate count does.
extern std::atomic<std::ptrdiff_t> until_collection;

// Tells the layer above that a collection is due.
void need_collection();

// After a collection that left `in_use` bytes: as much again may be allocated, as with Go's GOGC=100, but
// never less than kSmallHeap, so that small programs do not collect at all.
inline constexpr std::ptrdiff_t kSmallHeap = 16 << 20;
inline void reset_pressure(std::size_t in_use) {
  auto limit = static_cast<std::ptrdiff_t>(in_use);
  until_collection.store(limit > kSmallHeap ? limit : kSmallHeap, std::memory_order_relaxed);
}

// Without stopping: the next allocation that may stop will.
inline void count_allocation(std::size_t size) {
  until_collection.fetch_sub(static_cast<std::ptrdiff_t>(size), std::memory_order_relaxed);
}

inline void note_allocation(std::size_t size) {
  auto bytes = static_cast<std::ptrdiff_t>(size);
  if (until_collection.fetch_sub(bytes, std::memory_order_relaxed) < bytes) need_collection();
}

}  // namespace gocxx::rt::heap
