// sync.Pool: what it is made of in Go's terms; how it works is in shelves.h.
#include <atomic>

#include "gocxx/heap.h"
#include "gocxx/lib/sync.h"
#include "heap/collector.h"
#include "lib/sync/shelves.h"
#include "sched/scheduler.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

struct Pool::Parts {
  template <class T>
  using Ref = std::atomic_ref<T>;
  using Item = any;
  using Lock = rt::platform::SpinLock;
  using GuardWord = std::uint32_t;
  using Guarded = rt::sync::Guarded;

  static constexpr std::uint32_t kFirstRoom = 4;

  static inline constinit BasicPools<Parts> pools;

  static std::uint32_t worker() { return static_cast<std::uint32_t>(rt::sched::current_worker()->index); }
  static std::uint32_t workers() { return static_cast<std::uint32_t>(rt::sched::scheduler.limit()); }
  static void* allocate(std::size_t size) { return gocxx::allocate(size); }
  static void age_before_collections() {
    rt::heap::before_collection = [] { pools.age(); };
  }

  static BasicPool<Parts> of(ptr<Pool> p) { return {p->state, pools}; }
};

// New runs without a guard: it may use the pool.
any Pool::Get(ptr<Pool> p) {
  any item;
  if (Parts::of(p).get(item) || p->New == nullptr) return item;
  return p->New();
}

void Pool::Put(ptr<Pool> p, any x) {
  if (x != nullptr) Parts::of(p).put(x);
}

}  // namespace gocxx::sync
