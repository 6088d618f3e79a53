// The parts of package sync's primitives: a word that guards a few fields, and a queue of waiting goroutines.
// Both lie in the Go value itself (copied and compared as plain data, zero when new, reachable for the
// collector), so they are plain fields, and the operations on them are functions.
#pragma once

#include <cstdint>

#include "gocxx/site.h"
#include "platform/lock.h"
#include "platform/worker_lock.h"
#include "sched/goroutine.h"

namespace gocxx::rt::sync {

using sched::Waiter;

// --- starvation: a lock is not handed over to the goroutine that is woken, so others may be faster for ever

/// Waiter::since of a goroutine that has not been woken in vain yet.
inline constexpr std::int64_t kNotWoken = INT64_MAX;

/// Whether the goroutine was woken in vain and has waited for more than a millisecond: then it shall get the
/// lock.
inline bool is_starving(const Waiter& waiter, std::int64_t now) {
  constexpr std::int64_t kLongest = 1'000'000;  // nanoseconds
  return now - waiter.since > kLongest;
}

// --- the guard: held for a few instructions, never while parked (`wait` has it released)

/// Spins until the guard is taken. Acquire: partner of unlock_guard.
void lock_guard_slowly(std::uint32_t* guard);

/// Takes the guard. In single-worker mode it is not taken at all (platform/worker_lock.h). Acquire: partner
/// of unlock_guard.
inline void lock_guard(std::uint32_t* guard) {
  if (!platform::is_single_worker() && __atomic_exchange_n(guard, 1, __ATOMIC_ACQUIRE) != 0) [[unlikely]]
    lock_guard_slowly(guard);
}
/// Releases the guard; any thread may. Release: partner of lock_guard and lock_guard_slowly.
inline void unlock_guard(std::uint32_t* guard) { __atomic_store_n(guard, 0, __ATOMIC_RELEASE); }

/// Holds the guard within a scope.
class Guarded {
 public:
  explicit Guarded(std::uint32_t* guard) : guard_(guard) { lock_guard(guard_); }
  ~Guarded() { unlock_guard(guard_); }
  Guarded(const Guarded&) = delete;

 private:
  std::uint32_t* guard_;
};

// --- the queue: a ring of waiters; `first` points to the first one, null if it is empty. All under the guard

void push_back(Waiter** first, Waiter* waiter);
void push_front(Waiter** first, Waiter* waiter);
/// Takes out the first waiter, or returns null if the queue is empty.
Waiter* pop_front_or_null(Waiter** first);
/// Takes out a waiter that is in the queue.
void take_out(Waiter** first, Waiter* waiter);

// --- waiting

/// Queues the current goroutine (last, or first if `in_front`) and parks it. The caller holds the guard; it
/// is released after the goroutine's stack has been left. Returns when another goroutine has taken out the
/// waiter and called `wake`, with the `result` of that call.
bool wait(Waiter** first, std::uint32_t* guard, bool in_front, const char* reason, const site& where);

/// Wakes the goroutine of a waiter that was taken out. Called without the guard (the primitive may be gone by
/// then).
void wake(Waiter* waiter, bool result);

}  // namespace gocxx::rt::sync
