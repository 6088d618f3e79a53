// sync.Mutex. `state` has two bits: locked, and somebody waits. Who finds it unlocked takes it at once, even
// if others have waited longer: handing it over to one that has to be woken first would leave it idle
// meanwhile. So that nobody waits for ever, one that has waited for more than a millisecond has it handed
// over.
//
// Who has to wait says so under the guard, in one step with seeing that it is locked, and gives up the guard only when it
// waits. Who unlocks a mutex for which nobody waits does so in one step, too; else it takes the guard, and finds whoever has
// said so. While it is locked and somebody waits only its holder changes `state`, under the guard.
#pragma once

#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

// Steps of the mutex's methods.
template <class Parts>
class BasicMutex {
 public:
  explicit BasicMutex(Mutex& m) : m_(m) {}

  bool try_lock() const {
    std::int32_t state = this->state().load(std::memory_order_relaxed);
    return (state & Mutex::kLocked) == 0 &&
           this->state().compare_exchange_strong(state, state | Mutex::kLocked, std::memory_order_acquire,
                                                 std::memory_order_relaxed);
  }

  // One that has been woken and finds it taken again waits before the others, and from when it first did.
  void wait_and_lock(const site& where) const {
    std::int64_t since = Parts::now();
    bool woken = false;
    for (;;) {
      Parts::lock_guard(&m_.sema);
      if (take_or_announce()) return Parts::unlock_guard(&m_.sema);
      Parts::waiter().since = since;
      bool handed_over = Parts::wait(&m_.waiters, &m_.sema, woken, "sync.Mutex.Lock", where);
      if (handed_over) return;
      woken = true;
    }
  }

  // False: nobody waits, or it is not locked. (Nothing has changed.)
  bool try_unlock() const {
    std::int32_t locked = Mutex::kLocked;
    return state().compare_exchange_strong(locked, 0, std::memory_order_release, std::memory_order_relaxed);
  }

  // Somebody waits.
  void unlock_and_wake() const {
    bool handed_over;
    Parts::lock_guard(&m_.sema);
    Waiter* waiter = release_locked(&handed_over);
    Parts::unlock_guard(&m_.sema);
    if (waiter != nullptr) Parts::wake(waiter, handed_over);
  }

  bool is_locked() const { return (state().load(std::memory_order_relaxed) & Mutex::kLocked) != 0; }

 private:
  using Waiter = rt::sched::Waiter;

  static constexpr std::int64_t kStarving = 1'000'000;

  typename Parts::template Ref<std::int32_t> state() const {
    return typename Parts::template Ref<std::int32_t>(m_.state);
  }

  // Under the guard: says that somebody waits, unless the mutex has become free, in which case it is taken.
  bool take_or_announce() const {
    std::int32_t state = this->state().load(std::memory_order_relaxed);
    for (;;) {
      std::int32_t wanted = (state & Mutex::kLocked) == 0 ? state | Mutex::kLocked : state | Mutex::kWaited;
      if (this->state().compare_exchange_strong(state, wanted, std::memory_order_acquire,
                                                std::memory_order_relaxed))
        return (state & Mutex::kLocked) == 0;
    }
  }

  // Under the guard: takes out who is to be woken. The mutex stays locked for one that has waited for too long.
  Waiter* release_locked(bool* handed_over) const {
    Waiter* waiter = rt::sync::pop_front_or_null(&m_.waiters);
    *handed_over = waiter != nullptr && Parts::now() - waiter->since > kStarving;
    std::int32_t waited = m_.waiters != nullptr ? Mutex::kWaited : 0;
    state().store(*handed_over ? waited | Mutex::kLocked : waited, std::memory_order_release);
    return waiter;
  }

  Mutex& m_;
};

}  // namespace gocxx::sync
