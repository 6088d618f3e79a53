// Counting objects.
#include "heap/usage.h"

#define GC_THREADS
#define GC_NO_THREAD_REDIRECTS
#include <gc/gc.h>
#include <gc/gc_mark.h>

#include <atomic>

#include "heap/cache.h"

namespace gocxx::rt::heap {
namespace {

// Objects that were not allocated from a cache; any thread, relaxed.
std::atomic<std::size_t> objects_outside{0};
std::atomic<std::size_t> bytes_outside{0};

// Used with the world stopped.
Usage settled;        // taken from caches
Usage at_collection;  // allocated before the last collection
Usage survivors;      // of the last collection, if they are counted
bool survivors_counted = true;

Usage allocated() {
  Usage all = settled;
  all += {objects_outside.load(std::memory_order_relaxed), bytes_outside.load(std::memory_order_relaxed)};
  return all;
}

Usage left_in(const Cache& cache) {
  Usage left;
  for (std::size_t i = 1; i < kClasses; ++i) {
    left += usage_of(cache.scanned[i], i * kGranule);
    left += usage_of(cache.pointer_free[i], i * kGranule);
  }
  return left;
}

// Goes through all mark bits, which takes a millisecond for some ten megabytes; so it runs only when the
// statistics are read.
void count_survivors() {
  if (survivors_counted) return;
  survivors = {};
  GC_call_with_alloc_lock(
      [](void* sum) -> void* {
        GC_enumerate_reachable_objects_inner(
            [](void*, std::size_t size, void* all) {
              *static_cast<Usage*>(all) += {1, size};
            },
            sum);
        return nullptr;
      },
      &survivors);
  survivors_counted = true;
}

}  // namespace

Usage usage_of(const void* list, std::size_t size) {
  Usage usage;
  for (; list != nullptr; list = *static_cast<void* const*>(list)) usage += {1, size};
  return usage;
}

void count_outside_of_caches(const Usage& allocated) {
  objects_outside.fetch_add(allocated.objects, std::memory_order_relaxed);
  bytes_outside.fetch_add(allocated.bytes, std::memory_order_relaxed);
}

void settle(Cache& cache) {
  const Usage left = left_in(cache);
  settled += cache.received;
  settled -= left;
  cache.received = left;
}

void note_collection() {
  at_collection = allocated();
  survivors_counted = false;
}

Usages read_usages() {
  count_survivors();
  Usages usages{allocated(), survivors};
  usages.live += usages.allocated;
  usages.live -= at_collection;
  return usages;
}

}  // namespace gocxx::rt::heap
