// sync.WaitGroup. Who counts down to zero takes the guard and wakes all who wait, unless it has gone up again. Who is to wait
// reads the counter under the guard, which it gives up only when it waits: so either who counted down to zero has not yet
// looked for waiters, or the counter is not zero and somebody will.
#pragma once

#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

// Steps of the group's methods.
template <class Parts>
class BasicWaitGroup {
 public:
  explicit BasicWaitGroup(WaitGroup& g) : g_(g) {}

  // Gives what the counter is now; if that is zero, `release` has to follow.
  long add(long delta) const { return count().fetch_add(delta, std::memory_order_acq_rel) + delta; }

  void release() const {
    Parts::lock_guard(&g_.sema);
    Waiter* ring = is_zero() ? g_.waiters : nullptr;
    if (ring != nullptr) {
      ring->previous->next = nullptr;  // a list now
      g_.waiters = nullptr;
    }
    Parts::unlock_guard(&g_.sema);
    while (ring != nullptr) {
      Waiter* next = ring->next;
      Parts::wake(ring, true);
      ring = next;
    }
  }

  void wait(const site& where) const {
    if (is_zero()) return;
    Parts::lock_guard(&g_.sema);
    if (is_zero()) return Parts::unlock_guard(&g_.sema);
    Parts::wait(&g_.waiters, &g_.sema, false, "semacquire", where);
  }

 private:
  using Waiter = rt::sched::Waiter;

  typename Parts::template Ref<long> count() const { return typename Parts::template Ref<long>(g_.count); }
  bool is_zero() const { return count().load(std::memory_order_acquire) == 0; }

  WaitGroup& g_;
};

}  // namespace gocxx::sync
