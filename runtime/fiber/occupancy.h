// Who is on a slot of which several fibers are at home: one atomic word, the fiber whose bytes lie there (the
// occupant) and what goes on. It is the only thing on which workers agree:
//
//   free    -> running           a fiber without a stack takes the slot for its home
//   parked  -> running           the occupant is run again, by any worker
//   parked  -> busy -> running   another fiber wants the slot: its worker copies the occupant out, itself in
//   free    -> busy -> running   the same without an occupant
//   running -> parked            the worker has left the occupant's stack (never before: from then on others
//                                may run it)
//   running -> free              the occupant has ended, or its bytes were copied out
//
// A fiber whose home is running or busy queues behind it: it is linked to the waiters and the word gets the
// contended mark, both under one lock; who next takes the word out of running sees the mark and hands the
// waiters back to the scheduler. So a waiter is never forgotten: either the mark is set before the word
// changes, or setting the mark fails and the worker looks again.
//
// A free slot is in exactly one list of free ones, or on its way there or out. It can become free in several
// ways and be taken without the list (an evicted fiber comes home), so `listed` says whether it is in one:
// who frees it first lets go of the word and then looks at `listed`; who takes it from a list first unsets
// `listed` and then tries the word. One of the two sees what the other has done, whatever the order.
//
// A lone worker (platform/worker_lock.h) has nobody to agree with, and plain loads and stores do. They cost more
// than they seem to: an atomic operation waits for all stores before it, and those go to memory that is in no
// cache.
//
// The atomics and the lock are parameters: the tests run it through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "fiber/fiber.h"
#include "platform/lock.h"
#include "platform/worker_lock.h"

namespace gocxx::rt::fiber {

enum class Entered {
  kReady,   // the fiber's stack is in place and its slot running
  kQueued,  // somebody is on its home slot; `leave_*` of that one hands it back
  kNoSlot,  // (new fiber) every slot is running, or somebody's home while slots are not shared; try again
            // later
};

template <template <class> class Atomic, class Lock>
class BasicOccupancy {
 public:
  // --- by the worker that is to run `fiber`. Acquire: what the one who parked wrote to the stack is seen

  // A new fiber, which lies nowhere yet.
  bool try_occupy(Fiber* fiber) { return take(kFree, pack(fiber, kRunning)); }

  // The usual case: its bytes are in place.
  bool try_resume(Fiber* fiber) { return take(pack(fiber, kParked), pack(fiber, kRunning)); }

  // A new fiber that turns out whoever is parked here. `turn_out(other)` is called while the slot is busy.
  template <class TurnOut>
  bool try_turn_out(Fiber* fiber, TurnOut turn_out) {
    std::uintptr_t word = word_.load(std::memory_order_relaxed);
    if (state_of(word) != kParked || !take(word, kBusy)) return false;
    turn_out(occupant(word));
    become_running(fiber);
    return true;
  }

  // One whose home this is, wherever its bytes are: kReady or kQueued. `exchange(other_or_null)` turns out who
  // is parked here and brings in the fiber's bytes, while the slot is busy.
  template <class Exchange>
  Entered enter(Fiber* fiber, Lock& lock, Exchange exchange) {
    for (;;) {
      std::uintptr_t word = word_.load(std::memory_order_relaxed);
      switch (state_of(word)) {
        case kParked:
        case kFree:
          if (occupant(word) == fiber) {
            if (try_resume(fiber)) return Entered::kReady;
          } else if (take(word, kBusy)) {
            exchange(occupant(word));
            become_running(fiber);
            return Entered::kReady;
          }
          break;
        case kRunning:
        case kBusy:
          if (try_queue(fiber, lock)) return Entered::kQueued;
          break;
      }
    }
  }

  // --- by the worker that has left the occupant's stack; gives the waiters. Release: partner of `take`

  [[nodiscard]] Fiber* leave_parked(Fiber* fiber, Lock& lock) { return give(pack(fiber, kParked), lock); }
  [[nodiscard]] Fiber* leave_free(Lock& lock) { return give(kFree, lock); }

  // --- the list of free slots

  // Whether the slot, which was left free, was in no list; now it is to be.
  bool try_list() {
    if (!platform::is_single_worker()) return !listed_.exchange(true, std::memory_order_seq_cst);
    bool listed = listed_.load(std::memory_order_relaxed);
    list_alone();
    return !listed;
  }
  // By who has taken it from its list.
  void unlist() { platform::is_single_worker() ? unlist_alone() : listed_.store(false, std::memory_order_seq_cst); }

  // --- while nobody else looks: the slot is not shared (slots.h), or the world is stopped

  // The word of an occupied slot that is not shared says parked all the time.
  void occupy_alone(Fiber* fiber) { word_.store(pack(fiber, kParked), std::memory_order_relaxed); }
  void vacate_alone() { word_.store(kFree, std::memory_order_relaxed); }
  Fiber* occupant_or_null_alone() const { return occupant(word_.load(std::memory_order_relaxed)); }
  void list_alone() { listed_.store(true, std::memory_order_relaxed); }
  void unlist_alone() { listed_.store(false, std::memory_order_relaxed); }
  // False: its bytes lie elsewhere.
  bool try_discard(Fiber* parked) { return take(pack(parked, kParked), kFree); }

  // Calls `look(occupant_or_null)` unless a worker is on the slot.
  template <class Look>
  void if_idle(Look look) const {
    std::uintptr_t word = word_.load(std::memory_order_acquire);
    if (state_of(word) == kParked || state_of(word) == kFree) look(occupant(word));
  }

 private:
  // The word: occupant (16-byte aligned) | kContended | state.
  enum State : std::uintptr_t { kFree = 0, kParked = 1, kRunning = 2, kBusy = 3 };
  static constexpr std::uintptr_t kStateMask = 3;
  static constexpr std::uintptr_t kContended = 4;
  static constexpr std::uintptr_t kFlags = 15;

  static std::uintptr_t pack(Fiber* fiber, State state) {
    return reinterpret_cast<std::uintptr_t>(fiber) | state;
  }
  static Fiber* occupant(std::uintptr_t word) { return reinterpret_cast<Fiber*>(word & ~kFlags); }
  static State state_of(std::uintptr_t word) { return static_cast<State>(word & kStateMask); }

  bool take(std::uintptr_t from, std::uintptr_t to) {
    if (platform::is_single_worker()) {
      if (word_.load(std::memory_order_relaxed) != from) return false;
      word_.store(to, std::memory_order_relaxed);
      return true;
    }
    return word_.compare_exchange_strong(from, to, std::memory_order_seq_cst);
  }

  // A busy slot becomes `fiber`'s. Waiters that came meanwhile stay linked, and the mark is kept for the one
  // who leaves next.
  void become_running(Fiber* fiber) {
    std::uintptr_t before = word_.load(std::memory_order_relaxed);
    if (platform::is_single_worker())
      return word_.store(pack(fiber, kRunning) | (before & kContended), std::memory_order_relaxed);
    while (!word_.compare_exchange_weak(before, pack(fiber, kRunning) | (before & kContended),
                                        std::memory_order_acq_rel)) {
    }
  }

  std::uintptr_t exchange(std::uintptr_t to) {
    if (!platform::is_single_worker()) return word_.exchange(to, std::memory_order_seq_cst);
    std::uintptr_t before = word_.load(std::memory_order_relaxed);
    word_.store(to, std::memory_order_relaxed);
    return before;
  }

  Fiber* give(std::uintptr_t to, Lock& lock) {
    std::uintptr_t before = exchange(to);
    if ((before & kContended) == 0) [[likely]]
      return nullptr;
    return take_waiters(lock);
  }

  // Somebody is on the slot: queues `fiber` behind, unless that changed meanwhile.
  bool try_queue(Fiber* fiber, Lock& lock) {
    platform::Guard guard(lock);
    std::uintptr_t word = word_.load(std::memory_order_relaxed);
    if (state_of(word) != kRunning && state_of(word) != kBusy) return false;
    if (!word_.compare_exchange_strong(word, word | kContended, std::memory_order_relaxed)) return false;
    fiber->next = waiters_.load(std::memory_order_relaxed);
    waiters_.store(fiber, std::memory_order_relaxed);
    return true;
  }

  // Not inlined: `give` is part of every switch.
  [[gnu::noinline]] Fiber* take_waiters(Lock& lock) {
    platform::Guard guard(lock);
    Fiber* waiters = waiters_.load(std::memory_order_relaxed);
    waiters_.store(nullptr, std::memory_order_relaxed);
    return waiters;
  }

  Atomic<std::uintptr_t> word_{kFree};
  Atomic<Fiber*> waiters_{nullptr};  // under the lock that all slots share; atomic for the tests' sake
  Atomic<bool> listed_{false};
};

using Occupancy = BasicOccupancy<std::atomic, platform::SpinLock>;

}  // namespace gocxx::rt::fiber
