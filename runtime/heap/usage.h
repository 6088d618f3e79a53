// How many objects a program has allocated and how many of them live: for runtime.MemStats.
//
// An allocation from a worker's cache counts nothing. Whole free lists are counted as a cache gets them from libgc, and what
// is still in them is subtracted when somebody asks, or when a collection empties the cache: with the world stopped.
#pragma once

#include <cstddef>

namespace gocxx::rt::heap {

struct Cache;

// Objects and their bytes, rounded up as libgc does.
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

// What a free list holds.
Usage usage_of(const void* list, std::size_t size);

// Allocated past the caches, by any thread.
void count_outside_of_caches(const Usage& allocated);

// Counts what has been taken from the cache. The world is stopped.
void settle(Cache& cache);

// By the collector, at the end of a collection, when all caches are empty.
void note_collection();

// The world is stopped and every cache settled: all that was ever allocated, and what the last collection found alive or
// was allocated since.
struct Usages {
  Usage allocated;
  Usage live;
};
Usages read_usages();

}  // namespace gocxx::rt::heap
