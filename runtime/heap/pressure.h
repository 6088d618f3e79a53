// When a collection is due: the counter of bytes that were allocated since the last one. Private to this
// folder.
#pragma once

#include <atomic>
#include <cstddef>

#include "heap/cache.h"
#include "platform/debug_switches.h"

namespace gocxx::rt::heap {

/// Our libgc kinds of objects. libgc's own kind of scanned objects takes the last word of each for padding
/// and does not scan it.
extern int scanned_kind;
extern int pointer_free_kind;

/// The bytes that may be allocated until the next collection. Below zero a collection is due. Any thread
/// counts it down; relaxed: an approximate count is enough.
extern std::atomic<std::ptrdiff_t> until_collection;

/// The heap has grown by some megabytes, for which huge pages are to be asked for. The next allocation does
/// that, since its object tells where. Relaxed: a hint.
extern std::atomic<bool> heap_has_grown;
void use_huge_pages(const void* new_object);
void do_without_huge_pages();
inline void settle_growth(const void* new_object_or_null) {
  if (heap_has_grown.load(std::memory_order_relaxed) && new_object_or_null != nullptr) [[unlikely]]
    use_huge_pages(new_object_or_null);
}

/// Tells the layer above that a collection is due. May stop the goroutine.
void need_collection();

/// Reads the variable GOGC, before the first allocation.
void read_growth();

/// Called when all objects are marked, with the world stopped: as much may be allocated as after the last
/// collection, until reset_pressure is called.
void restart_pressure();
/// Computes how much may be allocated between this collection and the next one. `live` are the bytes that
/// survived. What was allocated since restart_pressure counts: the world may run.
void reset_pressure(std::size_t live, std::size_t free_in_heap);

/// Counts an allocation that is not a safepoint. If a collection is due, the next allocation that is a
/// safepoint notices.
inline void count_allocation(std::size_t size) {
  until_collection.fetch_sub(static_cast<std::ptrdiff_t>(size), std::memory_order_relaxed);
}

/// GOCXX_DEBUG=collect=N. Workers have no caches then, so every allocation calls it.
void note_allocation_debugging();

/// Counts an allocation that is a safepoint.
inline void note_allocation(std::size_t size) {
  if (platform::debug_switches.collect != 0) [[unlikely]]
    return note_allocation_debugging();
  auto bytes = static_cast<std::ptrdiff_t>(size);
  if (until_collection.fetch_sub(bytes, std::memory_order_relaxed) < bytes) need_collection();
}

}  // namespace gocxx::rt::heap
