// The queue of the goroutines that wait on one side of a channel, first come, first served.
//
// A select statement has a waiter in the queue of each of its channels; each queue is under its own channel's
// lock.
//
// Invariant: exactly one of the goroutines that take out waiters of one execution of a select statement wakes
// it.
//
// Select statement:
//   1. It unsets `select_won` and queues its waiters while it holds the locks of all its channels.
//   2. When it runs again, it removes the waiters that are still queued, each under its channel's lock.
// Goroutine that looks for a waiter:
//   1. Under the channel's lock it takes the first waiter out.
//   2. If that is a select's, it exchanges `select_won` with true. If it was unset, the goroutine has won and
//      wakes the statement. Otherwise it continues with the next waiter.
//
// Why this holds: the exchanges of one flag come one after the other, and only the first finds it unset. The
// flag is unset again only when none of the statement's waiters is in a queue: step 2 has removed those of
// the last execution, and step 1 holds all locks. Between the win and step 2, other goroutines that find a
// waiter of the statement find the flag set.
//
// Memory orders: the exchange acquires and releases. Its partners are the other exchanges of the same flag;
// all other data of a waiter are ordered by its channel's lock.
//
// The atomics and the waiters are parameters: the tests run the queue through every interleaving.
#pragma once

#include <atomic>

#include "platform/prefetch.h"
#include "sched/goroutine.h"

namespace gocxx::rt::chan {

using sched::Waiter;

/// All functions but `empty` and the prefetches are called with the channel's lock held.
template <template <class> class Atomic, class Waiter>
class BasicWaiterQueue {
 public:
  /// Appends the waiter.
  void push(Waiter* waiter) {
    waiter->next = nullptr;
    waiter->previous = last_;
    waiter->queued = true;
    if (last_ == nullptr)
      set_first(waiter);
    else
      last_->next = waiter;
    last_ = waiter;
  }

  /// Takes out the first waiter that can be woken and returns it; null if there is none. Waiters of select
  /// statements that were won elsewhere are taken out and dropped.
  Waiter* pop_or_null() {
    while (Waiter* waiter = first()) {
      unlink(waiter);
      prefetch_after_first();
      if (!waiter->in_select || try_win(waiter)) return waiter;
    }
    return nullptr;
  }

  /// Takes out a waiter, unless it was taken out already.
  void remove(Waiter* waiter) {
    if (waiter->queued) unlink(waiter);
  }

  /// Hints for a goroutine that is about to take the first waiter out: they fetch the waiter, and once that
  /// is in the cache its goroutine. Called without the lock, so the first waiter may change at any time;
  /// ThreadSanitizer does not check it.
  void prefetch_first() const { __builtin_prefetch(first(), 1); }
  __attribute__((no_sanitize("thread"))) void prefetch_goroutine() const {
    if (Waiter* waiter = first())
      sched::prefetch_for_ready(__atomic_load_n(&waiter->goroutine, __ATOMIC_RELAXED));
  }

  /// Returns whether the queue has no waiter. Without the lock it is a hint; with it, waiters may still be
  /// won elsewhere.
  bool empty() const { return first_.load(std::memory_order_acquire) == nullptr; }

 private:
  /// Acquire and release: partner of the exchanges by the other channels of the select. Only the first wins.
  static bool try_win(Waiter* waiter) {
    return !waiter->goroutine->select_won.exchange(true, std::memory_order_acq_rel);
  }

  // Where many goroutines wait, they have waited for long, and their records are in no cache. The new first
  // waiter is in the cache, since the one before it was linked to it; so the second is fetched. A waiter is
  // mostly the beginning of its goroutine's record, all of which is needed soon.
  void prefetch_after_first() const {
    const Waiter* waiter = first();
    if (waiter != nullptr && waiter->next != nullptr) platform::prefetch_to_write(waiter->next, 3);
  }

  void unlink(Waiter* waiter) {
    if (waiter->previous == nullptr)
      set_first(waiter->next);
    else
      waiter->previous->next = waiter->next;
    (waiter->next == nullptr ? last_ : waiter->next->previous) = waiter->previous;
    waiter->next = waiter->previous = nullptr;
    waiter->queued = false;
  }

  Waiter* first() const { return first_.load(std::memory_order_relaxed); }
  void set_first(Waiter* waiter) { first_.store(waiter, std::memory_order_relaxed); }

  // Written under the lock, read without it by `empty` (acquire: see Channel::can_recv) and the hints.
  Atomic<Waiter*> first_{nullptr};
  Waiter* last_ = nullptr;  // under the lock
};

using WaiterQueue = BasicWaiterQueue<std::atomic, Waiter>;

}  // namespace gocxx::rt::chan
