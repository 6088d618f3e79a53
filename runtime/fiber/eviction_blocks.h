// Memory for the bytes of evicted stacks: a magazine allocator (Bonwick's term) with one size class for every
// 32 bytes.
//
// A program may have millions of parked goroutines, so blocks carry no header, and go from worker to worker
// in magazines: linked lists of up to kMagazine free blocks. Each worker has a BlockCache without a lock; all
// workers share one depot of magazines (eviction_blocks.cpp). Fresh blocks are carved from regions of 2 MiB
// chunks.
//
// Tried, and dropped: huge pages. They gain nothing, since blocks are used in no order. In a virtual machine
// whose host has to find the memory first they take five times as long to get.
#pragma once

#include <array>
#include <cstddef>

namespace gocxx::rt::fiber {

/// A worker's cache of free blocks. Only its worker calls it, or any thread while the world is stopped.
class BlockCache {
 public:
  /// Returns a block of at least `size` bytes, 16-byte aligned and not zeroed, or null if there is no memory.
  /// `size` is not 0.
  char* allocate_or_null(std::size_t size);
  /// Frees a block that any worker allocated with this `size`.
  void free(char* block, std::size_t size);
  /// Moves all free blocks of this cache to the depot.
  void flush();

 private:
  // Most goroutines go from one size to another by a few words as they wait for this or that. In classes of
  // 32 bytes they find the blocks that others have left. (With classes of 16 bytes ten million goroutines
  // took a tenth more.)
  static constexpr std::size_t kClassStep = 32;
  static constexpr std::size_t kLargest = 1024;  // larger blocks come from malloc
  static constexpr int kMagazine = 32;           // blocks in a full magazine

  // A free block. Only the first block of a magazine that lies in the depot uses `next_magazine`.
  struct Block {
    Block* next;
    Block* next_magazine;
  };

  // The free blocks of one size class. The second magazine keeps a worker that frees and allocates in turn
  // from going to the depot each time.
  struct SizeClass {
    Block* loaded = nullptr;    // the magazine that blocks are taken from and put into
    Block* previous = nullptr;  // a full magazine, or null
    int count = 0;              // blocks in `loaded`, at most kMagazine
  };

  friend class BlockDepot;

  // Called when `loaded` is empty. Returns false if there is no memory.
  bool refill(std::size_t index);
  // Puts one fresh block into `loaded`. Returns false if there is no memory.
  bool carve(std::size_t size, SizeClass& size_class);

  std::array<SizeClass, kLargest / kClassStep> classes_{};  // by size: 32, 64, ...
  char* region_ = nullptr;                                  // the part of the region that is not carved yet
  std::size_t region_size_ = 0;
};

/// Returns whether so much memory is free in the depot that `release_unused_blocks` is worth its time. The
/// world is stopped.
bool many_blocks_are_free();

/// Returns the bytes that all workers have taken from the system for blocks. The world is stopped.
std::size_t block_memory();

/// Returns chunks in which no block is in use to the system. The world is stopped and every cache is flushed.
void release_unused_blocks();

}  // namespace gocxx::rt::fiber
