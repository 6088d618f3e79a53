// sync.RWMutex. A waiting writer keeps new readers out; a writer that unlocks lets all waiting readers in.
// The lock is always handed over to the goroutines that wait, so a woken goroutine holds it.
//
// `readers` counts the readers that hold the lock. Its bit kClosed is set while a writer holds the lock or
// waits for it.
//
// Invariants:
// - kClosed changes, and all other fields are used, only under the guard.
// - Whenever the guard is free, goroutines wait only if kClosed is set.
// - While kClosed is set, `readers` only decreases, until the writer that holds the lock unlocks.
//
// Reader that locks:    1. If kClosed is not set, it increments `readers`; done.
//                       2. It takes the guard and does step 1 again. If that fails it queues and parks; its
//                          worker drops the guard.
// Reader that unlocks:  1. It decrements `readers`. If the result is not kClosed, it is done.
//                       2. It was the last reader and a writer waits: it takes the guard and hands the lock
//                          to the first waiting writer.
// Writer that locks:    1. It takes the guard. In one step it sets kClosed and reads how many readers there
//                          are.
//                       2. If there are none and it set kClosed itself, it holds the lock. Otherwise it
//                          queues and parks; its worker drops the guard.
// Writer that unlocks:  1. Under the guard it takes out all waiting readers and counts them; if there are
//                          none, it takes out the next writer. It stores the new `readers`, with kClosed if a
//                          writer holds the lock or waits.
//                       2. It drops the guard and wakes those that it took out. They hold the lock already.
//
// Why no goroutine is forgotten: a reader queues under the guard while kClosed is set, and the writer that
// clears kClosed takes the guard and lets the queue in. A writer's step 1 and the last reader's step 1 are
// read-modify-writes of one word: if the writer's comes first, the last reader reads kClosed; it gets the
// guard only after the writer is queued. If the reader's comes first, the writer reads no readers and holds
// the lock. From the writer's step 1 to the hand-over no other goroutine gets the lock, since all find
// kClosed set.
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
    Waiter* writer = admit_writer_or_null();
    Policy::unlock_guard(&m_.sema);
    Policy::wake(writer, true);
  }

  /// Locks for writing. Acquire: partner of count_reader_out and `open`.
  void lock(const site& where) const {
    Policy::lock_guard(&m_.sema);
    if (readers().fetch_or(RWMutex::kClosed, std::memory_order_acquire) != 0) {
      Policy::wait(&m_.waiting_writers, &m_.sema, false, "sync.RWMutex.Lock", where);
      return;
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
    Waiter* admitted = locked ? open() : nullptr;
    Policy::unlock_guard(&m_.sema);
    wake_all(admitted);
    return locked;
  }

 private:
  using Waiter = rt::sched::Waiter;

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

  // Under the guard: takes out the next writer, which holds the lock from now on; null if there is none.
  Waiter* admit_writer_or_null() const {
    Waiter* writer = rt::sync::pop_front_or_null(&m_.waiting_writers);
    m_.writing = writer != nullptr;
    return writer;
  }

  // Under the guard, called by the writer that holds the lock. No other goroutine changes `readers`, since
  // kClosed is set and there are no readers. Returns the goroutines that hold the lock from now on. Release:
  // partner of try_read, `lock` and try_lock.
  Waiter* open() const {
    std::int32_t count = 0;
    m_.writing = false;
    Waiter* admitted = take_readers(&count);
    if (admitted == nullptr) admitted = admit_writer_or_null();
    if (m_.writing || m_.waiting_writers != nullptr) count |= RWMutex::kClosed;
    readers().store(count, std::memory_order_release);
    return admitted;
  }

  RWMutex& m_;
};

}  // namespace gocxx::sync
