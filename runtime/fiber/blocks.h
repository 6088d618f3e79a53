// Where the bytes of stacks lie that were copied out: blocks of about their size. A program
// may have millions of them, so they carry no header and go from worker to worker in batches. (Huge
// pages were tried: they gain nothing, since blocks are used in no order, and where a virtual machine's host has to
// find the memory first they take five times as long to get.)
#pragma once

#include <array>
#include <cstddef>

namespace gocxx::rt::fiber {

// A worker's store of free blocks; used by that worker alone, or by anyone with the world stopped.
class BlockCache {
 public:
  // 16-byte aligned, not zeroed; null if there is no memory. `size` is not 0.
  char* allocate_or_null(std::size_t size);
  // `size` as it was allocated; by whatever worker.
  void free(char* block, std::size_t size);
  // Gives what is free here to all workers.
  void flush();

 private:
  // Most goroutines go from one size to another by a few words as they wait for this or that: in one class they find
  // the blocks that others have left. (With 16 bytes a program took a tenth more for ten million of them.)
  static constexpr std::size_t kUnit = 32;
  static constexpr std::size_t kLargest = 1024;  // larger ones come from malloc
  static constexpr int kBatch = 32;

  // A free block; linked blocks, at most kBatch, are a batch. The first of a batch links batches that lie
  // with all.
  struct Block {
    Block* next;
    Block* next_batch;
  };

  // Free blocks of one size: at most a batch to take from, and at most a whole batch besides, so that a
  // worker that frees and allocates in turn does not go to the others each time.
  struct Shelf {
    Block* blocks = nullptr;
    Block* spare = nullptr;
    int count = 0;
  };

  friend class SharedBlocks;

  bool refill(std::size_t index);
  bool cut(std::size_t size, Shelf& shelf);

  std::array<Shelf, kLargest / kUnit> shelves_{};  // by size: 32, 64, ...
  char* piece_ = nullptr;                          // of a chunk: what is not cut yet
  std::size_t piece_size_ = 0;
};

// Whether so much lies free with all workers that `release_unused_blocks` is worth its time.
bool many_blocks_are_free();

// What all workers have taken from the system for blocks.
std::size_t block_memory();

// Gives memory back to the system in which no block is in use. The world is stopped and every cache flushed.
void release_unused_blocks();

}  // namespace gocxx::rt::fiber
