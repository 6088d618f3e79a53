// The queue of those who wait on one side of a channel.
//
// A select statement is in several queues, each under the lock of its own channel. Who takes one of its places out is the
// one to wake it if `select_won` was unset when he set it, in one step: so of those who find it at the same time on
// several channels one wins, and the others go on to the next waiter. It is unset by the statement itself while it holds the
// locks of all its channels, and so is in none of the queues. When it runs again it takes out under each lock what nobody
// has taken out there; until it has, whoever meets a place of it finds it won.
//
// The atomics are a parameter, and the waiters: the tests run it through every interleaving.
#pragma once

#include <atomic>

#include "platform/prefetch.h"
#include "sched/goroutine.h"

namespace gocxx::rt::chan {

using sched::Waiter;

// First come, first served. The channel's lock protects it; `empty` may be asked without.
template <template <class> class Atomic, class Waiter>
class BasicWaiterQueue {
 public:
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

  // The first that can be woken, taken out; null if there is none. A select statement that somebody else has
  // already won is passed over: its other places are taken out when its goroutine runs.
  Waiter* pop_or_null() {
    while (Waiter* waiter = first()) {
      unlink(waiter);
      prefetch_after_first();
      if (!waiter->in_select || try_win(waiter)) return waiter;
    }
    return nullptr;
  }

  // Takes out a waiter that may be gone already.
  void remove(Waiter* waiter) {
    if (waiter->queued) unlink(waiter);
  }

  // Hints for who is about to take the first out: its place, and when that is in the cache its goroutine. It may be
  // another's the next moment.
  void prefetch_first() const { __builtin_prefetch(first(), 1); }
  [[gnu::no_sanitize("thread")]] void prefetch_goroutine() const {
    if (Waiter* waiter = first())
      sched::prefetch_for_ready(__atomic_load_n(&waiter->goroutine, __ATOMIC_RELAXED));
  }

  // Whether pop_or_null would find one (that one may be won elsewhere the next moment).
  bool empty() const { return first() == nullptr; }

 private:
  static bool try_win(Waiter* waiter) {
    return !waiter->goroutine->select_won.exchange(true, std::memory_order_acq_rel);
  }

  // Where many wait they have done so for long. The first one's place is in the cache, since the one before it was
  // linked to it; most often that is the beginning of its goroutine's record, of which all is needed soon.
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

  Atomic<Waiter*> first_{nullptr};
  Waiter* last_ = nullptr;
};

using WaiterQueue = BasicWaiterQueue<std::atomic, Waiter>;

}  // namespace gocxx::rt::chan
