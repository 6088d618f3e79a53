// A worker's store of free small objects, so that allocating takes no lock.
#pragma once

#include <array>
#include <cstddef>

#include "heap/usage.h"

namespace gocxx::rt::heap {

// libgc's unit: sizes are rounded up to it and objects aligned to it.
inline constexpr std::size_t kGranule = 16;
// Sizes up to (kClasses - 1) granules are served from the cache.
inline constexpr std::size_t kClasses = 129;

constexpr std::size_t granules(std::size_t size) { return (size + kGranule - 1) / kGranule; }

// Free lists by size in granules, linked through the first word; what is scanned is zeroed but for that
// word. Used by its worker alone; the collector empties it while the world is stopped, because what lies in
// it is not marked and goes back to libgc.
struct Cache {
  std::array<void*, kClasses> scanned{};
  std::array<void*, kClasses> pointer_free{};

  // Where libgc runs while it fills a list: it clears kilobytes of the stack below itself, which on a goroutine's
  // would be pages that nobody else has touched.
  static constexpr std::size_t kStackSize = std::size_t{64} << 10;
  alignas(kGranule) char stack[kStackSize];

  // All that libgc has handed over and `settle` has not counted yet; what is left here is part of it.
  Usage received;

  // The world is stopped.
  void clear() {
    settle(*this);
    received = {};
    scanned.fill(nullptr);
    pointer_free.fill(nullptr);
  }
};

// The cache of the calling thread from now on; null: allocate from libgc directly, under its lock.
void use_cache(Cache* cache);

}  // namespace gocxx::rt::heap
