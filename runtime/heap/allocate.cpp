// The allocator: a pop from the worker's cache, else libgc.
#define GC_THREADS
#define GC_NO_THREAD_REDIRECTS
#include <gc/gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <atomic>

#include "gocxx/heap.h"
#include "gocxx/program.h"
#include "heap/cache.h"
#include "heap/collector.h"
#include "heap/pressure.h"
#include "platform/call_on_stack.h"
#include "platform/memory.h"

namespace gocxx::rt::heap {

int scanned_kind;
int pointer_free_kind;

namespace {

// The address of every object of size 0.
alignas(kGranule) char nothing[kGranule];

thread_local Cache* current_cache = nullptr;

// Pops an object from a free list, which is not empty.
void* take(void** list) {
  void* object = *list;
  *list = *static_cast<void**>(object);
  *static_cast<void**>(object) = nullptr;
  return object;
}

// The size of libgc's blocks. A large object begins at the start of a block, and the rest of its last block
// is not used.
constexpr std::size_t kBlock = 4096;
// The size of a cache line.
constexpr std::size_t kLine = 64;

// Cache colouring: how far behind the start of its blocks a large object begins, within the unused rest.
// Objects take different offsets in turn. If all began at the start, a column of a matrix whose rows are
// objects would lie in the same few sets of the cache.
std::size_t offset_in_blocks(std::size_t size) {
  static std::atomic<std::size_t> count{0};
  if (size <= kBlock / 2) return 0;
  const std::size_t lines_left = (kBlock - size % kBlock) % kBlock / kLine;
  return count.fetch_add(1, std::memory_order_relaxed) % (lines_left + 1) * kLine;
}

// Allocates from libgc directly: a large object, or one for a thread without a cache. libgc adds a byte to
// the size that it is asked for, so that a pointer behind the last byte belongs to the object. Our pointers
// never point there, so one byte less is asked for, and a power of two stays one.
void* allocate_one_or_null(std::size_t size, int kind) {
  const std::size_t offset = offset_in_blocks(size);
  auto* object = static_cast<char*>(GC_generic_malloc(offset + size - 1, kind));
  settle_growth(object);
  if (object == nullptr) return nullptr;
  count_outside_of_caches({1, granules(size) * kGranule});
  return object + offset;
}

// The arguments of GC_generic_malloc_many.
struct Refill {
  std::size_t size;
  int kind;
  void** list;
};

// Fills an empty list. Counting it is cheap: it was just written, and is in the processor's cache.
void refill(Cache* cache, std::size_t size, int kind, void** list) {
  Refill wanted{size, kind, list};
  platform::call_on_stack(
      cache->stack + Cache::kStackSize,
      [](void* given) {
        auto* refill = static_cast<Refill*>(given);
        GC_generic_malloc_many(refill->size, refill->kind, refill->list);
      },
      &wanted);
  cache->received += usage_of(*list, size);
}

// note_allocation may stop the goroutine, which may continue on another worker. So no cache is kept across
// it: the code that uses a cache is in functions of its own.
[[gnu::noinline]] void* refill_and_take_or_null(std::size_t size, bool pointer_free) {
  Cache* cache = current_cache;
  int kind = pointer_free ? pointer_free_kind : scanned_kind;
  if (cache == nullptr) return allocate_one_or_null(size, kind);
  void** list = &(pointer_free ? cache->pointer_free : cache->scanned)[granules(size)];
  if (*list == nullptr) refill(cache, granules(size) * kGranule, kind, list);
  settle_growth(*list);
  return *list != nullptr ? take(list) : nullptr;
}

[[noreturn, gnu::cold]] void report_out_of_memory(std::size_t size) {
  char text[128];
  snprintf(text, sizeof text, "runtime: out of memory: cannot allocate %zu-byte block (%zu in use)\n", size,
           read_heap_stats().live_bytes);
  if (write(STDERR_FILENO, text, strlen(text)) < 0) _exit(2);
  fatal("out of memory");
}

// Called when the system has no more memory: a collection may free enough.
template <class Allocate>
[[gnu::cold, gnu::noinline]] void* allocate_after_collection(std::size_t size, Allocate allocate_or_null) {
  need_collection();
  void* object = allocate_or_null();
  if (object == nullptr) report_out_of_memory(size);
  return object;
}

[[gnu::noinline]] void* allocate_large(std::size_t size, int kind) {
  note_allocation(size);
  if (void* object = allocate_one_or_null(size, kind)) [[likely]]
    return object;
  return allocate_after_collection(size, [=] { return allocate_one_or_null(size, kind); });
}

[[gnu::noinline]] void* allocate_slowly(std::size_t size, bool pointer_free) {
  note_allocation(4096);  // about the size of the block that libgc carves up
  if (void* object = refill_and_take_or_null(size, pointer_free)) [[likely]]
    return object;
  return allocate_after_collection(size, [=] { return refill_and_take_or_null(size, pointer_free); });
}

}  // namespace

void use_cache(Cache* cache) { current_cache = cache; }

void* allocate_unstoppable(std::size_t size) {
  count_allocation(size);
  void* object = allocate_one_or_null(size, scanned_kind);
  if (object == nullptr) platform::out_of_memory();
  return object;
}

}  // namespace gocxx::rt::heap

namespace gocxx {

using rt::heap::Cache;

void* allocate(std::size_t size) {
  std::size_t index = rt::heap::granules(size);
  if (index >= rt::heap::kClasses) return rt::heap::allocate_large(size, rt::heap::scanned_kind);
  if (index == 0) return rt::heap::nothing;
  Cache* cache = rt::heap::current_cache;
  if (cache == nullptr || cache->scanned[index] == nullptr) [[unlikely]]
    return rt::heap::allocate_slowly(size, false);
  return rt::heap::take(&cache->scanned[index]);
}

void* allocate_pointer_free(std::size_t size) {
  void* object = allocate_uninitialised(size);
  memset(object, 0, size);
  return object;
}

void* allocate_uninitialised(std::size_t size) {
  std::size_t index = rt::heap::granules(size);
  if (index >= rt::heap::kClasses) return rt::heap::allocate_large(size, rt::heap::pointer_free_kind);
  if (index == 0) return rt::heap::nothing;
  Cache* cache = rt::heap::current_cache;
  if (cache == nullptr || cache->pointer_free[index] == nullptr) [[unlikely]]
    return rt::heap::allocate_slowly(size, true);
  return rt::heap::take(&cache->pointer_free[index]);
}

}  // namespace gocxx
