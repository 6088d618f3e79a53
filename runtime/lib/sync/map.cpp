// sync.Map's methods. The concurrent map itself is in concurrent_map.h.
#include <atomic>

#include "core/hash.h"
#include "gocxx/builtin.h"
#include "gocxx/heap.h"
#include "gocxx/lib/sync.h"
#include "gocxx/safepoint.h"
#include "lib/sync/concurrent_map.h"

namespace gocxx::sync {

// Keys and values are any, memory is collected, and the mutex is Go's: a writer parks its goroutine.
struct Map::Policy {
  template <class T>
  using Ref = std::atomic_ref<T>;
  using Key = any;
  using Value = any;
  using Mutex = sync::Mutex;

  class Locked {
   public:
    explicit Locked(Mutex& m) : m_(m) { Mutex::Lock(ptr{&m_}); }
    ~Locked() { Mutex::Unlock(ptr{&m_}); }
    Locked(const Locked&) = delete;

   private:
    Mutex& m_;
  };

  static constexpr std::uint64_t kFirstBuckets = 8;

  static std::uint64_t hash(const any& key) {
    return rt::core::hash_value(type_of<any>, &key, rt::core::kHashSeed);
  }
  static void* allocate(std::size_t size) { return gocxx::allocate(size); }
  static void pause() { safepoint(); }

  static BasicConcurrentMap<Policy> of(ptr<Map> m) {
    Map* self = &*m;
    return {self->mu, self->table};
  }
};

namespace {

results<any, bool> found(const any* value_or_null) {
  return value_or_null == nullptr ? results<any, bool>{} : results<any, bool>{*value_or_null, true};
}

}  // namespace

void Map::Clear(ptr<Map> m) { Policy::of(m).clear(); }

bool Map::CompareAndDelete(ptr<Map> m, any key, any old) {
  return Policy::of(m).compare_and_delete(key, old);
}

bool Map::CompareAndSwap(ptr<Map> m, any key, any old, any new_) {
  return Policy::of(m).compare_and_swap(key, old, new_);
}

void Map::Delete(ptr<Map> m, any key) { Policy::of(m).load_and_delete(key); }

results<any, bool> Map::Load(ptr<Map> m, any key) { return found(Policy::of(m).load(key)); }

results<any, bool> Map::LoadAndDelete(ptr<Map> m, any key) {
  return found(Policy::of(m).load_and_delete(key));
}

results<any, bool> Map::LoadOrStore(ptr<Map> m, any key, any value) {
  const any* present = Policy::of(m).load_or_store(key, value);
  return {present != nullptr ? *present : value, present != nullptr};
}

void Map::Range(ptr<Map> m, func<bool(any, any)> f) { Policy::of(m).visit(f); }

void Map::Store(ptr<Map> m, any key, any value) { Policy::of(m).swap(key, value); }

results<any, bool> Map::Swap(ptr<Map> m, any key, any value) { return found(Policy::of(m).swap(key, value)); }

}  // namespace gocxx::sync
