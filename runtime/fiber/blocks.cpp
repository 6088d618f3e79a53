// Blocks for stacks that were copied out: the caches of workers, and what they share.
#include "fiber/blocks.h"

#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <new>
#include <utility>

#include "platform/lock.h"
#include "platform/memory.h"

namespace gocxx::rt::fiber {

// What all workers share: chunks of memory that pieces are taken from, and batches of free blocks. All under
// `lock_`; what gives memory back runs with the world stopped and takes none.
class SharedBlocks {
 public:
  using Block = BlockCache::Block;

  void push(std::size_t index, Block* batch, int count);
  Block* pop_or_null(std::size_t index, int* count);
  // A piece to cut, for what is left of the last one.
  char* change_piece_or_null(char* left, std::size_t* size);

  bool many_free();
  void release_unused();
  std::size_t chunk_bytes() const { return chunk_bytes_; }  // for who has stopped the world

 private:
  // At the start of its memory, so that a block's address tells its chunk.
  struct alignas(64) Chunk {
    Chunk* next;
    std::size_t taken;  // bytes that were given out in pieces
    std::size_t left;   // bytes of them that were left of pieces
    std::size_t free;   // bytes of them that are free; valid within release_unused

    bool unused() const { return taken == kRoom && left + free == kRoom; }
  };
  static constexpr std::size_t kPiece = 64 << 10;
  static constexpr std::size_t kChunk = std::size_t{2} << 20;
  static constexpr std::size_t kRoom = kChunk - 64;  // of a chunk

  static std::size_t block_bytes(std::size_t index) { return (index + 1) * BlockCache::kUnit; }
  static Chunk* chunk_of(void* address) {
    return reinterpret_cast<Chunk*>(reinterpret_cast<std::uintptr_t>(address) & ~(kChunk - 1));
  }

  bool add_chunk();
  void count_free();
  void drop_free_in_unused(std::size_t index);
  void unmap_unused();

  platform::SpinLock lock_;
  std::array<std::atomic<Block*>, BlockCache::kLargest / BlockCache::kUnit>
      batches_{};            // read without the lock to see that there is none
  Chunk* chunks_ = nullptr;  // pieces are taken from the first
  std::size_t chunk_bytes_ = 0;
  std::size_t free_bytes_ = 0;
  std::size_t kept_ = 0;  // of free_bytes_: what could not be given back when that was last tried
};

namespace {

SharedBlocks shared;
using Locked = platform::Guard<platform::SpinLock>;

}  // namespace

// --- a worker's cache

char* BlockCache::allocate_or_null(std::size_t size) {
  if (size > kLargest) return static_cast<char*>(malloc(size));
  std::size_t index = (size - 1) / kUnit;
  Shelf& shelf = shelves_[index];
  if (shelf.count == 0 && !refill(index)) [[unlikely]]
    return nullptr;
  Block* block = shelf.blocks;
  shelf.blocks = block->next;
  --shelf.count;
  return reinterpret_cast<char*>(block);
}

void BlockCache::free(char* start, std::size_t size) {
  if (size > kLargest) return ::free(start);
  std::size_t index = (size - 1) / kUnit;
  Shelf& shelf = shelves_[index];
  if (shelf.count == kBatch) [[unlikely]] {
    if (shelf.spare != nullptr) shared.push(index, shelf.spare, kBatch);
    shelf.spare = std::exchange(shelf.blocks, nullptr);
    shelf.count = 0;
  }
  shelf.blocks = ::new (start) Block{shelf.blocks, nullptr};
  ++shelf.count;
}

bool BlockCache::refill(std::size_t index) {
  Shelf& shelf = shelves_[index];
  if (shelf.spare != nullptr) {
    shelf.blocks = std::exchange(shelf.spare, nullptr);
    shelf.count = kBatch;
    return true;
  }
  shelf.blocks = shared.pop_or_null(index, &shelf.count);
  return shelf.blocks != nullptr || cut((index + 1) * kUnit, shelf);
}

// One more block from the piece.
bool BlockCache::cut(std::size_t size, Shelf& shelf) {
  if (piece_size_ < size) {
    piece_ = shared.change_piece_or_null(piece_, &piece_size_);
    if (piece_ == nullptr) return false;
    platform::populate(piece_, piece_size_);
  }
  shelf.blocks = ::new (piece_) Block{shelf.blocks, nullptr};
  ++shelf.count;
  piece_ += size;
  piece_size_ -= size;
  return true;
}

void BlockCache::flush() {
  for (std::size_t i = 0; i < shelves_.size(); ++i) {
    Shelf shelf = std::exchange(shelves_[i], Shelf());
    if (shelf.spare != nullptr) shared.push(i, shelf.spare, kBatch);
    if (shelf.count != 0) shared.push(i, shelf.blocks, shelf.count);
  }
}

// --- shared

void SharedBlocks::push(std::size_t index, Block* batch, int count) {
  Locked guard(lock_);
  batch->next_batch = batches_[index].load(std::memory_order_relaxed);
  batches_[index].store(batch, std::memory_order_relaxed);
  free_bytes_ += static_cast<std::size_t>(count) * block_bytes(index);
}

SharedBlocks::Block* SharedBlocks::pop_or_null(std::size_t index, int* count) {
  if (batches_[index].load(std::memory_order_relaxed) == nullptr) return nullptr;
  Locked guard(lock_);
  Block* batch = batches_[index].load(std::memory_order_relaxed);
  if (batch == nullptr) return nullptr;
  batches_[index].store(batch->next_batch, std::memory_order_relaxed);
  for (Block* block = batch; block != nullptr; block = block->next) ++*count;
  free_bytes_ -= static_cast<std::size_t>(*count) * block_bytes(index);
  return batch;
}

bool SharedBlocks::add_chunk() {
  void* memory = platform::reserve_aligned(kChunk);
  if (memory == nullptr) return false;
  chunks_ = ::new (memory) Chunk{chunks_, 0, 0, 0};
  chunk_bytes_ += kChunk;
  return true;
}

char* SharedBlocks::change_piece_or_null(char* left, std::size_t* size) {
  Locked guard(lock_);
  if (*size != 0) chunk_of(left)->left += *size;
  *size = 0;
  if ((chunks_ == nullptr || chunks_->taken == kRoom) && !add_chunk()) return nullptr;
  char* piece = reinterpret_cast<char*>(chunks_ + 1) + chunks_->taken;
  *size = std::min(kPiece, kRoom - chunks_->taken);
  chunks_->taken += *size;
  return piece;
}

// --- giving back

// A few megabytes are kept for the next goroutines.
bool SharedBlocks::many_free() {
  constexpr std::size_t kWorthIt = 8 << 20;
  kept_ = std::min(kept_, free_bytes_);
  return free_bytes_ > kept_ + kWorthIt && free_bytes_ > chunk_bytes_ / 2;
}

void SharedBlocks::count_free() {
  for (Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) chunk->free = 0;
  for (std::size_t i = 0; i < batches_.size(); ++i)
    for (Block* batch = batches_[i]; batch != nullptr; batch = batch->next_batch)
      for (Block* block = batch; block != nullptr; block = block->next)
        chunk_of(block)->free += block_bytes(i);
}

// Batches lose the blocks that go, and are dropped if none is left.
void SharedBlocks::drop_free_in_unused(std::size_t index) {
  Block* batch = batches_[index].exchange(nullptr, std::memory_order_relaxed);
  while (batch != nullptr) {
    Block* block = std::exchange(batch, batch->next_batch);
    Block* kept = nullptr;
    int count = 0;
    while (block != nullptr) {
      Block* next = block->next;
      free_bytes_ -= block_bytes(index);
      if (!chunk_of(block)->unused()) {
        kept = ::new (block) Block{kept, nullptr};
        ++count;
      }
      block = next;
    }
    if (kept != nullptr) push(index, kept, count);
  }
}

void SharedBlocks::unmap_unused() {
  for (Chunk** link = &chunks_; *link != nullptr;) {
    Chunk* chunk = *link;
    if (!chunk->unused()) {
      link = &chunk->next;
      continue;
    }
    *link = chunk->next;
    platform::unreserve(chunk, kChunk);
    chunk_bytes_ -= kChunk;
  }
}

void SharedBlocks::release_unused() {
  count_free();
  for (std::size_t i = 0; i < batches_.size(); ++i) drop_free_in_unused(i);
  unmap_unused();
  kept_ = free_bytes_;
}

std::size_t block_memory() { return shared.chunk_bytes(); }

bool many_blocks_are_free() { return shared.many_free(); }

void release_unused_blocks() { shared.release_unused(); }

}  // namespace gocxx::rt::fiber
