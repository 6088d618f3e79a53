// Slot ownership: which fiber's bytes lie in a slot, and which worker may use them. A slot is the home of
// several fibers; its owner is the fiber whose bytes lie there. Workers agree on this by one atomic word per
// slot: the owner, a state and the contended mark.
//
//   free    -> running              a fiber without a stack claims the slot as its home
//   parked  -> running              the owner is run again, by any worker
//   parked  -> swapping -> running  another fiber's worker copies the owner out, and its own fiber in
//   free    -> swapping -> running  the same without an owner
//   running -> parked               the worker has left the owner's stack
//   running -> free                 the owner has ended, or its bytes were copied out
//
// ## The word
//
// Invariant: only the worker that changed the word to running or swapping uses the bytes of the slot, until
// that worker changes the word again. It changes running to parked or free only after it has left the owner's
// stack.
//
// Memory orders: each change from parked or free acquires, and each change to parked or free releases. So a
// worker that runs or copies a stack sees what the last worker wrote there, and which fibers it evicted.
//
// ## Fibers that wait for their home slot
//
// Invariant: while a fiber is linked to the waiters, the contended mark is set, or a worker that saw the mark
// is about to take the waiters.
//
// Fiber whose home is running or swapping:  1. Its worker takes the lock.
//                                           2. It adds the mark to the word. If the word is parked or free by
//                                              now, it drops the lock and starts again.
//                                           3. It links the fiber and drops the lock.
// Worker that leaves the slot:              1. It changes the word to parked or free, which removes the mark.
//                                           2. If the mark was set, it takes the lock and takes out all
//                                              waiters.
//                                           3. It hands them back to the scheduler.
//
// Why no waiter is forgotten: steps 2 of the fiber and 1 of the leaving worker are read-modify-writes of one
// word, so one comes first. If the mark comes first, the leaving worker sees it; it gets the lock only after
// the fiber was linked. If the change comes first, the fiber's step 2 fails. A change from swapping to
// running keeps the mark. The leaving worker may also take waiters that queued behind the next owner. They
// try again too early, and the mark that they left on the word makes a later worker look at an empty list;
// both do no harm. The mark needs no order of its own (relaxed): the lock orders the links.
//
// ## The list of free slots
//
// Invariant: a free slot is in exactly one list of free slots, or a worker is about to put it there or has
// just taken it out. A slot in a list need not be free: an evicted fiber can enter its free home slot without
// the list.
//
// Worker that frees the slot:           1. It changes the word to free.
//                                       2. It sets `listed`. If that was unset, it puts the slot into a list.
// Worker that took it out of its list:  1. It unsets `listed`.
//                                       2. It tries to change the word from free to running.
//
// Each side writes one variable and reads the other one afterwards, all sequentially consistent, so at least
// one of them sees the other's write. If the freeing worker finds `listed` still set, the other worker's step
// 2 sees the free slot and claims it (unless yet another fiber has entered it, whose worker will free it in
// turn). If the freeing worker finds it unset, it lists the slot; the entry is stale if the other worker
// claims the slot as well, and a later worker that takes the stale entry out fails at its step 2.
//
// ## Without atomic operations
//
// In single-worker mode (platform/worker_lock.h) no other worker uses the slots, and plain loads and stores
// are enough. Atomic operations cost more than they seem to: each waits for all stores before it, and those
// go to memory that is in no cache.
//
// The atomics and the lock are parameters: the tests run the protocol through every interleaving.
#pragma once

#include <atomic>
#include <cstdint>

#include "fiber/fiber.h"
#include "platform/lock.h"
#include "platform/worker_lock.h"

namespace gocxx::rt::fiber {

/// The outcome of an attempt to put a fiber's stack in place.
enum class Entered {
  /// The stack is in place and the slot is running.
  kReady,
  /// The home slot is in use. The worker that leaves it hands the fiber back.
  kQueued,
  /// A new fiber found no slot: each is running, or is another fiber's home while slots are not shared. Try
  /// again later.
  kNoSlot,
};

/// The ownership of one slot. `lock` is the same for all slots.
template <template <class> class Atomic, class Lock>
class BasicSlotOwnership {
 public:
  // --- called by the worker that is to run `fiber`. Acquire: partner of `leave_parked` and `leave_free`

  /// For a fiber without a stack: claims a free slot. Returns false if it is not free.
  bool try_claim(Fiber* fiber) { return try_change(kFree, pack(fiber, kRunning)); }

  /// For a fiber whose home this is. Returns false if its bytes are not in place.
  bool try_resume(Fiber* fiber) { return try_change(pack(fiber, kParked), pack(fiber, kRunning)); }

  /// For a fiber without a stack: evicts the parked owner. `evict(owner)` is called while the slot is
  /// swapping. Returns false if there is no parked owner.
  template <class Evict>
  bool try_evict(Fiber* fiber, Evict evict) {
    std::uintptr_t word = word_.load(std::memory_order_relaxed);
    if (state_of(word) != kParked || !try_change(word, kSwapping)) return false;
    evict(owner(word));
    become_running(fiber);
    return true;
  }

  /// For a fiber whose home this is, wherever its bytes are. Returns kReady, or kQueued if the slot is in
  /// use. `swap(owner_or_null)` is called while the slot is swapping: it evicts the owner and copies the
  /// fiber's bytes in.
  template <class Swap>
  Entered enter(Fiber* fiber, Lock& lock, Swap swap) {
    for (;;) {
      std::uintptr_t word = word_.load(std::memory_order_relaxed);
      switch (state_of(word)) {
        case kParked:
        case kFree:
          if (owner(word) == fiber) {
            if (try_resume(fiber)) return Entered::kReady;
          } else if (try_change(word, kSwapping)) {
            swap(owner(word));
            become_running(fiber);
            return Entered::kReady;
          }
          break;
        case kRunning:
        case kSwapping:
          if (try_queue(fiber, lock)) return Entered::kQueued;
          break;
      }
    }
  }

  // --- called by the worker that has left the owner's stack. Release: partner of `try_change`

  /// Both return the fibers that waited for the slot, linked by `next`, or null. The caller hands them to the
  /// scheduler.
  [[nodiscard]] Fiber* leave_parked(Fiber* fiber, Lock& lock) { return leave(pack(fiber, kParked), lock); }
  [[nodiscard]] Fiber* leave_free(Lock& lock) { return leave(kFree, lock); }

  // --- the list of free slots. `listed_` and `word_` are sequentially consistent: of a worker that leaves a
  // slot free and lists it, and one that unlists and claims it, each sees the store of the other.

  /// Called after the slot was left free. Returns true if the caller has to put it into a list.
  bool try_list() {
    if (!platform::is_single_worker()) return !listed_.exchange(true, std::memory_order_seq_cst);
    bool listed = listed_.load(std::memory_order_relaxed);
    list_exclusive();
    return !listed;
  }
  /// Called after the slot was taken out of its list, and before `try_claim`.
  void unlist() {
    platform::is_single_worker() ? unlist_exclusive() : listed_.store(false, std::memory_order_seq_cst);
  }

  // --- called while no other thread uses this slot: slots are not shared (slots.h), or the world is stopped

  /// While slots are not shared, the word of an owned slot says parked all the time.
  void claim_exclusive(Fiber* fiber) { word_.store(pack(fiber, kParked), std::memory_order_relaxed); }
  void release_exclusive() { word_.store(kFree, std::memory_order_relaxed); }
  Fiber* owner_or_null_exclusive() const { return owner(word_.load(std::memory_order_relaxed)); }
  void list_exclusive() { listed_.store(true, std::memory_order_relaxed); }
  void unlist_exclusive() { listed_.store(false, std::memory_order_relaxed); }
  /// Frees the slot of a fiber that will never run. Returns false if its bytes lie elsewhere.
  bool try_discard(Fiber* parked) { return try_change(pack(parked, kParked), kFree); }

  /// Calls `look(owner_or_null)` unless a worker uses the slot. Acquire: partner of `leave_parked` and
  /// `leave_free`. No worker can begin to use the slot meanwhile.
  template <class Look>
  void if_idle(Look look) const {
    std::uintptr_t word = word_.load(std::memory_order_acquire);
    if (state_of(word) == kParked || state_of(word) == kFree) look(owner(word));
  }

 private:
  // The word: owner (16-byte aligned) | kContended | state.
  enum State : std::uintptr_t { kFree = 0, kParked = 1, kRunning = 2, kSwapping = 3 };
  static constexpr std::uintptr_t kStateMask = 3;
  static constexpr std::uintptr_t kContended = 4;
  static constexpr std::uintptr_t kFlags = 15;

  static std::uintptr_t pack(Fiber* fiber, State state) {
    return reinterpret_cast<std::uintptr_t>(fiber) | state;
  }
  static Fiber* owner(std::uintptr_t word) { return reinterpret_cast<Fiber*>(word & ~kFlags); }
  static State state_of(std::uintptr_t word) { return static_cast<State>(word & kStateMask); }

  // Sequentially consistent for the list of free slots; the stack needs acquire only.
  bool try_change(std::uintptr_t from, std::uintptr_t to) {
    if (platform::is_single_worker()) {
      if (word_.load(std::memory_order_relaxed) != from) return false;
      word_.store(to, std::memory_order_relaxed);
      return true;
    }
    return word_.compare_exchange_strong(from, to, std::memory_order_seq_cst);
  }

  // `fiber` becomes the owner of a swapping slot. Waiters that came meanwhile stay linked, and the mark is
  // kept for the worker that leaves next. The order has no partner: the bytes stay this worker's until it
  // leaves.
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

  Fiber* leave(std::uintptr_t to, Lock& lock) {
    std::uintptr_t before = exchange(to);
    if ((before & kContended) == 0) [[likely]]
      return nullptr;
    return take_waiters(lock);
  }

  // Queues `fiber` behind the worker that uses the slot. Returns false if no worker uses it any more.
  bool try_queue(Fiber* fiber, Lock& lock) {
    platform::Guard guard(lock);
    std::uintptr_t word = word_.load(std::memory_order_relaxed);
    if (state_of(word) != kRunning && state_of(word) != kSwapping) return false;
    if (!word_.compare_exchange_strong(word, word | kContended, std::memory_order_relaxed)) return false;
    fiber->next = waiters_.load(std::memory_order_relaxed);
    waiters_.store(fiber, std::memory_order_relaxed);
    return true;
  }

  // Not inlined: `leave` is part of every switch.
  [[gnu::noinline]] Fiber* take_waiters(Lock& lock) {
    platform::Guard guard(lock);
    Fiber* waiters = waiters_.load(std::memory_order_relaxed);
    waiters_.store(nullptr, std::memory_order_relaxed);
    return waiters;
  }

  Atomic<std::uintptr_t> word_{kFree};
  // Linked by `next`; under the lock that all slots share; atomic for the tests' sake.
  Atomic<Fiber*> waiters_{nullptr};
  Atomic<bool> listed_{false};  // the slot is in a list of free slots
};

using SlotOwnership = BasicSlotOwnership<std::atomic, platform::SpinLock>;

}  // namespace gocxx::rt::fiber
