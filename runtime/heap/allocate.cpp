// The allocator: a pop from the worker's cache, else libgc.
#define GC_THREADS
#define GC_NO_THREAD_REDIRECTS
#include <gc/gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

#include "gocxx/heap.h"
#include "gocxx/program.h"
#include "heap/cache.h"
#include "heap/collector.h"
#include "heap/pressure.h"

namespace gocxx::rt::heap {

int scanned_kind;
int pointer_free_kind;
std::atomic<std::ptrdiff_t> until_collection{kSmallHeap};

namespace {

// Address of every object of size 0.
alignas(kGranule) char nothing[kGranule];

thread_local Cache* current_cache = nullptr;

void* take(void** list) {
  void* object = *list;
  *list = *static_cast<void**>(object);
  *static_cast<void**>(object) = nullptr;
  return object;
}

// From libgc directly: a large object, or one for a thread without a cache.
void* allocate_one(std::size_t size, int kind) {
  void* object = GC_generic_malloc(size, kind);
  if (object == nullptr) fatal("runtime: out of memory");
  return object;
}

// `need_collection` may stop the goroutine, and it may go on as another worker's: no cache is at hand across
// it.
[[gnu::noinline]] void* allocate_large(std::size_t size, int kind) {
  note_allocation(size);
  return allocate_one(size, kind);
}

void refill(void** list, std::size_t size, int kind) {
  GC_generic_malloc_many(granules(size) * kGranule, kind, list);
  if (*list == nullptr) fatal("runtime: out of memory");
}

[[gnu::noinline]] void* refill_and_take(std::size_t size, bool pointer_free) {
  Cache* cache = current_cache;
  int kind = pointer_free ? pointer_free_kind : scanned_kind;
  if (cache == nullptr) return allocate_one(size, kind);
  void** list = &(pointer_free ? cache->pointer_free : cache->scanned)[granules(size)];
  if (*list == nullptr) refill(list, size, kind);
  return take(list);
}

// Two functions, because the goroutine may be on another thread once it has noted what it allocates.
[[gnu::noinline]] void* allocate_slowly(std::size_t size, bool pointer_free) {
  note_allocation(4096);  // the block that libgc cuts up, about
  return refill_and_take(size, pointer_free);
}

}  // namespace

void use_cache(Cache* cache) { current_cache = cache; }

void* allocate_unstoppable(std::size_t size) {
  count_allocation(size);
  return allocate_one(size, scanned_kind);
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
  std::size_t index = rt::heap::granules(size);
  if (index >= rt::heap::kClasses) return rt::heap::allocate_large(size, rt::heap::pointer_free_kind);
  if (index == 0) return rt::heap::nothing;
  Cache* cache = rt::heap::current_cache;
  if (cache == nullptr || cache->pointer_free[index] == nullptr) [[unlikely]]
    return rt::heap::allocate_slowly(size, true);
  return rt::heap::take(&cache->pointer_free[index]);
}

}  // namespace gocxx
