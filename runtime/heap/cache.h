// A worker's cache of free small objects, so that allocating takes no lock.
#pragma once

#include <array>
#include <cstddef>

#include "heap/usage.h"

namespace gocxx::rt::heap {

/// libgc's unit: sizes are rounded up to it and objects are aligned to it.
inline constexpr std::size_t kGranule = 16;
/// Sizes up to (kClasses - 1) granules are served from the cache.
inline constexpr std::size_t kClasses = 129;

constexpr std::size_t granules(std::size_t size) { return (size + kGranule - 1) / kGranule; }

/// Free lists by size in granules, linked through the first word. Objects in `scanned` are zeroed but for
/// that word. Used by its worker alone. The collector empties it while the world is stopped: free objects are
/// not marked and go back to libgc.
struct Cache {
  std::array<void*, kClasses> scanned{};
  std::array<void*, kClasses> pointer_free{};

  /// The stack on which libgc runs while it fills a list. libgc clears kilobytes of the stack below itself,
  /// which on a goroutine's stack would be pages that nothing else has touched.
  static constexpr std::size_t kStackSize = std::size_t{64} << 10;
  alignas(kGranule) char stack[kStackSize];

  /// The objects that libgc has handed over and `settle` has not counted yet, with those that are still in
  /// the lists.
  Usage received;

  /// Empties the cache. The world is stopped.
  void clear() {
    settle(*this);
    received = {};
    scanned.fill(nullptr);
    pointer_free.fill(nullptr);
  }
};

/// Sets the cache of the calling thread. Null: the thread allocates from libgc directly, under its lock.
void use_cache(Cache* cache);

}  // namespace gocxx::rt::heap
