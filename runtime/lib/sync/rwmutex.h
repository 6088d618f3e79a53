// sync.RWMutex. A writer that waits for readers keeps new readers out, and the last reader hands the lock
// over to it. A writer that unlocks lets all waiting readers in.
//
// Other writers wait as for a sync.Mutex (mutex.h): the writer that unlocks wakes one of them, which tries
// again, and another goroutine may be faster. Only to one that was woken before and has waited for more than
// a millisecond the lock is handed over. If writers were always handed the lock, each operation would park
// its goroutine as soon as two of them wait.
//
// `readers` counts the readers that hold the lock. Its bit kClosed is set while a writer holds the lock, or
// waits for the readers that hold it.
//
// Invariants:
// - kClosed changes, and all other fields are used, only under the guard.
// - Whenever the guard is free, readers wait only if kClosed is set. If it is set and no writer holds the
//   lock, readers hold it and a writer waits.
// - Whenever writers wait and kClosed is not set, one writer has been woken and has not tried again yet.
// - While kClosed is set, `readers` only decreases, until the writer that holds the lock unlocks.
//
// Reader that locks:    1. If kClosed is not set, it increments `readers`; done.
//                       2. It takes the guard and does step 1 again. If that fails it queues and parks; its
//                          worker drops the guard. When it wakes it holds the lock.
// Reader that unlocks:  1. It decrements `readers`. If the result is not kClosed, it is done.
//                       2. It was the last reader and a writer waits: it takes the guard and hands the lock
//                          to the first waiting writer.
// Writer that locks:    1. It takes the guard. In one step it sets kClosed and reads what `readers` was.
//                       2. If that was 0, it holds the lock. Otherwise it queues and parks; its worker drops
//                          the guard.
//                       3. When it wakes it holds the lock, if that was handed over; otherwise it goes on at
//                          step 1, and queues in front of the others.
// Writer that unlocks:  1. Under the guard it takes out all waiting readers and counts them, and takes out
//                          the first waiting writer. It stores the new `readers`: without kClosed, unless
//                          that writer starves. If it does, it gets the lock; or it stays in the queue until
//                          the readers that are let in have left.
//                       2. It drops the guard and wakes those that it took out. The readers hold the lock
//                          already.
//
// Why no goroutine is forgotten: a reader queues under the guard while kClosed is set, and the writer that
// clears kClosed takes the guard and lets the queue in. A writer's step 1 and the last reader's step 1 are
// read-modify-writes of one word: if the writer's comes first, the last reader reads kClosed; it gets the
// guard only after the writer is queued. If the reader's comes first, the writer reads no readers and holds
// the lock. A writer that queues while another one holds the lock or waits for readers is woken by that one's
// unlock, or by a later one: each writer that was woken unlocks at last, and wakes the next.
//
// Memory orders: increments of `readers` and the writer's step 1 acquire; decrements acquire and release; the
// store of the writer that unlocks releases. A lock that is handed over is ordered by the guard and by the
// wake-up.
#pragma once

#include "gocxx/lib/sync.h"
#include "sync/wait_queue.h"

namespace gocxx::sync {

/// The steps of the lock's methods. Any goroutine may call them.
template <class Policy>
class BasicRWMutex {
 public:
  explicit BasicRWMutex(RWMutex& m) : m_(m) {}

  /// Locks for reading, or returns false if kClosed is set. It tries again if another reader comes in
  /// between. Acquire: partner of `open`.
  bool try_read() const {
    std::int32_t now = readers().load(std::memory_order_relaxed);
    while (now < RWMutex::kClosed)
      if (readers().compare_exchange_weak(now, now + 1, std::memory_order_acquire, std::memory_order_relaxed))
        return true;
    return false;
  }

  /// Locks for reading, and waits if kClosed is set.
  void read_slowly(const site& where) const {
    Policy::lock_guard(&m_.sema);
    if (try_read()) return Policy::unlock_guard(&m_.sema);
    Policy::wait(&m_.waiting_readers, &m_.sema, false, "sync.RWMutex.RLock", where);
  }

  /// Unlocks for reading and returns the new `readers`. If that is kClosed, the caller has to call
  /// `last_reader_left`. Release: partner of the writer's steps in `lock` and `try_lock`. Acquire: the last
  /// reader sees what the other readers did, and hands that to the writer.
  std::int32_t count_reader_out() const { return readers().fetch_sub(1, std::memory_order_acq_rel) - 1; }

  /// Hands the lock to the first waiting writer.
  void last_reader_left() const {
    Policy::lock_guard(&m_.sema);
    Waiter* writer = rt::sync::pop_front_or_null(&m_.waiting_writers);
    m_.writing = true;
    Policy::unlock_guard(&m_.sema);
    Policy::wake(writer, true);
  }

  /// Locks for writing. Acquire: partner of count_reader_out and `open`.
  void lock(const site& where) const {
    std::int64_t since = rt::sync::kNotWoken;
    for (bool woken = false;; woken = true) {
      Policy::lock_guard(&m_.sema);
      if (readers().fetch_or(RWMutex::kClosed, std::memory_order_acquire) == 0) break;
      Policy::waiter().since = since;
      if (!woken) since = Policy::now();
      if (Policy::wait(&m_.waiting_writers, &m_.sema, woken, "sync.RWMutex.Lock", where)) return;
    }
    m_.writing = true;
    Policy::unlock_guard(&m_.sema);
  }

  /// Locks for writing if no goroutine holds the lock or waits. Acquire: partner of count_reader_out and
  /// `open`.
  bool try_lock() const {
    typename Policy::Guarded guard(&m_.sema);
    std::int32_t free = 0;
    bool taken = readers().compare_exchange_strong(free, RWMutex::kClosed, std::memory_order_acquire,
                                                   std::memory_order_relaxed);
    m_.writing |= taken;
    return taken;
  }

  /// Unlocks for writing. Returns false if the lock was not held for writing.
  bool unlock() const {
    Policy::lock_guard(&m_.sema);
    bool locked = m_.writing;
    const Woken woken = locked ? open() : Woken();
    Policy::unlock_guard(&m_.sema);
    if (woken.writer != nullptr) Policy::wake(woken.writer, woken.handed_over);
    wake_all(woken.readers);
    return locked;
  }

 private:
  using Waiter = rt::sched::Waiter;

  // The goroutines that a writer that unlocks wakes.
  struct Woken {
    Waiter* readers = nullptr;  // linked by `next`; they hold the lock
    Waiter* writer = nullptr;
    bool handed_over = false;  // the writer holds the lock
  };

  typename Policy::template Ref<std::int32_t> readers() const {
    return typename Policy::template Ref<std::int32_t>(m_.readers);
  }

  // Wakes a list of waiters linked by `next`, which have been taken out.
  static void wake_all(Waiter* waiter) {
    while (waiter != nullptr) {
      Waiter* next = waiter->next;  // read before: once awake, its goroutine may wait anew
      Policy::wake(waiter, true);
      waiter = next;
    }
  }

  // Under the guard: takes out all waiting readers, linked by `next`, and counts them.
  Waiter* take_readers(std::int32_t* count) const {
    Waiter* taken = nullptr;
    while (Waiter* reader = rt::sync::pop_front_or_null(&m_.waiting_readers)) {
      ++*count;
      reader->next = taken;
      taken = reader;
    }
    return taken;
  }

  // Under the guard, called by the writer that holds the lock. No other goroutine changes `readers`, since
  // kClosed is set and there are no readers. Release: partner of try_read, `lock` and try_lock.
  Woken open() const {
    Woken woken;
    std::int32_t count = 0;
    woken.readers = take_readers(&count);
    const Waiter* first = m_.waiting_writers;
    const bool starving = first != nullptr && rt::sync::is_starving(*first, Policy::now());
    m_.writing = woken.handed_over = starving && count == 0;
    if (!starving || woken.handed_over) woken.writer = rt::sync::pop_front_or_null(&m_.waiting_writers);
    readers().store(starving ? count | RWMutex::kClosed : count, std::memory_order_release);
    return woken;
  }

  RWMutex& m_;
};

}  // namespace gocxx::sync
