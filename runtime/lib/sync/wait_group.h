// sync.WaitGroup.
//
// Invariant: whenever the guard is free and the counter is zero, no goroutine waits, or a goroutine that
// counted down to zero is about to take the guard.
//
// Goroutine that adds:   1. It adds to the counter. If the result is not zero, it is done.
//                        2. It takes the guard. If the counter is still zero, it takes out all waiters.
//                        3. It drops the guard and wakes them.
// Goroutine that waits:  1. If the counter is zero, it is done.
//                        2. It takes the guard. If the counter is zero by now, it is done.
//                        3. It queues and parks; its worker drops the guard.
//
// Why no waiter is forgotten: a goroutine that waits has read a counter that was not zero, under the guard.
// The goroutine that counts down to zero does so later, takes the guard later still, and finds the waiter.
//
// Memory orders: `add` releases and `is_zero` acquires, so a goroutine that waited sees what was done before
// each add.
#pragma once

#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

/// The steps of the group's methods. Any goroutine may call them.
template <class Policy>
class BasicWaitGroup {
 public:
  explicit BasicWaitGroup(WaitGroup& g) : g_(g) {}

  /// Returns the new counter. If it is zero, the caller has to call `release`. Release: partner of `is_zero`.
  /// Acquire: the goroutine that counts down to zero sees what the others did, and hands that to the waiters.
  long add(long delta) const { return count().fetch_add(delta, std::memory_order_acq_rel) + delta; }

  /// Wakes all waiters, unless the counter has grown meanwhile.
  void release() const {
    Policy::lock_guard(&g_.sema);
    Waiter* ring = is_zero() ? g_.waiters : nullptr;
    if (ring != nullptr) {
      ring->previous->next = nullptr;  // a list now
      g_.waiters = nullptr;
    }
    Policy::unlock_guard(&g_.sema);
    while (ring != nullptr) {
      Waiter* next = ring->next;
      Policy::wake(ring, true);
      ring = next;
    }
  }

  /// Blocks until the counter is zero.
  void wait(const site& where) const {
    if (is_zero()) return;
    Policy::lock_guard(&g_.sema);
    if (is_zero()) return Policy::unlock_guard(&g_.sema);
    Policy::wait(&g_.waiters, &g_.sema, false, "semacquire", where);
  }

 private:
  using Waiter = rt::sched::Waiter;

  typename Policy::template Ref<long> count() const { return typename Policy::template Ref<long>(g_.count); }
  // Acquire: partner of `add`.
  bool is_zero() const { return count().load(std::memory_order_acquire) == 0; }

  WaitGroup& g_;
};

}  // namespace gocxx::sync
