// sync.Mutex's methods; how it works is in mutex.h.
#include "lib/sync/mutex.h"

#include "gocxx/program.h"
#include "lib/sync/runtime_policy.h"

namespace gocxx::sync {
namespace {

BasicMutex<RuntimePolicy> steps(Mutex* m) { return BasicMutex<RuntimePolicy>(*m); }

// Spins for a while: the holder may be about to unlock on another worker. Returns whether the mutex was
// locked. Long spins count as contention for the worker limiter.
bool spin(Mutex* m) {
  constexpr int kSpins = 60;
  if (rt::sched::scheduler.active_limit() == 1) return false;
  rt::platform::count_contentions(2);
  for (int i = 0; i < kSpins; ++i) {
    rt::platform::relax();
    if (steps(m).try_lock()) return true;
  }
  return false;
}

}  // namespace

void Mutex::Lock_(ptr<Mutex> m, const site& where) {
  if (!spin(&*m)) steps(&*m).wait_and_lock(where);
}

void Mutex::Unlock_(ptr<Mutex> m) {
  if (!steps(&*m).is_locked()) fatal("sync: unlock of unlocked mutex");
  steps(&*m).unlock_and_wake();
}

bool Mutex::TryLock(ptr<Mutex> m) { return steps(&*m).try_lock(); }

}  // namespace gocxx::sync
