// The caches of workers, and the depot that they share.
#include "fiber/eviction_blocks.h"

#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <new>
#include <utility>

#include "platform/lock.h"
#include "platform/memory.h"

namespace gocxx::rt::fiber {

// The depot: full and partial magazines by size class, and the chunks that regions are taken from. Owned by
// the process. `push`, `pop_or_null` and `change_region_or_null` take `lock_`. The other functions run with
// the world stopped and take no lock.
class BlockDepot {
 public:
  using Block = BlockCache::Block;

  // Adds a magazine of `count` blocks.
  void push(std::size_t index, Block* magazine, int count);
  // Takes out a magazine and adds its blocks to `count`, or returns null if none was seen without the lock.
  Block* pop_or_null(std::size_t index, int* count);
  // Returns a region to carve, of `*size` bytes, or null if there is no memory. `left` and `*size` are what
  // the caller could not carve of its last region; the depot counts it as wasted.
  char* change_region_or_null(char* left, std::size_t* size);

  bool many_free();
  void release_unused();
  std::size_t chunk_bytes() const {
    platform::assume_exclusive(lock_);
    return chunk_bytes_;
  }

 private:
  // Lies at the start of its aligned memory, so that a block's address tells its chunk.
  struct alignas(64) Chunk {
    Chunk* next;
    std::size_t taken;   // bytes that workers have got as regions
    std::size_t wasted;  // bytes of regions that were too small to carve
    std::size_t free;    // bytes of free blocks; valid within release_unused

    bool unused() const { return taken == kUsable && wasted + free == kUsable; }
  };
  static constexpr std::size_t kRegion = 64 << 10;
  static constexpr std::size_t kChunk = std::size_t{2} << 20;
  static constexpr std::size_t kUsable = kChunk - 64;  // bytes of a chunk behind its header

  static std::size_t block_bytes(std::size_t index) { return (index + 1) * BlockCache::kClassStep; }
  static Chunk* chunk_of(void* address) {
    return reinterpret_cast<Chunk*>(reinterpret_cast<std::uintptr_t>(address) & ~(kChunk - 1));
  }

  bool add_chunk_locked() GOCXX_REQUIRES(lock_);
  void count_free();
  void drop_free_in_unused(std::size_t index);
  void unmap_unused();

  platform::SpinLock lock_;
  // Linked by `next_magazine`; written under lock_. Read without it, relaxed, as a hint that there is no
  // magazine.
  std::array<std::atomic<Block*>, BlockCache::kLargest / BlockCache::kClassStep> magazines_{};
  Chunk* chunks_ GOCXX_GUARDED_BY(lock_) = nullptr;  // regions are taken from the first one
  std::size_t chunk_bytes_ GOCXX_GUARDED_BY(lock_) = 0;
  std::size_t free_bytes_ GOCXX_GUARDED_BY(lock_) = 0;
  // How much of free_bytes_ could not be given back at the last attempt. Used with the world stopped.
  std::size_t kept_ = 0;
};

namespace {

BlockDepot depot;
using Locked = platform::Guard<platform::SpinLock>;

}  // namespace

// --- a worker's cache

char* BlockCache::allocate_or_null(std::size_t size) {
  if (size > kLargest) return static_cast<char*>(malloc(size));
  std::size_t index = (size - 1) / kClassStep;
  SizeClass& size_class = classes_[index];
  if (size_class.count == 0 && !refill(index)) [[unlikely]]
    return nullptr;
  Block* block = size_class.loaded;
  size_class.loaded = block->next;
  --size_class.count;
  return reinterpret_cast<char*>(block);
}

void BlockCache::free(char* start, std::size_t size) {
  if (size > kLargest) return ::free(start);
  std::size_t index = (size - 1) / kClassStep;
  SizeClass& size_class = classes_[index];
  if (size_class.count == kMagazine) [[unlikely]] {
    if (size_class.previous != nullptr) depot.push(index, size_class.previous, kMagazine);
    size_class.previous = std::exchange(size_class.loaded, nullptr);
    size_class.count = 0;
  }
  size_class.loaded = ::new (start) Block{size_class.loaded, nullptr};
  ++size_class.count;
}

bool BlockCache::refill(std::size_t index) {
  SizeClass& size_class = classes_[index];
  if (size_class.previous != nullptr) {
    size_class.loaded = std::exchange(size_class.previous, nullptr);
    size_class.count = kMagazine;
    return true;
  }
  size_class.loaded = depot.pop_or_null(index, &size_class.count);
  return size_class.loaded != nullptr || carve((index + 1) * kClassStep, size_class);
}

bool BlockCache::carve(std::size_t size, SizeClass& size_class) {
  if (region_size_ < size) {
    region_ = depot.change_region_or_null(region_, &region_size_);
    if (region_ == nullptr) return false;
    platform::populate(region_, region_size_);
  }
  size_class.loaded = ::new (region_) Block{size_class.loaded, nullptr};
  ++size_class.count;
  region_ += size;
  region_size_ -= size;
  return true;
}

void BlockCache::flush() {
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    SizeClass size_class = std::exchange(classes_[i], SizeClass());
    if (size_class.previous != nullptr) depot.push(i, size_class.previous, kMagazine);
    if (size_class.count != 0) depot.push(i, size_class.loaded, size_class.count);
  }
}

// --- the depot

void BlockDepot::push(std::size_t index, Block* magazine, int count) {
  Locked guard(lock_);
  magazine->next_magazine = magazines_[index].load(std::memory_order_relaxed);
  magazines_[index].store(magazine, std::memory_order_relaxed);
  free_bytes_ += static_cast<std::size_t>(count) * block_bytes(index);
}

BlockDepot::Block* BlockDepot::pop_or_null(std::size_t index, int* count) {
  if (magazines_[index].load(std::memory_order_relaxed) == nullptr) return nullptr;
  Locked guard(lock_);
  Block* magazine = magazines_[index].load(std::memory_order_relaxed);
  if (magazine == nullptr) return nullptr;
  magazines_[index].store(magazine->next_magazine, std::memory_order_relaxed);
  for (Block* block = magazine; block != nullptr; block = block->next) ++*count;
  free_bytes_ -= static_cast<std::size_t>(*count) * block_bytes(index);
  return magazine;
}

bool BlockDepot::add_chunk_locked() {
  void* memory = platform::reserve_aligned(kChunk);
  if (memory == nullptr) return false;
  chunks_ = ::new (memory) Chunk{chunks_, 0, 0, 0};
  chunk_bytes_ += kChunk;
  return true;
}

char* BlockDepot::change_region_or_null(char* left, std::size_t* size) {
  Locked guard(lock_);
  if (*size != 0) chunk_of(left)->wasted += *size;
  *size = 0;
  if ((chunks_ == nullptr || chunks_->taken == kUsable) && !add_chunk_locked()) return nullptr;
  char* region = reinterpret_cast<char*>(chunks_ + 1) + chunks_->taken;
  *size = std::min(kRegion, kUsable - chunks_->taken);
  chunks_->taken += *size;
  return region;
}

// --- giving memory back

// A few megabytes are kept for future goroutines.
bool BlockDepot::many_free() {
  constexpr std::size_t kWorthIt = 8 << 20;
  platform::assume_exclusive(lock_);
  kept_ = std::min(kept_, free_bytes_);
  return free_bytes_ > kept_ + kWorthIt && free_bytes_ > chunk_bytes_ / 2;
}

void BlockDepot::count_free() {
  platform::assume_exclusive(lock_);
  for (Chunk* chunk = chunks_; chunk != nullptr; chunk = chunk->next) chunk->free = 0;
  for (std::size_t i = 0; i < magazines_.size(); ++i)
    for (Block* magazine = magazines_[i]; magazine != nullptr; magazine = magazine->next_magazine)
      for (Block* block = magazine; block != nullptr; block = block->next)
        chunk_of(block)->free += block_bytes(i);
}

// Takes the blocks of unused chunks out of their magazines. A magazine that becomes empty is dropped.
void BlockDepot::drop_free_in_unused(std::size_t index) {
  platform::assume_exclusive(lock_);
  Block* magazine = magazines_[index].exchange(nullptr, std::memory_order_relaxed);
  while (magazine != nullptr) {
    Block* block = std::exchange(magazine, magazine->next_magazine);
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

void BlockDepot::unmap_unused() {
  platform::assume_exclusive(lock_);
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

void BlockDepot::release_unused() {
  count_free();
  for (std::size_t i = 0; i < magazines_.size(); ++i) drop_free_in_unused(i);
  unmap_unused();
  platform::assume_exclusive(lock_);
  kept_ = free_bytes_;
}

std::size_t block_memory() { return depot.chunk_bytes(); }

bool many_blocks_are_free() { return depot.many_free(); }

void release_unused_blocks() { depot.release_unused(); }

}  // namespace gocxx::rt::fiber
