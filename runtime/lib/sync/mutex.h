// sync.Mutex. `state` has two bits: kLocked, and kWaited (goroutines wait).
//
// A goroutine that finds the mutex unlocked takes it at once, even if others have waited longer (barging):
// handing it over to a goroutine that has to be woken first would leave the mutex idle meanwhile. To prevent
// starvation, the mutex is handed over to a goroutine that has waited for more than a millisecond and has
// been woken at least once in that time: another goroutine was faster. A goroutine that has not been woken
// yet is no reason: with thousands of them in the queue each has waited for long, and each unlock would be a
// hand-over.
//
// Invariants:
// - Whenever the guard is free, kWaited is set if and only if the queue has a waiter.
// - While both bits are set, only the holder changes `state`, under the guard.
//
// Goroutine that locks:    1. If `state` is unlocked, it sets kLocked; done.
//                          2. It takes the guard. In one step it sets kLocked if the mutex is unlocked by now
//                             (done), or kWaited if it is locked.
//                          3. It queues its waiter and parks. Its worker drops the guard after it has left
//                             the stack.
//                          4. When it wakes it holds the mutex, if that was handed over; otherwise it goes on
//                             at step 2, and queues in front of the others.
// Goroutine that unlocks:  1. If only kLocked is set, it clears it; done.
//                          2. It takes the guard, takes out the first waiter, and stores the new `state`:
//                             kLocked stays set if the mutex is handed over, kWaited stays set if the queue
//                             is not empty.
//                          3. It drops the guard and wakes the waiter.
//
// Why no waiter is forgotten: step 2 of the locker and step 1 of the unlocker are compare-exchanges of one
// word. If the unlocker's comes first, the locker finds the mutex unlocked. If the locker's comes first, the
// unlocker's fails; it gets the guard only after the waiter is queued, and finds it.
//
// Memory orders: each compare-exchange that sets kLocked acquires, and each change that clears it releases. A
// mutex that is handed over is ordered by the wake-up of the goroutine.
#pragma once

#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

/// The steps of the mutex's methods. Any goroutine may call them.
template <class Policy>
class BasicMutex {
 public:
  explicit BasicMutex(Mutex& m) : m_(m) {}

  /// Locks the mutex if it is unlocked. Acquire: partner of try_unlock and release_locked.
  bool try_lock() const {
    std::int32_t state = this->state().load(std::memory_order_relaxed);
    return (state & Mutex::kLocked) == 0 &&
           this->state().compare_exchange_strong(state, state | Mutex::kLocked, std::memory_order_acquire,
                                                 std::memory_order_relaxed);
  }

  /// Waits until the mutex is locked for the calling goroutine.
  void wait_and_lock(const site& where) const {
    std::int64_t since = Policy::now();
    bool woken = false;
    for (;;) {
      Policy::lock_guard(&m_.sema);
      if (take_or_announce()) return Policy::unlock_guard(&m_.sema);
      Policy::waiter().since = woken ? since : rt::sync::kNotWoken;
      bool handed_over = Policy::wait(&m_.waiters, &m_.sema, woken, "sync.Mutex.Lock", where);
      if (handed_over) return;
      woken = true;
    }
  }

  /// Unlocks the mutex. Returns false, and changes nothing, if a goroutine waits or the mutex is not locked.
  /// Release: partner of try_lock and take_or_announce.
  bool try_unlock() const {
    std::int32_t locked = Mutex::kLocked;
    return state().compare_exchange_strong(locked, 0, std::memory_order_release, std::memory_order_relaxed);
  }

  /// Unlocks a mutex for which goroutines wait.
  void unlock_and_wake() const {
    bool handed_over;
    Policy::lock_guard(&m_.sema);
    Waiter* waiter = release_locked(&handed_over);
    Policy::unlock_guard(&m_.sema);
    if (waiter != nullptr) Policy::wake(waiter, handed_over);
  }

  bool is_locked() const { return (state().load(std::memory_order_relaxed) & Mutex::kLocked) != 0; }

 private:
  using Waiter = rt::sched::Waiter;

  typename Policy::template Ref<std::int32_t> state() const {
    return typename Policy::template Ref<std::int32_t>(m_.state);
  }

  // Under the guard: locks the mutex if it is unlocked by now and returns true; otherwise sets kWaited.
  // Acquire: partner of try_unlock and release_locked.
  bool take_or_announce() const {
    std::int32_t state = this->state().load(std::memory_order_relaxed);
    for (;;) {
      std::int32_t wanted = (state & Mutex::kLocked) == 0 ? state | Mutex::kLocked : state | Mutex::kWaited;
      if (this->state().compare_exchange_strong(state, wanted, std::memory_order_acquire,
                                                std::memory_order_relaxed))
        return (state & Mutex::kLocked) == 0;
    }
  }

  // Under the guard: takes out the waiter to be woken. The mutex stays locked for one that has waited for too
  // long. Release: partner of try_lock and take_or_announce.
  Waiter* release_locked(bool* handed_over) const {
    Waiter* waiter = rt::sync::pop_front_or_null(&m_.waiters);
    *handed_over = waiter != nullptr && rt::sync::is_starving(*waiter, Policy::now());
    std::int32_t waited = m_.waiters != nullptr ? Mutex::kWaited : 0;
    state().store(*handed_over ? waited | Mutex::kLocked : waited, std::memory_order_release);
    return waiter;
  }

  Mutex& m_;
};

}  // namespace gocxx::sync
