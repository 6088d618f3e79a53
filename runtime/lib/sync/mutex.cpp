// sync.Mutex. `state` has two bits: locked, and somebody waits. Who finds it unlocked takes it at once, even
// if others have waited longer: handing it over to one that has to be woken first would leave it idle
// meanwhile. So that nobody waits for ever, one that has waited for more than a millisecond has it handed
// over.
#include "gocxx/lib/sync.h"
#include "gocxx/program.h"
#include "platform/clock.h"
#include "platform/lock.h"
#include "sched/scheduler.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {
namespace {

namespace internal = rt::sync;
using rt::sched::Waiter;

constexpr std::int32_t kLocked = Mutex::kLocked;
constexpr std::int32_t kWaited = Mutex::kWaited;
constexpr std::int64_t kStarving = 1'000'000;

bool try_lock(Mutex* m) {
  std::int32_t state = __atomic_load_n(&m->state, __ATOMIC_RELAXED);
  return (state & kLocked) == 0 && __atomic_compare_exchange_n(&m->state, &state, state | kLocked, false,
                                                               __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

// The holder may be about to unlock on another worker.
bool spin(Mutex* m) {
  constexpr int kSpins = 60;
  if (rt::sched::scheduler.allowed() == 1) return false;
  rt::platform::count_contentions(2);  // so long it lasts
  for (int i = 0; i < kSpins; ++i) {
    rt::platform::relax();
    if (try_lock(m)) return true;
  }
  return false;
}

// Under the guard: says that somebody waits, unless the mutex has become free, in which case it is taken.
bool take_or_announce(Mutex* m) {
  std::int32_t state = __atomic_load_n(&m->state, __ATOMIC_RELAXED);
  for (;;) {
    std::int32_t wanted = (state & kLocked) == 0 ? state | kLocked : state | kWaited;
    if (__atomic_compare_exchange_n(&m->state, &state, wanted, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
      return (state & kLocked) == 0;
  }
}

// Under the guard: takes out who is to be woken. The mutex stays locked for one that has waited for too long.
Waiter* release_locked(Mutex* m, bool* handed_over) {
  Waiter* waiter = internal::pop_front_or_null(&m->waiters);
  *handed_over = waiter != nullptr && rt::platform::monotonic_ns() - waiter->since > kStarving;
  std::int32_t state = m->waiters != nullptr ? kWaited : 0;
  __atomic_store_n(&m->state, *handed_over ? state | kLocked : state, __ATOMIC_RELEASE);
  return waiter;
}

}  // namespace

// One that has been woken and finds it taken again waits before the others, and from when it first did.
void Mutex::lock_slowly(const site& where) {
  Mutex* m = this;
  if (spin(m)) return;
  std::int64_t since = rt::platform::monotonic_ns();
  bool woken = false;
  for (;;) {
    internal::lock_guard(&m->sema);
    if (take_or_announce(m)) return internal::unlock_guard(&m->sema);
    rt::sched::current()->waiter.since = since;
    bool handed_over = internal::wait(&m->waiters, &m->sema, woken, "sync.Mutex.Lock", where);
    if (handed_over) return;
    woken = true;
  }
}

void Mutex::unlock_slowly() {
  Mutex* m = this;
  if ((__atomic_load_n(&m->state, __ATOMIC_RELAXED) & kLocked) == 0) fatal("sync: unlock of unlocked mutex");
  bool handed_over;
  internal::lock_guard(&m->sema);
  Waiter* waiter = release_locked(m, &handed_over);
  internal::unlock_guard(&m->sema);
  if (waiter != nullptr) internal::wake(waiter, handed_over);
}

bool Mutex::TryLock(ptr<Mutex> m) { return try_lock(&*m); }

}  // namespace gocxx::sync
