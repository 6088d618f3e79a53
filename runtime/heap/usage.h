// How many objects a program has allocated and how many of them live: for runtime.MemStats.
//
// An allocation from a worker's cache counts nothing. A whole free list is counted when a cache gets it from
// libgc. The objects that are still in the lists are subtracted when the statistics are read or when a
// collection empties the cache; the world is stopped then.
#pragma once

#include <cstddef>

namespace gocxx::rt::heap {

struct Cache;

/// Objects and their bytes, rounded up as libgc does.
struct Usage {
  std::size_t objects = 0;
  std::size_t bytes = 0;

  Usage& operator+=(const Usage& more) {
    objects += more.objects;
    bytes += more.bytes;
    return *this;
  }
  Usage& operator-=(const Usage& less) {
    objects -= less.objects;
    bytes -= less.bytes;
    return *this;
  }
};

/// Returns the objects of a free list.
Usage usage_of(const void* list, std::size_t size);

/// Counts objects that were not allocated from a cache. Any thread.
void count_outside_of_caches(const Usage& allocated);

/// Counts the objects that were taken from the cache. The world is stopped.
void settle(Cache& cache);

/// Called by the collector when all objects are marked and all caches are empty. The world is stopped.
void note_collection();

/// All objects of the program so far, and those that may still live.
struct Usages {
  Usage allocated;  // all objects that were ever allocated
  Usage live;       // the objects that survived the last collection or were allocated since
};
/// Returns the statistics. The world is stopped and every cache is settled.
Usages read_usages();

}  // namespace gocxx::rt::heap
