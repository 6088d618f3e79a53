// sync.RWMutex's methods; how it works is in rwmutex.h.
#include "lib/sync/rwmutex.h"

#include "gocxx/program.h"
#include "lib/sync/runtime_policy.h"

namespace gocxx::sync {
namespace {

BasicRWMutex<RuntimePolicy> steps(RWMutex* m) { return BasicRWMutex<RuntimePolicy>(*m); }

}  // namespace

void RWMutex::RLock_(ptr<RWMutex> m, const site& where) { steps(&*m).read_slowly(where); }

void RWMutex::RUnlock_(ptr<RWMutex> m, std::int32_t left) {
  if (left < 0 || left == kClosed - 1) fatal("sync: RUnlock of unlocked RWMutex");
  if (left == kClosed) steps(&*m).last_reader_left();
}

void RWMutex::Lock(ptr<RWMutex> m, const site& where) { steps(&*m).lock(where); }

bool RWMutex::TryLock(ptr<RWMutex> m) { return steps(&*m).try_lock(); }

void RWMutex::Unlock(ptr<RWMutex> m) {
  if (!steps(&*m).unlock()) fatal("sync: Unlock of unlocked RWMutex");
}

Locker RWMutex::RLocker(ptr<RWMutex> m) { return Locker(ptr<rlocker>(reinterpret_cast<rlocker*>(m.get()))); }

}  // namespace gocxx::sync
