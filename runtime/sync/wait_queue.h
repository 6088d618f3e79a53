// What the primitives of package sync are made of: a word that guards a few fields, and a queue of goroutines
// that wait. Both lie in the Go value itself (copied and compared as plain data, zero when new, reachable for
// the collector), so they are plain fields operated on by functions.
#pragma once

#include <cstdint>

#include "gocxx/site.h"
#include "platform/lock.h"
#include "platform/worker_lock.h"
#include "sched/goroutine.h"

namespace gocxx::rt::sync {

using sched::Waiter;

// --- the guard: held for a few instructions, never while parked

void lock_guard_slowly(std::uint32_t* guard);

inline void lock_guard(std::uint32_t* guard) {
  if (!platform::is_single_worker() && __atomic_exchange_n(guard, 1, __ATOMIC_ACQUIRE) != 0) [[unlikely]]
    lock_guard_slowly(guard);
}
inline void unlock_guard(std::uint32_t* guard) { __atomic_store_n(guard, 0, __ATOMIC_RELEASE); }

class Guarded {
 public:
  explicit Guarded(std::uint32_t* guard) : guard_(guard) { lock_guard(guard_); }
  ~Guarded() { unlock_guard(guard_); }
  Guarded(const Guarded&) = delete;

 private:
  std::uint32_t* guard_;
};

// --- the queue: a ring of waiters, named by its first. All under the guard

void push_back(Waiter** first, Waiter* waiter);
void push_front(Waiter** first, Waiter* waiter);
Waiter* pop_front_or_null(Waiter** first);
void take_out(Waiter** first, Waiter* waiter);

// --- waiting

// Queues the current goroutine (last, or first if `in_front`) and parks it; the guard is held and released
// once its stack has been left. Returns when somebody has popped its waiter and called `wake`, with what was
// given there.
bool wait(Waiter** first, std::uint32_t* guard, bool in_front, const char* reason, const site& where);

// After `waiter` was popped and the guard released (the primitive may be gone by then).
void wake(Waiter* waiter, bool result);

}  // namespace gocxx::rt::sync
