// sync.Pool's methods. The per-worker shards are in pool_shards.h.
#include <atomic>

#include "gocxx/heap.h"
#include "gocxx/lib/sync.h"
#include "heap/collector.h"
#include "lib/sync/pool_shards.h"
#include "sched/scheduler.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

// Items are any, memory is collected, and the workers are the scheduler's.
struct Pool::Policy {
  template <class T>
  using Ref = std::atomic_ref<T>;
  using Item = any;
  using Lock = rt::platform::SpinLock;
  using GuardWord = std::uint32_t;
  using Guarded = rt::sync::Guarded;

  static constexpr std::uint32_t kFirstCapacity = 4;

  static inline constinit BasicPools<Policy> pools;

  static std::uint32_t worker() { return static_cast<std::uint32_t>(rt::sched::current_worker()->index); }
  static std::uint32_t workers() { return static_cast<std::uint32_t>(rt::sched::scheduler.limit()); }
  static void* allocate(std::size_t size) { return gocxx::allocate(size); }
  static void age_before_collections() {
    rt::heap::before_collection = [] { pools.age(); };
  }

  static BasicPool<Policy> of(ptr<Pool> p) { return {p->state, pools}; }
};

// New runs without a guard, since it may use the pool.
any Pool::Get(ptr<Pool> p) {
  any item;
  if (Policy::of(p).get(item) || p->New == nullptr) return item;
  return p->New();
}

void Pool::Put(ptr<Pool> p, any x) {
  if (x != nullptr) Policy::of(p).put(x);
}

}  // namespace gocxx::sync
