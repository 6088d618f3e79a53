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

  void push(std::size_t index, Block* batch);
  Block* pop_or_null(std::size_t index);
  char* take_piece_or_null(std::size_t* size);

  bool many_free() const;
  void release_unused(BlockCache& rest);

 private:
  // At the start of its memory, so that a block's address tells its chunk.
  struct alignas(64) Chunk {
    Chunk* next;
    std::size_t taken;  // bytes that were given out in pieces
    std::size_t free;   // bytes of them that are free; valid within release_unused

    bool unused() const { return taken == kRoom && free == kRoom; }
  };
  static constexpr std::size_t kPiece = 32 << 10;
  static constexpr std::size_t kRoom = platform::kHugePage - 64;  // of a chunk

  static std::size_t block_bytes(std::size_t index) { return (index + 1) * BlockCache::kUnit; }
  static std::size_t batch_bytes(std::size_t index) { return BlockCache::kBatch * block_bytes(index); }

  static Chunk* chunk_of(Block* block) {
    auto address = reinterpret_cast<std::uintptr_t>(block);
    return reinterpret_cast<Chunk*>(address & ~(platform::kHugePage - 1));
  }

  bool add_chunk();
  void count_free();
  void drop_free_in_unused(std::size_t index, BlockCache& rest);
  void unmap_unused();

  platform::SpinLock lock_;
  std::array<std::atomic<Block*>, BlockCache::kLargest / BlockCache::kUnit>
      batches_{};            // null is read without
  Chunk* chunks_ = nullptr;  // pieces are taken from the first
  std::size_t chunk_bytes_ = 0;
  std::size_t free_bytes_ = 0;
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
    if (shelf.spare != nullptr) shared.push(index, shelf.spare);
    shelf.spare = shelf.blocks;
    shelf.blocks = nullptr;
    shelf.count = 0;
  }
  shelf.blocks = ::new (start) Block{shelf.blocks, nullptr};
  ++shelf.count;
}

bool BlockCache::refill(std::size_t index) {
  Shelf& shelf = shelves_[index];
  Block* batch = shelf.spare != nullptr ? shelf.spare : shared.pop_or_null(index);
  shelf.spare = nullptr;
  if (batch == nullptr) return cut((index + 1) * kUnit, shelf);
  shelf.blocks = batch;
  shelf.count = kBatch;
  return true;
}

// One more block from the piece. The rest of a piece that is too small becomes a smaller block.
bool BlockCache::cut(std::size_t size, Shelf& shelf) {
  if (piece_size_ < size) {
    if (piece_size_ != 0) free(piece_, piece_size_);
    piece_ = shared.take_piece_or_null(&piece_size_);
    if (piece_ == nullptr) return false;
  }
  shelf.blocks = ::new (piece_) Block{shelf.blocks, nullptr};
  ++shelf.count;
  piece_ += size;
  piece_size_ -= size;
  return true;
}

void BlockCache::flush() {
  for (std::size_t i = 0; i < shelves_.size(); ++i) {
    Shelf& shelf = shelves_[i];
    if (shelf.spare != nullptr) shared.push(i, std::exchange(shelf.spare, nullptr));
    if (shelf.count != kBatch) continue;
    shared.push(i, std::exchange(shelf.blocks, nullptr));
    shelf.count = 0;
  }
}

// --- shared

void SharedBlocks::push(std::size_t index, Block* batch) {
  Locked guard(lock_);
  batch->next_batch = batches_[index].load(std::memory_order_relaxed);
  batches_[index].store(batch, std::memory_order_relaxed);
  free_bytes_ += batch_bytes(index);
}

SharedBlocks::Block* SharedBlocks::pop_or_null(std::size_t index) {
  if (batches_[index].load(std::memory_order_relaxed) == nullptr) return nullptr;
  Locked guard(lock_);
  Block* batch = batches_[index].load(std::memory_order_relaxed);
  if (batch == nullptr) return nullptr;
  batches_[index].store(batch->next_batch, std::memory_order_relaxed);
  free_bytes_ -= batch_bytes(index);
  return batch;
}

bool SharedBlocks::add_chunk() {
  void* memory = platform::reserve_huge();
  if (memory == nullptr) return false;
  chunks_ = ::new (memory) Chunk{chunks_, 0, 0};
  chunk_bytes_ += platform::kHugePage;
  return true;
}

char* SharedBlocks::take_piece_or_null(std::size_t* size) {
  Locked guard(lock_);
  if ((chunks_ == nullptr || chunks_->taken == kRoom) && !add_chunk()) return nullptr;
  char* piece = reinterpret_cast<char*>(chunks_ + 1) + chunks_->taken;
  *size = std::min(kPiece, kRoom - chunks_->taken);
  chunks_->taken += *size;
  return piece;
}

// --- giving back

// A few megabytes are kept for the next goroutines.
bool SharedBlocks::many_free() const {
  constexpr std::size_t kKept = 8 << 20;
  return free_bytes_ > kKept && free_bytes_ > chunk_bytes_ / 2;
}

void SharedBlocks::count_free() {
  for (Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) chunk->free = 0;
  for (std::size_t i = 0; i < batches_.size(); ++i)
    for (Block* batch = batches_[i]; batch != nullptr; batch = batch->next_batch)
      for (Block* block = batch; block != nullptr; block = block->next)
        chunk_of(block)->free += block_bytes(i);
}

// Batches are taken apart and made anew of the blocks that stay. What does not fill a batch goes to `rest`.
void SharedBlocks::drop_free_in_unused(std::size_t index, BlockCache& rest) {
  Block* batch = batches_[index].exchange(nullptr, std::memory_order_relaxed);
  while (batch != nullptr) {
    Block* block = batch;
    batch = batch->next_batch;
    free_bytes_ -= batch_bytes(index);
    while (block != nullptr) {
      Block* next = block->next;
      if (!chunk_of(block)->unused()) rest.free(reinterpret_cast<char*>(block), block_bytes(index));
      block = next;
    }
  }
}

// The first chunk stays: pieces are taken from it.
void SharedBlocks::unmap_unused() {
  for (Chunk** link = &chunks_; *link != nullptr;) {
    Chunk* chunk = *link;
    if (!chunk->unused()) {
      link = &chunk->next;
      continue;
    }
    *link = chunk->next;
    platform::unreserve(chunk, platform::kHugePage);
    chunk_bytes_ -= platform::kHugePage;
  }
}

void SharedBlocks::release_unused(BlockCache& rest) {
  count_free();
  for (std::size_t i = 0; i < batches_.size(); ++i) drop_free_in_unused(i, rest);
  unmap_unused();
}

bool many_blocks_are_free() { return shared.many_free(); }

void release_unused_blocks(BlockCache& rest) { shared.release_unused(rest); }

}  // namespace gocxx::rt::fiber
